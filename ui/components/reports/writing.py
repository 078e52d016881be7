"""Writing a report: a draft saved at each field, the two people who may write at once, the
sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

import streamlit as st

from domain.errors import StaleEdit
from domain.permissions import Permission
from domain.reporting import Standing
from domain.reports import Filled, Section
from i18n.formats import instant
from i18n.labels.reports import SECTION_WORD
from queries.reports.sheet import Draft, draft_of
from queries.reports.states import ReportState
from services.reports import reports
from ui import state as page_state
from ui.components.reports.fields import fields
from ui.components.reports.review import saved_words
from ui.session import announce, ask, can, perform, t
from ui.widgets.conflict import Keep, conflict
from ui.widgets.text import small

CORRECTING = "corriger"  # in the address: an accepted report is being corrected


@dataclass(frozen=True, slots=True)
class _DraftState:
    """What this tab works on: where its fields started, what it saved last, as which version."""

    start: Filled
    saved: Filled | None  # None: the fields were never drawn yet
    version: int
    turn: int  # fields are made anew when somebody else’s draft is taken over
    conflict: bool = False
    sent: Filled | None = (
        None  # on its way: a run may end between what it records and what it keeps
    )


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
    desk = page_state.get(_key(state))
    if not isinstance(desk, _DraftState):
        desk = _take(state, draft)
    if desk.sent is not None and not desk.conflict:
        desk = _save_draft(state, desk, desk.sent)
        draft = ask(draft_of, **_named(state))
    filled = fields(draft, desk.start, f"{state.subject}/{desk.turn}")
    reason = _reason(state, desk)
    if desk.saved is None:
        desk = _keep_typed(state, replace(desk, saved=filled))
    if desk.conflict:
        _resolve_conflict(state, draft, desk, filled)
    elif filled != desk.saved:
        desk = _save_draft(state, desk, filled)
    elif draft.version != desk.version:
        _take(state, draft)
        announce(t("Un brouillon plus récent, enregistré entre-temps, est repris."))
    _show_send_form(state, draft, desk, filled, reason)


def _key(state: ReportState) -> str:
    return f"desk/{state.subject}"


def _keep_typed(state: ReportState, desk: _DraftState) -> _DraftState:
    page_state.put(_key(state), desk)
    return desk


def _take(state: ReportState, draft: Draft) -> _DraftState:
    """Start from what is recorded."""
    return _keep_typed(state, _DraftState(draft.filled, None, draft.version, turn=draft.version))


def _reason(state: ReportState, desk: _DraftState) -> str:
    if state.standing is not Standing.ACCEPTED:
        return ""
    return st.text_area(
        t("Motif de la correction"), key=f"report_reason/{state.subject}/{desk.turn}"
    )


def _save_draft(state: ReportState, desk: _DraftState, filled: Filled) -> _DraftState:
    """Keep the draft; what is refused stays in its field, beside the reason."""
    seen = desk.version
    desk = _keep_typed(state, replace(desk, sent=filled))
    try:
        done = perform(reports.save_draft, **_named(state), seen_version=seen, filled=filled)
    except StaleEdit:
        _stop_for_conflict(state, desk)
    if done:
        return _keep_typed(state, _DraftState(desk.start, filled, seen + 1, desk.turn))
    return _keep_typed(state, replace(desk, sent=None))


def _stop_for_conflict(state: ReportState, desk: _DraftState) -> NoReturn:
    """Nothing more is saved before the person has seen both drafts."""
    _keep_typed(state, replace(desk, conflict=True, sent=None))
    st.rerun()


def _show_send_form(
    state: ReportState, draft: Draft, desk: _DraftState, filled: Filled, reason: str
) -> None:
    if desk.saved == filled and desk.version > draft.version:
        st.markdown(small(t("Brouillon enregistré à l’instant.")))
    elif draft.saved_at:
        when = instant(draft.saved_at)
        st.markdown(small(t("Brouillon enregistré le {when}.").format(when=when)))
    if st.button(
        t("Remettre le rapport"),
        type="primary",
        icon=":material/send:",
        key=f"report_send/{state.subject}",
        disabled=desk.conflict,
        help=t("Une fois remis, ce texte est figé ; la direction de projet le lit."),
    ):
        _submit_report(state, desk, filled, reason)


def _submit_report(state: ReportState, desk: _DraftState, filled: Filled, reason: str) -> None:
    try:
        done = perform(
            reports.submit,
            **_named(state),
            seen_version=desk.version,
            filled=filled,
            reason=reason,
        )
    except StaleEdit:
        _stop_for_conflict(state, desk)
    if done:
        page_state.forget(_key(state))
        page_state.set_param(CORRECTING, None)
        announce(saved_words(state, t("Rapport remis : {what}.")))


def _resolve_conflict(state: ReportState, draft: Draft, desk: _DraftState, filled: Filled) -> None:
    """What differs between the two drafts, and the choice; nothing of either is lost before it."""
    mine, theirs = differences(filled, draft.filled)
    choice = conflict(mine=mine, theirs=theirs, key=f"report_conflict/{state.subject}")
    if choice is Keep.MINE:
        desk = _save_draft(state, replace(desk, version=draft.version), filled)
        if not desk.conflict:
            st.rerun()
    elif choice is Keep.THEIRS:
        _take(state, draft)
        announce(t("Votre saisie est abandonnée ; le brouillon enregistré reste."))


def differences(mine: Filled, theirs: Filled) -> tuple[str, str]:
    """The fields that differ, in the words of each side."""
    pairs = [
        (t(SECTION_WORD[section]), mine.sections.get(section, ""), theirs.sections.get(section, ""))
        for section in Section
    ]
    pairs.append((t("Nouveaux risques"), mine.new_risks, theirs.new_risks))
    pairs.append((t("Changements"), _answers(mine), _answers(theirs)))
    pairs.append((t("Risques"), _risks(mine), _risks(theirs)))
    differing = [pair for pair in pairs if pair[1] != pair[2]]
    return _side(differing, 1), _side(differing, 2)


def _side(pairs: Sequence[tuple[str, str, str]], which: int) -> str:
    unknown = t("rien")
    return " — ".join(
        t("{field} : {value}").format(field=pair[0], value=pair[which] or unknown) for pair in pairs
    )


def _answers(filled: Filled) -> str:
    given = filled.answers.values()
    count = t("{n} confirmés").format(n=sum(answer.confirmed for answer in given))
    return " ; ".join([count, *(answer.remark for answer in given if answer.remark)])


def _risks(filled: Filled) -> str:
    closed = t("{n} clos").format(n=sum(risk.closed for risk in filled.risks))
    return " ; ".join([closed, *(risk.remark for risk in filled.risks if risk.remark)])


def _named(state: ReportState) -> dict[str, str]:
    return {"territory": state.territory, "lot": state.lot, "period": state.period.key}
