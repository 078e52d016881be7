"""What the application owes its readers: its sources, its accessibility, personal data."""

from __future__ import annotations

import streamlit as st

from definitions.method import SourceDefinition
from domain.sign_in import ABSOLUTE
from i18n.formats import grouped
from ui.components.method.sources import credited
from ui.names import catalog
from ui.session import t
from ui.widgets.text import plain

MAIN_SOURCE = "question-195"
QUOTED = "phase/herstal/P04"
STATED_ON = "30 novembre 2026"


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
    st.markdown(
        t(
            "Cette application est **partiellement conforme** aux règles WCAG 2.1, niveau AA, que "
            "demande le décret wallon du 2 mai 2019. Déclaration établie le {day}, par "
            "auto-évaluation ; aucun audit externe n’a encore eu lieu."
        ).format(day=STATED_ON)
    )
    st.subheader(t("Ce qui n’est pas conforme, ou pas encore vérifié"), anchor=False)
    known = (
        t(
            "Les champs de date et les listes viennent de Streamlit : leur usage avec un lecteur "
            "d’écran n’a pas été éprouvé par des personnes concernées."
        ),
    )
    st.markdown("\n".join(f"- {line}" for line in known))
    st.markdown(
        t(
            "Chaque dessin a un tableau et une phrase qui disent la même chose ; un état se lit "
            "par un signe et un mot, jamais par la seule couleur. Vérifié par l’outil axe sur "
            "chaque page, en clair et en sombre, et à 400 % dans les couleurs du système."
        )
    )
    st.markdown(t("Signaler un obstacle : contact non renseigné, à compléter par le FOREm."))


def personal_data() -> None:
    st.markdown(
        t(
            "L’application garde le nom et l’adresse e-mail professionnelle des personnes qui s’y "
            "connectent, leurs rôles, leurs sessions et, dans le journal, ce qu’elles y font. "
            "Elle ne contient aucune donnée sur les bénéficiaires : n’en écrivez dans aucune note."
        )
    )
    st.markdown(
        t(
            "Elle garde aussi les contacts professionnels du registre (nom, fonction, adresse, "
            "téléphone), lus par le FOREm et par un seul lot. Chacun se confirme ou s’efface à son "
            "terme ; une personne obtient ses données, leur correction ou leur effacement en le "
            "demandant à la direction de projet."
        )
    )
    st.markdown(
        t(
            "Les cookies tiennent la session ouverte, {hours} heures au plus, et protègent les "
            "formulaires ; il n’y a ni mesure d’audience, ni service extérieur. Responsable du "
            "traitement et durées de conservation : non renseigné, à compléter par le FOREm."
        ).format(hours=ABSOLUTE.seconds // 3600)
    )
