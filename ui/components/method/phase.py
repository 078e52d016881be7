"""One phase as the method defines it, each statement with its origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from definitions.base import Statement
from definitions.phases import CriterionDefinition, DeliverableDefinition, PhaseDefinition
from domain.addresses import Param
from domain.milestones import MilestoneKind
from i18n.labels.milestones import PROOF_WORD
from i18n.labels.phases import PHASE_STATUS_WORD
from i18n.labels.raci import RESPONSIBILITY_WORD
from queries.phases.states import PhaseState
from ui.components.method.order import order_lines
from ui.components.phases.sheet import show_ours, stated
from ui.components.phases.words import States
from ui.links import href, link
from ui.names import catalog, name_of
from ui.navigation import OVERVIEW, PHASE, RESPONSIBILITIES
from ui.session import t
from ui.widgets.glyphs import STATUS
from ui.widgets.tables import NOTHING, Cell, Cells, record_table
from ui.widgets.text import plain, small

LISTED = 3  # territories beside each phase; more of them stand in the matrix
LETTERS = tuple(RESPONSIBILITY_WORD.items())


def show_purpose(phase: PhaseDefinition) -> None:
    """Show what the phase is for, where it stands in the order, how often it is reported."""
    st.header(phase.numbered_title)
    show_ours()
    st.markdown(stated(plain(phase.purpose.text.fr), phase.purpose))
    order = [*order_lines(phase), _noted(phase)]
    title, place = t("Titre"), t("Ordre")
    quoted = t("« {title} »").format(title=plain(phase.title.fr))
    lines = [
        f"{title} : {stated(quoted, phase.title)}",
        f"{place} : {stated(' ; '.join(filter(None, order)), phase.dependencies)}",
    ]
    if phase.reporting:
        words = t("Comptes rendus")
        lines.append(f"{words} : {stated(plain(phase.reporting.words), phase.reporting)}")
    _show_bullets(lines)


def _noted(phase: PhaseDefinition) -> str:
    return plain(phase.dependencies.note.fr) if phase.dependencies.note else ""


def show_milestones(phase: PhaseDefinition) -> None:
    """Points that are passed on a day, and agreements that stay in force."""
    st.subheader(t("Jalons"))
    lasting = t("accord qui reste en vigueur")
    _show_bullets(
        stated(
            plain(item.title.fr) + (f", {lasting}" if item.kind is MilestoneKind.TARGET else ""),
            item,
        )
        for item in phase.milestones
    )


def show_deliverables(phase: PhaseDefinition) -> None:
    """Show each expected deliverable, when it is acceptable, and its share of the phase."""
    st.subheader(t("Livrables attendus"))
    total = sum(item.weight for item in phase.deliverables)
    record_table(
        [_deliverable(item, total) for item in phase.deliverables],
        name=t("Livrables attendus, critères d’acceptation et poids"),
        key="expected",
        is_sorted=False,
    )
    st.markdown(small(t("Le poids est la part du livrable dans l’avancement de la phase.")))


def _deliverable(item: DeliverableDefinition, total: int) -> Cells:
    criteria = " ; ".join(text.fr for text in item.acceptance.criteria)
    return {
        t("Livrable"): _stated(item.title.fr, item),
        t("Accepté quand"): _stated(criteria, item.acceptance),
        t("Poids"): t("{weight} sur {total}").format(weight=item.weight, total=total),
    }


def _stated(words: str, statement: Statement) -> Cell:
    """With its source; without one it is ours, and in italics."""
    if not statement.reference:
        return Cell([words], is_proposal=True)
    source = catalog().source(statement.reference).title
    return Cell([words], note=t("source : {title}").format(title=source))


def show_criteria(title: str, items: Sequence[CriterionDefinition]) -> None:
    """Entry or exit criteria; what data is to prove is nobody's opinion."""
    st.subheader(title)
    proof = t(PROOF_WORD[None])
    _show_bullets(
        f"{stated(plain(item.text.fr), item)}{f' · {proof}' if item.provable else ''}"
        for item in items
    )


def show_raci(phase: PhaseDefinition) -> None:
    """Show who realises, approves, is consulted, is informed, by type of actor."""
    st.subheader(t("Qui fait quoi"))
    rows = [
        {t("Acteur"): catalog().actor_type(code).name}
        | {t(word): "●" if letter in phase.raci.of(code) else NOTHING for letter, word in LETTERS}
        for code in phase.raci.roles
    ]
    record_table(rows, name=t("Rôle de chaque type d’acteur dans la phase"), key="roles")
    explained = t("RACI : qui réalise, qui approuve, qui est consulté, qui est informé.")
    way = href(RESPONSIBILITIES, **{Param.PHASE: phase.key})
    sentence = f"{stated(explained, phase.raci)} [{t('Livrable par livrable')}]({way})"
    st.markdown(small(sentence))


def show_questions(phase: PhaseDefinition) -> None:
    """Show what the source leaves open."""
    if phase.questions:
        st.subheader(t("Questions ouvertes"))
        _show_bullets(plain(text.fr) for text in phase.questions)


def show_everywhere(states: States) -> None:
    """The eleven phases, each beside where it stands in the territories that the reader sees."""
    places = list(dict.fromkeys(place for place, _ in states))
    if len(places) > LISTED:
        link(OVERVIEW, t("Voir chaque territoire dans la vue d’ensemble"), OVERVIEW.icon)
        places = []
    for phase in catalog().phases:
        columns = st.columns([3, *(2 for _ in places)])
        with columns[0]:
            st.markdown(plain(phase.numbered_title))
        for column, place in zip(columns[1:], places, strict=True):
            with column:
                _state_link(states[place, phase.key])


def _state_link(state: PhaseState) -> None:
    label = f"{name_of(state.territory)} : {t(PHASE_STATUS_WORD[state.status]).lower()}"
    params = {Param.TERRITORY: state.territory, Param.PHASE: state.phase}
    link(PHASE, label, STATUS[state.status].icon, **params)


def _show_bullets(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines) or t("Non renseigné."))
