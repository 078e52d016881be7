"""Writing a report: a draft saved at each field, the two people who may write at once, the
sending."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypedDict

import streamlit as st

from domain.errors import StaleEdit
from domain.permissions import Permission
from domain.reporting import Standing
from domain.reports import Filled
from i18n.formats import instant
from queries.people import names_of
from queries.reports.sheet import Draft, draft_of
from queries.reports.states import ReportState
from services.reports import reports
from ui import state as page_state
from ui.components.reports.fields import as_recorded, fields
from ui.components.reports.review import saved_words
from ui.session import ask, can, perform, t
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.text import plain, small

CORRECTING = "corriger"  # in the address: an accepted report is being corrected


def may_write(state: ReportState) -> bool:
    return can(Permission.REPORT_WRITE, state.territory, state.lot)


def is_open(state: ReportState) -> bool:
    """True when the report is to be written now; of an accepted one, when the address asks for
    it."""
    if state.standing is Standing.ACCEPTED:
        return bool(page_state.param(CORRECTING))
    return state.standing is not Standing.SUBMITTED


def offer_correction(state: ReportState) -> None:
    """The way to correct an accepted report, for who wrote it."""
    if state.standing is Standing.ACCEPTED and may_write(state):
        st.button(
            t("Corriger ce rapport"),
            icon=":material/edit:",
            help=t("Une nouvelle version sera remise ; celle-ci reste lisible."),
            on_click=page_state.set_param,
            args=(CORRECTING, "1"),
        )


def show_writing_form(state: ReportState) -> None:
    """The form. What is typed is kept at each field; a reload finds it again."""
    draft = ask(draft_of, **_named(state))
    form = open_form(f"report/{state.subject}", present=draft.version, merges=True, is_steady=True)
    with st.container(key="draft"):  # the style sheet prints what is written so far
        written, sound = fields(draft, form)
    done = _saved_by(draft) if form.contested else ""
    if done:
        st.markdown(small(done))
    is_new = sound != as_recorded(draft)
    if is_new:
        draft = _save_draft(state, draft, sound)
    reason = _reason(state, form)
    _show_saved(draft, form, is_new=is_new)
    edit = Edit(
        partial(reports.submit, **_named(state), filled=written, reason=reason),
        mine="",
        saved=saved_words(state, t("Rapport remis : {what}.")),
        then=partial(page_state.set_param, CORRECTING, None),
    )
    form = replace(form, present=draft.version)
    help = t("Une fois remis, ce texte est figé ; la direction de projet le lit.")
    form.send(t("Remettre le rapport"), edit, icon=":material/send:", help=help)


def _saved_by(draft: Draft) -> str:
    """Say who saved the words of the other one, and when."""
    if draft.saved_at is None:
        return ""
    name = ask(names_of, ids={draft.saved_by}).get(draft.saved_by or 0)
    return t("L’autre texte est de {name}, le {when}.").format(
        name=plain(name or t("une autre personne")), when=instant(draft.saved_at)
    )


def _save_draft(state: ReportState, draft: Draft, sound: Filled) -> Draft:
    """Keep what can be kept; when a colleague was faster, the page is drawn with both texts."""
    try:
        perform(reports.save_draft, **_named(state), seen_version=draft.version, filled=sound)
    except StaleEdit:
        st.rerun()
    return ask(draft_of, **_named(state))


def _reason(state: ReportState, form: Form) -> str:
    if state.standing is not Standing.ACCEPTED:
        return ""
    return form.area(t("Motif de la correction"), "reason", required=True)


def _show_saved(draft: Draft, form: Form, *, is_new: bool) -> None:
    """Say what is stored, in a line that is there from the start: the button below must not move
    under a finger."""
    said = t("Aucun brouillon n’est encore enregistré.")
    if draft.saved_at:
        said = t("Brouillon enregistré le {when}.").format(when=instant(draft.saved_at))
        if is_new:
            said = t("Brouillon enregistré à l’instant.")
    if not form.is_sound:
        st.markdown(small(f"{said} {t('Ce qui est signalé plus haut ne l’est pas encore.')}"))
        return
    # The script that keeps what is typed (web/assets/brouillons.js) reads the name.
    with st.container(key=f"brouillon-garde//{form.name}//v{draft.version}"):
        st.markdown(small(said))


class _Named(TypedDict):
    """What every service about one report asks for first."""

    territory: str
    lot: str
    period: str


def _named(state: ReportState) -> _Named:
    return {"territory": state.territory, "lot": state.lot, "period": state.period.key}
