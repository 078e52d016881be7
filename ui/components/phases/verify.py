"""The form by which a lead validates, refuses or reopens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from domain.permissions import Permission
from domain.phases import PhaseStatus
from domain.review import is_second_person
from i18n.formats import long_day, short_date, since_date
from i18n.labels.phases import PHASE_STATUS_WORD
from queries.facts import FactRow
from queries.people import names_of
from queries.phases.review import declarations_awaiting
from queries.phases.states import PhaseState
from services.phases import review
from ui import state as page_state
from ui.components.phases.words import state_sentence, to_history
from ui.session import announce, ask, can, current_actor, t
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit, perform_decision
from ui.widgets.text import plain


def may_verify(state: PhaseState) -> bool:
    return state.version is not None and can(Permission.PHASE_VERIFY, state.territory, state.lot)


def waiting_for(state: PhaseState) -> list[FactRow]:
    """What was declared of the phase, and waits for a second pair of eyes."""
    return ask(declarations_awaiting, territory=state.territory, phase=state.phase)


def show_verify_forms(state: PhaseState, waiting: Sequence[FactRow]) -> None:
    """Validate or refuse: the second pair of eyes."""
    names = ask(names_of, ids={declared.recorded_by for declared in waiting})
    for declared in waiting:
        author = names.get(declared.recorded_by or 0, t("une autre personne"))
        _verify_form(state, declared, author, is_alone=len(waiting) == 1)


def _verify_form(state: PhaseState, declared: FactRow, author: str, *, is_alone: bool) -> None:
    """The widgets carry the number of the declaration: a click says yes or no to that one only,
    whatever was declared since the page was drawn. Several of them name what they are about."""
    what = t(PHASE_STATUS_WORD[PhaseStatus(declared.value)]).lower()
    st.markdown(
        t("Déclaration de {author} à vérifier : **{what}**, {since}.").format(
            author=plain(author), what=what, since=since_date(declared.effective)
        )
    )
    about = "" if is_alone else f" : {what}, {short_date(declared.effective)}, {plain(author)}"
    if declared.note:
        st.markdown(t("Note : {note}").format(note=plain(declared.note)))
    if not is_second_person(current_actor(), declared.recorded_by):
        st.info(t("Vous avez déclaré cet état : une autre personne doit le vérifier."))
        return
    form = open_form(f"verify/{state.subject}/{declared.id}", present=0)
    note = form.area(t("Note (obligatoire pour refuser)") + about)
    with st.container(horizontal=True):
        yes = form.button(t("Valider") + about, "yes", icon=":material/verified:", is_main=True)
        no = form.button(t("Refuser") + about, "no", icon=":material/undo:")
    if not form.is_sound:
        return
    if yes:
        saved = t("Déclaration validée.")
        _record_decision(state, form, saved, review.validate, fact_id=declared.id, note=note)
    if no:
        refused = t("Déclaration refusée : ce qui valait avant vaut de nouveau.")
        _record_decision(state, form, refused, review.refuse, fact_id=declared.id, reason=note)


def show_reopen_form(state: PhaseState) -> None:
    """Named by the closure it undoes: a page drawn before another closure reopens nothing."""
    st.markdown(t("La phase est close. La rouvrir garde sa clôture dans l’historique."))
    form = open_form(
        f"reopen/{state.subject}/{state.fact_id}",
        present=state.version or 0,
        theirs=state_sentence(state),
        subject=state.subject,
    )
    effective = form.day(t("Rouverte depuis le"), "on", required=True)
    reason = form.area(t("Motif"), required=True)
    edit = (
        Edit(
            partial(
                review.reopen,
                territory=state.territory,
                phase=state.phase,
                effective=effective,
                reason=reason,
            ),
            mine=t("rouverte depuis le {day}").format(day=long_day(effective)),
            saved=f"{t('Phase rouverte.')} {to_history(state)}",
        )
        if effective
        else None
    )
    form.send(t("Rouvrir la phase"), edit, icon=":material/lock_open:")


def _record_decision(
    state: PhaseState, form: Form, saved: str, service: Callable[..., object], **values: object
) -> None:
    """Run a lead's decision; a change in between shows itself first."""
    params = {"territory": state.territory, "phase": state.phase}
    if perform_decision(service, subject=state.subject, **params, **values):
        page_state.fold_acts()
        announce(f"{saved} {to_history(state)}", form=form.name)
