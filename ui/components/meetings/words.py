"""Meetings in words: their state and day, who answers for an action, who came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from definitions import names
from domain.addresses import Param
from domain.meetings import ActionStatus, MeetingStatus, Owner
from domain.schedule import Flag
from i18n.formats import in_date, joined, long_day
from i18n.labels.meetings import ACTION_STATUS_WORD, MEETING_KIND_WORD
from queries.meetings.points import MeetingAction
from queries.meetings.states import Groups, MeetingState
from queries.register.organisations import OrganisationState
from ui.components.register.words import type_name
from ui.names import catalog
from ui.navigation import MEETING
from ui.session import t, tn
from ui.targets import Target, target
from ui.widgets.glyphs import MEETING as MEETING_GLYPH
from ui.widgets.tables import Cell, cell
from ui.widgets.text import plain


def sheet_of(territory: str, number: int) -> Target:
    """The page of that meeting."""
    return target(MEETING, **{Param.TERRITORY: territory, Param.MEETING: str(number)})


def kind_word(meeting: MeetingState) -> str:
    return t(MEETING_KIND_WORD[meeting.kind])


def state_words(meeting: MeetingState, on: date) -> str:
    """« Tenue le 2 mai 2024 », « Prévue le 2 mai 2024, passée sans nouvelles »: never both
    alike."""
    planned = in_date(meeting.planned_on) if meeting.planned_on else ""
    if meeting.status is MeetingStatus.CANCELLED:
        return t("Annulée (prévue {when})").format(when=planned) if planned else t("Annulée")
    if meeting.status is MeetingStatus.HELD and meeting.held_on:
        return t("Tenue {when}").format(when=in_date(meeting.held_on))
    if meeting.planned_on and meeting.planned_on.last < on:
        return t("Prévue {when}, passée sans nouvelles").format(when=planned)
    return t("Prévue {when}").format(when=planned)


def state_cell(meeting: MeetingState, on: date) -> Cell:
    """The state with its sign before it, for a column that is scanned."""
    day = meeting.held_on or meeting.planned_on
    order = day.last.isoformat() if day else ""
    return cell(state_words(meeting, on), sign=MEETING_GLYPH[meeting.status].sign, order=order)


def phase_words(keys: Iterable[str]) -> str:
    """« 4 et 5 »."""
    return joined([plain(names.phase_number(catalog(), key)) for key in keys])


def phases() -> dict[str, str]:
    return {phase.key: phase.numbered_title for phase in catalog().phases}


def groups() -> dict[str, str]:
    return {group.key: group.name for group in catalog().groups if not group.retired}


def group_words(counted: Groups) -> str:
    """« Demandeurs d’emploi (12), autres habitants (4) »."""
    return ", ".join(f"{plain(names.group_name(catalog(), key))} ({n})" for key, n in counted)


def came_words(meeting: MeetingState) -> str:
    """Say how many of each; nothing is told of a meeting that is only planned."""
    if not meeting.is_held:
        return "–"
    if not meeting.tells_who_came:
        return t("non renseigné")
    people = sum(count for _, count in meeting.groups)
    counts = (
        tn("{n} organisation", "{n} organisations", len(meeting.organisations)),
        tn("{n} personne", "{n} personnes", people),
    )
    known = (meeting.organisations, meeting.groups)
    return ", ".join(words for words, is_told in zip(counts, known, strict=True) if is_told)


def owner_words(owner: Owner, register: Sequence[OrganisationState]) -> str:
    """An organisation by its name, else the type of actors."""
    if owner.organisation is None:
        return type_name(owner.actor_type)
    return next(
        (
            organisation.name
            for organisation in register
            if organisation.number == owner.organisation
        ),
        str(owner.organisation),
    )


def action_words(action: MeetingAction, on: date) -> str:
    """« Ouverte, en retard », « Faite le 2 mai 2024 »."""
    word = t(ACTION_STATUS_WORD[action.status])
    if action.status is not ActionStatus.OPEN and action.closed_on:
        word = t("{word} le {day}").format(word=word, day=long_day(action.closed_on))
    late = t("{word}, en retard").format(word=word) if action.is_late(on) else word
    return f"{late} (« {action.note} »)" if action.note else late


def action_cell(action: MeetingAction, on: date) -> Cell:
    """The state of an action, with its sign when it is late."""
    return cell(action_words(action, on), sign=Flag.LATE if action.is_late(on) else "")
