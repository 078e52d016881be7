"""What a lead decides of a report: accept it, or return it with a reason."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from domain.errors import StaleEdit
from domain.permissions import Permission
from domain.reporting import Standing
from domain.review import is_second_person
from queries.reports.states import ReportState
from services.reports import review
from ui.components.reports.words import author, period_words
from ui.links import with_history
from ui.session import announce, can, current_actor, perform, refusal_text, t


def show_review_forms(state: ReportState) -> None:
    """The second pair of eyes; nothing at all to others, nor when nothing waits."""
    if state.standing is not Standing.SUBMITTED:
        return
    if not can(Permission.REPORT_REVIEW, state.territory, state.lot):
        st.info(t("Ce rapport attend d’être lu par la direction de projet."))
        return
    st.header(t("Décider"), anchor="decider")
    if not is_second_person(current_actor(), state.sent_by):
        st.info(t("Vous avez remis ce rapport : une autre personne doit le lire."))
        return
    key = f"{state.subject}/{state.number}"
    note = st.text_area(t("Motif (obligatoire pour renvoyer)"), key=f"review_note/{key}")
    with st.container(horizontal=True):
        yes = st.button(
            t("Accepter le rapport"),
            type="primary",
            icon=":material/verified:",
            key=f"review_yes/{key}",
        )
        no = st.button(t("Renvoyer le rapport"), icon=":material/undo:", key=f"review_no/{key}")
    if yes:
        _record_decision(state, t("Rapport accepté : {what}."), review.accept, note=note)
    if no:
        saved = t("Rapport renvoyé à l’adjudicataire : {what}.")
        _record_decision(state, saved, review.send_back, reason=note)


def _record_decision(
    state: ReportState, saved: str, service: Callable[..., object], **values: object
) -> None:
    """A decision on the version read; another one in between shows itself first."""
    try:
        done = perform(
            service,
            territory=state.territory,
            lot=state.lot,
            period=state.period.key,
            seen_version=state.number,
            **values,
        )
    except StaleEdit as refusal:
        st.error(refusal_text(refusal), icon=":material/sync_problem:")
        return
    if done:
        announce(saved_words(state, saved))


def saved_words(state: ReportState, saved: str) -> str:
    """Say what was done of which report, with the way to the history."""
    what = f"{author(state.territory, state.lot)}, {period_words(state.period)}"
    return with_history(saved.format(what=what), territoire=state.territory)
