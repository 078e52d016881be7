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
from ui.widgets.form import Form, open_form
from ui.widgets.saving import end_editing


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
    form = open_form(f"review/{state.subject}", present=state.number)
    note = form.area(t("Motif (obligatoire pour renvoyer)"))
    st.markdown(
        t(
            "Accepter la version {number} la donne à lire au ministère ; la renvoyer la rend à "
            "l’adjudicataire, avec votre motif, pour qu’il la corrige."
        ).format(number=state.number)
    )
    with st.container(horizontal=True):
        yes = form.button(t("Accepter le rapport"), "yes", icon=":material/verified:", is_main=True)
        no = form.button(t("Renvoyer le rapport"), "no", icon=":material/undo:")
    if not form.is_sound:
        return
    if yes:
        _record_decision(state, form, t("Rapport accepté : {what}."), review.accept, note=note)
    if no:
        saved = t("Rapport renvoyé à l’adjudicataire : {what}.")
        _record_decision(state, form, saved, review.send_back, reason=note)


def _record_decision(
    state: ReportState, form: Form, saved: str, service: Callable[..., object], **values: object
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
        end_editing(form.name)
        announce(saved_words(state, saved), form=form.name)


def saved_words(state: ReportState, saved: str) -> str:
    """Say what was done of which report, with the way to the history."""
    what = f"{author(state.territory, state.lot)}, {period_words(state.period)}"
    return with_history(saved.format(what=what), territoire=state.territory)
