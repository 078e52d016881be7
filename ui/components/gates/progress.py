"""« Pourquoi 62 % ? »: each item with its share, what is known of it, and what it brings."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from domain.progress import Counted
from i18n.labels.gates import PART_WORD
from queries.gates.dossier import PhaseSummary
from ui import state as address
from ui.components.gates.weather_words import percent_words, titles_of
from ui.session import t
from ui.widgets.tables import NOTHING, record_table
from ui.widgets.text import small

WHY = "pourquoi"


def show_explanation(summary: PhaseSummary) -> None:
    """Closed until it is asked for: by a click, or by the address."""
    opened = address.param(WHY) is not None
    title = t("Pourquoi {percent} ?").format(percent=percent_words(summary.progress))
    with st.expander(title, expanded=opened, icon=":material/calculate:"):
        _show_table(summary)


def _show_table(summary: PhaseSummary) -> None:
    titles = titles_of(summary)
    st.markdown(
        t(
            "La source ne donne aucun pourcentage : celui-ci est calculé par une règle que nous "
            "proposons. Chaque élément a une part ; ce qui n’est pas renseigné n’apporte rien, "
            "et l’avancement se lit alors « au moins »."
        )
    )
    record_table(
        [
            {
                t("Élément"): titles.get(count.item.key, count.item.key).rstrip("."),
                t("Compte comme"): t(PART_WORD[count.item.part]),
                t("Part"): _percent(count.share),
                t("Fait"): _done(count),
                t("Apporte"): NOTHING if count.item.done is None else _percent(count.brings),
            }
            for count in summary.progress.counted
        ],
        name=t("Calcul de l’avancement"),
        key="progress",
    )
    st.markdown(small(t("Total : {percent}.").format(percent=percent_words(summary.progress))))


def _done(count: Counted) -> str:
    return t("non renseigné") if count.item.done is None else _percent(count.item.done)


def _percent(share: Fraction) -> str:
    """Keep one decimal: thirds must still seem to add up."""
    return f"{float(share) * 100:.1f}".rstrip("0").rstrip(".").replace(".", ",") + "\u00a0%"
