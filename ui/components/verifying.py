"""The form by which a lead validates, refuses or reopens."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from domain.dates import CALENDAR_FIRST
from domain.errors import StaleEdit
from domain.permissions import Permission
from domain.phases import CLOSED, Origin
from queries.phases import PhaseState
from services import phase_review
from services.phase_rows import NOTE_LIMIT
from ui.components.portfolio import state_sentence
from ui.session import announce, can, current_actor, perform, t, today, told


def verifying(state: PhaseState) -> None:
    """Validate, refuse or reopen: the second pair of eyes; nothing at all to others."""
    if state.version is None or not can(Permission.PHASE_VERIFY, state.territory, state.lot):
        return
    st.header(t("Vérifier"), anchor="verifier")
    if state.origin is Origin.DECLARED:
        _verify_form(state)
    elif state.status in CLOSED:
        _reopen_form(state)
    else:
        st.caption(t("Aucune déclaration n’attend de vérification."))


def _verify_form(state: PhaseState) -> None:
    if state.declared_by == current_actor().user_id:
        st.info(t("Vous avez déclaré cet état : une autre personne doit le vérifier."))
        return
    st.markdown(t("Déclaration à vérifier : **{what}**.").format(what=state_sentence(state)))
    note = _reason_area(state, "verify", t("Note (obligatoire pour refuser)"))
    with st.container(horizontal=True):
        yes = st.button(t("Valider"), type="primary", icon=":material/verified:")
        no = st.button(t("Refuser"), icon=":material/undo:")
    if yes:
        _decide(state, t("Déclaration validée."), phase_review.validate, note=note)
    if no:
        refused = t("Déclaration refusée : l’état précédent est rétabli.")
        _decide(state, refused, phase_review.refuse, reason=note)


def _reopen_form(state: PhaseState) -> None:
    st.markdown(t("La phase est close. La rouvrir garde sa clôture dans l’historique."))
    key = f"{state.territory}/{state.phase}/{state.version}"
    effective = st.date_input(
        t("Rouverte depuis le"),
        today(),
        CALENDAR_FIRST,
        today(),
        format="DD/MM/YYYY",
        key=f"reopened/{key}",
    )
    reason = _reason_area(state, "reopen", t("Motif de la réouverture"))
    if st.button(t("Rouvrir la phase"), icon=":material/lock_open:"):
        _decide(
            state, t("Phase rouverte."), phase_review.reopen, effective=effective, reason=reason
        )


def _reason_area(state: PhaseState, name: str, label: str) -> str:
    key = f"{name}/{state.territory}/{state.phase}/{state.version}"
    return st.text_area(label, max_chars=NOTE_LIMIT, key=key)


def _decide(
    state: PhaseState, saved: str, service: Callable[..., object], **values: object
) -> None:
    """Run a lead's decision on the version shown; a change in between shows itself first."""
    try:
        done = perform(
            service,
            territory=state.territory,
            phase=state.phase,
            seen_version=state.version,
            **values,
        )
    except StaleEdit as refusal:
        st.error(told(refusal), icon=":material/sync_problem:")
        return
    if done:
        announce(f"{saved} [{t('Voir l’historique')}](#historique)")
