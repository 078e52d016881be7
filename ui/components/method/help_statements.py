"""What the application owes its readers: its sources, its accessibility, personal data."""

from __future__ import annotations

import streamlit as st

from definitions.method import SourceDefinition
from domain.sign_in import ABSOLUTE
from i18n import statements
from i18n.formats import grouped
from ui.components.method.sources import credited
from ui.names import catalog
from ui.session import t
from ui.widgets.text import plain

MAIN_SOURCE = "question-195"
QUOTED = "phase/herstal/P04"


def show_sources() -> None:
    """The one public source on the pilot, quoted; then every document that is cited."""
    main = catalog().source(MAIN_SOURCE)
    facts = sum(entry.source == MAIN_SOURCE for entry in catalog().chronology)
    st.markdown(
        t(
            "L’avancement connu vient d’une seule source publique : {title}. {n} faits en sont tirés."
        ).format(title=credited(main), n=grouped(facts))
    )
    quote = next(entry.quote for entry in catalog().chronology if entry.subject == QUOTED)
    st.markdown(f"« {plain(quote)} »")
    st.markdown(
        t(
            "Ce qu’elle ne dit pas est « non renseigné », ou proposé par nous et marqué "
            "*proposition*. La suite vient de ce que les personnes du projet déclarent ici."
        )
    )
    with st.expander(t("Toutes les sources citées")):
        st.markdown("\n".join(_cited(source) for source in catalog().sources))


def _cited(source: SourceDefinition) -> str:
    note = f". {plain(source.note)}" if source.note else ""
    return f"- {credited(source)}{note}"


def show_accessibility() -> None:
    """An honest statement: partially compliant, what is known not to be, how it was checked."""
    st.markdown(t(statements.COMPLIANCE).format(day=statements.STATED_ON))
    st.subheader(t(statements.GAPS_TITLE), anchor=False)
    st.markdown("\n".join(f"- {t(gap)}" for gap in statements.GAPS))
    st.markdown(t(statements.MEASURES))
    st.markdown(t(statements.OBSTACLE))


def personal_data() -> None:
    for text in statements.PERSONAL_DATA:
        st.markdown(t(text).format(hours=ABSOLUTE.seconds // 3600))
