"""The forms by which a decision is noted or taken back, and an action is asked for and followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.meetings import ActionStatus, Owner
from i18n.formats import long_day
from i18n.labels.meetings import ACTION_STATUS_WORD
from queries.meetings.points import MeetingAction
from queries.meetings.sheet import MeetingSheet
from services.meetings import points
from services.meetings.points import BODY_LIMIT, TEXT_LIMIT, Asked, Decided, Followed
from ui.components.meetings.words import action_words, kind_word, phases
from ui.links import with_history
from ui.names import catalog
from ui.session import moment, t, tn
from ui.widgets.form import Form, open_form, optional
from ui.widgets.saving import Edit, Numbered

Draw = Callable[[MeetingSheet], None]


def offered(sheet: MeetingSheet) -> dict[str, tuple[str, Draw]]:
    """Return, by the word of the address, what each action says, and its form."""
    known: dict[str, tuple[str, Draw]] = {
        "decision": (t("Noter une décision"), _show_decide_form),
        "action": (t("Noter une action"), _show_ask_form),
    }
    if sheet.actions or sheet.carried:
        known["suivre"] = (t("Suivre une action"), _show_follow_form)
    if sheet.actions:
        known["changer"] = (t("Changer une action"), _show_change_form)
    if sheet.resolutions:
        known["retirer"] = (t("Retirer une décision"), _show_strike_form)
    return known


def _form(
    sheet: MeetingSheet, name: str, meeting: int | None = None, *, merges: bool = False
) -> Form:
    """Of this meeting, or of the earlier one that asked for an action."""
    meeting_state, number = sheet.state, meeting or sheet.state.number
    decided = tn("{n} décision notée", "{n} décisions notées", len(sheet.resolutions))
    asked = tn("{n} action notée", "{n} actions notées", len(sheet.actions))
    # An action belongs to the meeting that asked for it: that one’s version counts.
    present = next(m.version or 0 for m in sheet.here if m.number == number)
    key = f"{name}/{meeting_state.territory}/{number}"
    return open_form(
        key,
        present=present,
        theirs=f"{decided}\n{asked}",
        subject=meeting_state.subject,
        merges=merges,
    )


def _named(sheet: MeetingSheet, meeting: int | None = None) -> Numbered:
    return {"territory": sheet.state.territory, "number": meeting or sheet.state.number}


def _phase(form: Form, value: str = "") -> str:
    return form.choice(t("Phase"), "phase", optional(phases(), t("Aucune en particulier")), value)


def _show_decide_form(sheet: MeetingSheet) -> None:
    form = _form(sheet, "decide")
    text = form.area(t("Décision"), "text", limit=TEXT_LIMIT, required=True)
    left, right = st.columns(2)
    with left:
        body = form.line(t("Organe ou instance"), "body", kind_word(sheet.state), limit=BODY_LIMIT)
        phase = _phase(form)
    with right:
        basis = form.line(t("Sur quelle base (facultatif)"), "basis", limit=TEXT_LIMIT)
        effect = form.line(t("Effet sur le plan (facultatif)"), "effect", limit=TEXT_LIMIT)
    edit = Edit(
        partial(points.decide, **_named(sheet), decided=Decided(text, body, basis, effect, phase)),
        mine=text,
        saved=with_history(t("Décision notée."), action=Action.MEETING_DECIDED),
        is_repeated=True,
    )
    form.send(t("Noter la décision"), edit)


def _show_strike_form(sheet: MeetingSheet) -> None:
    form = _form(sheet, "strike")
    words = {str(resolution.number): resolution.text for resolution in sheet.resolutions}
    chosen = form.one_in_list(t("Décision à retirer"), "which", words)
    reason = form.area(t("Motif"), required=True)
    edit = (
        Edit(
            partial(
                points.withdraw_decision, **_named(sheet), resolution=int(chosen), reason=reason
            ),
            mine=words[chosen],
            saved=with_history(
                t("Décision retirée ; l’historique la garde."),
                action=Action.MEETING_DECISION_STRUCK,
            ),
        )
        if chosen
        else None
    )
    form.send(t("Retirer la décision"), edit)


def _owners(sheet: MeetingSheet) -> Mapping[str, str]:
    """Organisations around the table of this territory, then the types of actors."""
    params = {
        str(Owner(organisation=organisation.number)): organisation.name
        for organisation in sheet.register
        if organisation.is_present
    }
    types = {
        str(Owner(actor_type=actor_type.code)): t("{kind} (type d’acteurs)").format(
            kind=actor_type.name
        )
        for actor_type in catalog().actor_types
        if not actor_type.retired
    }
    return params | types


def _asked(form: Form, sheet: MeetingSheet, start: MeetingAction | None) -> Asked | None:
    """Return what is to be done, by whom, until when; nothing yet without a day."""
    text = form.area(t("Action"), "text", start.title if start else "", TEXT_LIMIT, required=True)
    left, right = st.columns(2)
    with left:
        owner = form.choice(
            t("Responsable"), "owner", _owners(sheet), str(start.owner) if start else None
        )
    with right:
        phase = _phase(form, start.phase if start else "")
    due = start.due if start else None
    when = form.when(t("Pour le"), "due", due, required=True)
    return Asked(text, Owner.parse(owner), when, phase) if owner and when else None


def _show_ask_form(sheet: MeetingSheet) -> None:
    form = _form(sheet, "ask")
    asked = _asked(form, sheet, None)
    edit = (
        Edit(
            partial(points.ask, **_named(sheet), asked=asked),
            mine=asked.text,
            saved=with_history(t("Action notée."), action=Action.MEETING_ACTION_ASKED),
            is_repeated=True,
        )
        if asked
        else None
    )
    form.send(t("Noter l’action"), edit)


def _pick(sheet: MeetingSheet, name: str, among: Sequence[MeetingAction]) -> MeetingAction:
    """Return one of them; its form starts anew with it."""
    keyed = {f"{action.meeting}.{action.number}": action for action in among}
    on = moment().on
    chosen: str = st.selectbox(
        t("Action"),
        list(keyed),
        format_func=lambda key: f"{keyed[key].title} — {action_words(keyed[key], on)}",
        key=f"which/{name}/{sheet.state.subject}",
    )
    return keyed[chosen]


def _show_change_form(sheet: MeetingSheet) -> None:
    action = _pick(sheet, "change", sheet.actions)
    form = _form(sheet, f"change-{action.number}", merges=True)
    asked = _asked(form, sheet, action)
    edit = (
        Edit(
            partial(points.change, **_named(sheet), action=action.number, asked=asked),
            mine=asked.text,
            saved=with_history(t("Action changée."), action=Action.MEETING_ACTION_CHANGED),
        )
        if asked
        else None
    )
    form.send(t("Changer l’action"), edit)


def _show_follow_form(sheet: MeetingSheet) -> None:
    action = _pick(sheet, "follow", [*sheet.actions, *sheet.carried])
    form = _form(sheet, f"follow-{action.number}", action.meeting)
    # What it is already is no news, and is not offered.
    words = {s.value: t(word) for s, word in ACTION_STATUS_WORD.items() if s is not action.status}
    status = form.choice(t("Où en est-elle ?"), "status", words)
    column, _ = st.columns(2)
    with column:
        day = form.day(t("Depuis le"), "day", required=True)
    note = form.area(t("Note ou motif (obligatoire pour abandonner ou rouvrir)"))
    edit = (
        Edit(
            partial(
                points.follow,
                **_named(sheet, action.meeting),
                action=action.number,
                followed=Followed(ActionStatus(status), day, note),
            ),
            mine=f"{words[status]}, {long_day(day)}",
            saved=with_history(t("Suivi de l’action noté."), action=Action.MEETING_ACTION_FOLLOWED),
        )
        if status and day
        else None
    )
    form.send(t("Noter le suivi"), edit)
