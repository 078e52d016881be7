"""The head of a phase: where it stands, whose word it is, its dates, who, what comes next; and what
may be done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from domain.milestones import Horizon
from domain.phases import CLOSED
from queries.following.due import DueFilter, due_list, responsible_for
from queries.gates.dossier import PhaseSummary
from queries.phases.sheet import PhaseSheet
from queries.phases.states import PhaseState
from ui.components.following.due import next_words
from ui.components.method.sources import sources_line
from ui.components.phases import summary
from ui.components.phases.declare import may_declare, show_declare_form
from ui.components.phases.sheet import dates_table, opening_sentence, origin_of, status_line
from ui.components.phases.verify import (
    may_verify,
    show_reopen_form,
    show_verify_forms,
    waiting_for,
)
from ui.components.phases.words import DECLARE
from ui.components.register.words import type_name
from ui.names import lot_name
from ui.session import ask, in_the_past, moment, t
from ui.widgets.selectors import Act, show_acts
from ui.widgets.text import plain

VERIFY, REOPEN = "verifier", "rouvrir"


def show_head(sheet: PhaseSheet) -> PhaseSummary | None:
    """State, dates and how far apart they are, who, the next thing, the words that it rests on."""
    opening_sentence(sheet.state)
    status_line(sheet.state)
    seen = summary.line(sheet.definition, sheet.state.territory)
    left, right = st.columns(2)
    with left:
        dates_table(sheet.state)
    with right:
        st.markdown("\n".join(_who_and_next(sheet)))
    _quotation(sheet)
    return seen


def _who_and_next(sheet: PhaseSheet) -> Iterator[str]:
    state = sheet.state
    names = [plain(type_name(code)) for code in responsible_for(sheet.definition)]
    yield t("- **Qui réalise :** {names} {origin}").format(
        names=", ".join(names), origin=origin_of(sheet.definition.raci)
    )
    yield t("- **Lot :** {lot}").format(lot=plain(lot_name(state.lot)))
    yield _next(state)


def _next(state: PhaseState) -> str:
    """What is late, else what comes next; what nobody has spoken of since its day is neither."""
    wanted = DueFilter(territory=state.territory, phase=state.phase)
    dues = ask(due_list, moment=moment(), wanted=wanted).dues
    due = next((due for due in dues if due.horizon is not Horizon.SILENT), None)
    label = t("En retard") if due and due.horizon is Horizon.OVERDUE else t("La suite")
    what = next_words(due) if due else t("aucune échéance connue")
    return t("- **{label} :** {what}").format(label=label, what=what)


def _quotation(sheet: PhaseSheet) -> None:
    """The words that the state rests on, and the document that they come from."""
    told = [fact for fact in sheet.history if fact.id == sheet.state.fact_id]
    if line := sources_line(told):
        quotes = [f"> « {plain(fact.quote)} »\n" for fact in told if fact.quote]
        st.markdown("\n".join([*quotes, line]))


def show_acts_of(sheet: PhaseSheet) -> None:
    """What this person may do with the phase, what waits for them first; nothing to readers."""
    acts = [] if in_the_past() else list(_acts(sheet))
    if acts:
        show_acts(acts, opened=VERIFY)


def _acts(sheet: PhaseSheet) -> Iterator[Act]:
    state = sheet.state
    if may_verify(state):
        if waiting := waiting_for(state):
            show = partial(show_verify_forms, state, waiting)
            yield Act(VERIFY, t("Vérifier la déclaration"), show)
        elif state.status in CLOSED:
            show = partial(show_reopen_form, state)
            yield Act(REOPEN, t("Rouvrir la phase…"), show)
    if may_declare(state):
        show = partial(show_declare_form, state)
        yield Act(DECLARE, t("Déclarer un état"), show)
