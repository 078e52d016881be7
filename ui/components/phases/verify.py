"""The form by which a lead validates, refuses or reopens."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST
from domain.permissions import Permission
from domain.phases import CLOSED, PhaseStatus
from domain.review import is_second_person
from i18n.formats import short_date, since_date
from i18n.labels.phases import PHASE_STATUS_WORD
from queries.facts import FactRow
from queries.people import names_of
from queries.phases.review import declarations_awaiting
from queries.phases.states import PhaseState
from services.phases import review
from ui.session import announce, ask, can, current_actor, t, today
from ui.widgets.form import note_area
from ui.widgets.saving import perform_decision
from ui.widgets.text import plain


def show_verify_forms(state: PhaseState) -> None:
    """Validate, refuse or reopen: the second pair of eyes; nothing at all to others."""
    if state.version is None or not can(Permission.PHASE_VERIFY, state.territory, state.lot):
        return
    st.header(t("Vérifier"), anchor="verifier")
    waiting = ask(declarations_awaiting, territory=state.territory, phase=state.phase)
    names = ask(names_of, ids={declared.recorded_by for declared in waiting})
    for declared in waiting:
        author = names.get(declared.recorded_by or 0, t("une autre personne"))
        _verify_form(state, declared, author, is_alone=len(waiting) == 1)
    if not waiting and state.status in CLOSED:
        _reopen_form(state)
    elif not waiting:
        st.markdown(t("Aucune déclaration n’attend de vérification."))


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
    note = note_area(t("Note (obligatoire pour refuser)") + about, key=f"verify/{declared.id}")
    with st.container(horizontal=True):
        yes = st.button(
            t("Valider") + about,
            type="primary",
            icon=":material/verified:",
            key=f"yes/{declared.id}",
        )
        no = st.button(t("Refuser") + about, icon=":material/undo:", key=f"no/{declared.id}")
    if yes:
        saved = t("Déclaration validée.")
        _record_decision(state, saved, review.validate, fact_id=declared.id, note=note)
    if no:
        refused = t("Déclaration refusée : ce qui valait avant vaut de nouveau.")
        _record_decision(state, refused, review.refuse, fact_id=declared.id, reason=note)


def _reopen_form(state: PhaseState) -> None:
    """Keyed by the closure it undoes: a page drawn before another closure reopens nothing."""
    st.markdown(t("La phase est close. La rouvrir garde sa clôture dans l’historique."))
    effective = st.date_input(
        t("Rouverte depuis le"),
        today(),
        CALENDAR_FIRST,
        CALENDAR_LAST,
        format="DD/MM/YYYY",
        key=f"reopened/{state.fact_id}",
    )
    reason = note_area(t("Motif"), key=f"reopen/{state.fact_id}")
    if st.button(t("Rouvrir la phase"), icon=":material/lock_open:", key=f"open/{state.fact_id}"):
        _record_decision(
            state,
            t("Phase rouverte."),
            review.reopen,
            seen_version=state.version,
            effective=effective,
            reason=reason,
        )


def _record_decision(
    state: PhaseState, saved: str, service: Callable[..., object], **values: object
) -> None:
    """Run a lead's decision; a change in between shows itself first."""
    params = {"territory": state.territory, "phase": state.phase}
    if perform_decision(service, subject=state.subject, **params, **values):
        announce(f"{saved} [{t('Voir l’historique')}](#historique)")
