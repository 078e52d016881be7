"""The forms by which a decision is noted or taken back, and an action is asked for and followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.meetings import ActionStatus, MeetingDayMissing, Owner
from i18n.formats import long_day
from i18n.labels.meetings import ACTION_STATUS_WORD
from queries.meetings.points import MeetingAction
from queries.meetings.states import MeetingSheet
from services.meetings import points
from services.meetings.points import BODY_LIMIT, TEXT_LIMIT, Asked, Decided, Followed
from ui.components.meetings.words import action_words, kind_word, phases
from ui.links import with_history
from ui.names import catalog
from ui.session import moment, t, tn, today
from ui.widgets.date_input import choose_date
from ui.widgets.form import Form, Numbered, day_field, form, optional
from ui.widgets.saving import Edit

Draw = Callable[[MeetingSheet], None]


def offered(sheet: MeetingSheet) -> dict[str, tuple[str, Draw]]:
    """By the word of the address, what each says, and its form."""
    known: dict[str, tuple[str, Draw]] = {
        "decision": (t("Noter une décision"), _decide),
        "action": (t("Noter une action"), _ask),
    }
    if sheet.actions or sheet.carried:
        known["suivre"] = (t("Dire une action faite, abandonnée ou rouverte"), _follow)
    if sheet.actions:
        known["changer"] = (t("Changer une action"), _change)
    if sheet.resolutions:
        known["retirer"] = (t("Retirer une décision notée par erreur"), _strike)
    return known


def _form(sheet: MeetingSheet, name: str, meeting: int | None = None) -> Form:
    """Of this meeting, or of the earlier one that asked for an action."""
    one, number = sheet.state, meeting or sheet.state.number
    decided = tn("{n} décision notée", "{n} décisions notées", len(sheet.resolutions))
    asked = tn("{n} action notée", "{n} actions notées", len(sheet.actions))
    present = next(m.version or 0 for m in sheet.here if m.number == number)
    key = f"{name}/{one.territory}/{number}"
    return form(key, present=present, theirs=f"{decided}\n{asked}", subject=one.subject)


def _named(sheet: MeetingSheet, meeting: int | None = None) -> Numbered:
    return {"territory": sheet.state.territory, "number": meeting or sheet.state.number}


def _phase(here: Form, value: str = "") -> str:
    return here.choice(t("Phase"), "phase", optional(phases(), t("Aucune en particulier")), value)


def _decide(sheet: MeetingSheet) -> None:
    here = _form(sheet, "decide")
    text = here.area(t("Décision"), "text", limit=TEXT_LIMIT)
    left, right = st.columns(2)
    with left:
        body = here.line(t("Organe ou instance"), "body", kind_word(sheet.state), limit=BODY_LIMIT)
        phase = _phase(here)
    with right:
        basis = here.line(t("Fondement (facultatif)"), "basis", limit=TEXT_LIMIT)
        effect = here.line(t("Effet sur le plan (facultatif)"), "effect", limit=TEXT_LIMIT)
    edit = Edit(
        partial(points.decide, **_named(sheet), decided=Decided(text, body, basis, effect, phase)),
        mine=text,
        saved=with_history(t("Décision notée."), action=Action.MEETING_DECIDED),
    )
    here.send(t("Noter la décision"), edit)


def _strike(sheet: MeetingSheet) -> None:
    here = _form(sheet, "strike")
    words = {str(one.number): one.text for one in sheet.resolutions}
    chosen = here.choice(t("Décision à retirer"), "which", words)
    reason = here.area(t("Motif"))
    edit = Edit(
        partial(points.withdraw_decision, **_named(sheet), resolution=int(chosen), reason=reason),
        mine=words[chosen],
        saved=with_history(
            t("Décision retirée ; l’historique la garde."), action=Action.MEETING_DECISION_STRUCK
        ),
    )
    here.send(t("Retirer la décision"), edit)


def _owners(sheet: MeetingSheet) -> Mapping[str, str]:
    """Organisations around the table of this territory, then the types of actors."""
    here = {
        str(Owner(organisation=one.number)): one.name for one in sheet.register if one.is_present
    }
    types = {
        str(Owner(actor_type=one.code)): t("{kind} (type d’acteurs)").format(kind=one.name)
        for one in catalog().actor_types
        if not one.retired
    }
    return here | types


def _asked(here: Form, sheet: MeetingSheet, start: MeetingAction | None) -> Asked | None:
    """What is to be done, by whom, until when; nothing yet without a day."""
    text = here.area(t("Action"), "text", start.title if start else "", TEXT_LIMIT)
    left, right = st.columns(2)
    with left:
        owner = here.choice(
            t("Responsable"), "owner", _owners(sheet), str(start.owner) if start else None
        )
    with right:
        phase = _phase(here, start.phase if start else "")
    due = start.due if start else None
    when = choose_date(t("Pour le"), key=here.key("due"), start=due, touch=here.touch)
    return Asked(text, Owner.parse(owner), when.on, phase) if when.on else None


def _ask(sheet: MeetingSheet) -> None:
    here = _form(sheet, "ask")
    asked = _asked(here, sheet, None)
    edit = (
        Edit(
            partial(points.ask, **_named(sheet), asked=asked),
            mine=asked.text,
            saved=with_history(t("Action notée."), action=Action.MEETING_ACTION_ASKED),
        )
        if asked
        else None
    )
    here.send(t("Noter l’action"), edit, missing=MeetingDayMissing)


def _pick(sheet: MeetingSheet, name: str, among: Sequence[MeetingAction]) -> MeetingAction:
    """One of them; its form starts anew with it."""
    keyed = {f"{one.meeting}.{one.number}": one for one in among}
    on = moment().on
    chosen: str = st.selectbox(
        t("Action"),
        list(keyed),
        format_func=lambda key: f"{keyed[key].title} — {action_words(keyed[key], on)}",
        key=f"which/{name}/{sheet.state.subject}",
    )
    return keyed[chosen]


def _change(sheet: MeetingSheet) -> None:
    one = _pick(sheet, "change", sheet.actions)
    here = _form(sheet, f"change-{one.number}")
    asked = _asked(here, sheet, one)
    edit = (
        Edit(
            partial(points.change, **_named(sheet), action=one.number, asked=asked),
            mine=asked.text,
            saved=with_history(t("Action changée."), action=Action.MEETING_ACTION_CHANGED),
        )
        if asked
        else None
    )
    here.send(t("Changer l’action"), edit, missing=MeetingDayMissing)


def _follow(sheet: MeetingSheet) -> None:
    one = _pick(sheet, "follow", [*sheet.actions, *sheet.carried])
    here = _form(sheet, f"follow-{one.number}", one.meeting)
    words = {s.value: t(word) for s, word in ACTION_STATUS_WORD.items() if s is not one.status}
    start = ActionStatus.DONE.value if one.is_open else ActionStatus.OPEN.value
    status = here.choice(t("Où en est-elle ?"), "status", words, start)
    column, _ = st.columns(2)
    day = day_field(column, t("Depuis le"), today(), key=here.key("day"), touch=here.touch)
    note = here.area(t("Note ou motif (obligatoire pour abandonner ou rouvrir)"))
    edit = Edit(
        partial(
            points.follow,
            **_named(sheet, one.meeting),
            action=one.number,
            followed=Followed(ActionStatus(status), day, note),
        ),
        mine=f"{words[status]}, {long_day(day)}",
        saved=with_history(t("Suivi de l’action noté."), action=Action.MEETING_ACTION_FOLLOWED),
    )
    here.send(t("Noter le suivi"), edit)
