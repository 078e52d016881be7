"""Meetings in words: their state and day, who answers for an action, who came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from definitions import names
from domain.addresses import Param
from domain.meetings import ActionStatus, MeetingStatus, Owner
from i18n.formats import in_date, joined, long_day
from i18n.labels.meetings import ACTION_STATUS_WORD, MEETING_KIND_WORD
from queries.meetings.points import MeetingAction
from queries.meetings.states import Groups, MeetingState
from queries.register.organisations import OrganisationState
from ui.components.register.words import type_name
from ui.links import href
from ui.names import catalog
from ui.navigation import MEETING
from ui.session import t, tn
from ui.widgets.text import plain

ICON: Mapping[MeetingStatus, str] = {
    MeetingStatus.PLANNED: ":material/event:",
    MeetingStatus.HELD: ":material/check_circle:",
    MeetingStatus.CANCELLED: ":material/cancel:",
}


def meeting_href(territory: str, number: int) -> str:
    return href(MEETING, **{Param.TERRITORY: territory, Param.MEETING: str(number)})


def linked_title(one: MeetingState) -> str:
    """The title, as the way to its sheet."""
    return f"[{plain(one.title)}]({meeting_href(one.territory, one.number)})"


def kind_word(one: MeetingState) -> str:
    return t(MEETING_KIND_WORD[one.kind])


def state_words(one: MeetingState, on: date) -> str:
    """« Tenue le 2 mai 2024 », « Prévue le 2 mai 2024, passée sans nouvelles »: never both alike."""
    planned = in_date(one.planned_on) if one.planned_on else ""
    if one.status is MeetingStatus.CANCELLED:
        return t("Annulée (prévue {when})").format(when=planned) if planned else t("Annulée")
    if one.status is MeetingStatus.HELD and one.held_on:
        return t("Tenue {when}").format(when=in_date(one.held_on))
    if one.planned_on and one.planned_on.last < on:
        return t("Prévue {when}, passée sans nouvelles").format(when=planned)
    return t("Prévue {when}").format(when=planned)


def signed_state(one: MeetingState, on: date) -> str:
    """The same after its sign."""
    return f"{ICON[one.status]} {state_words(one, on)}"


def phase_words(keys: Iterable[str]) -> str:
    """« 4 et 5 »."""
    return joined([plain(names.phase_number(catalog(), key)) for key in keys])


def phases() -> dict[str, str]:
    return {phase.key: f"{phase.position}. {phase.title.fr}" for phase in catalog().phases}


def groups() -> dict[str, str]:
    return {one.key: one.name for one in catalog().groups if not one.retired}


def group_words(counted: Groups) -> str:
    """« Demandeurs d’emploi (12), autres habitants (4) »."""
    return ", ".join(f"{plain(names.group_name(catalog(), key))} ({n})" for key, n in counted)


def came_words(one: MeetingState) -> str:
    """How many of each; nothing is told of a meeting that is only planned."""
    if not one.is_held:
        return "–"
    if not one.tells_who_came:
        return t("non renseigné")
    people = sum(count for _, count in one.groups)
    counts = (
        tn("{n} organisation", "{n} organisations", len(one.organisations)),
        tn("{n} personne", "{n} personnes", people),
    )
    known = (one.organisations, one.groups)
    return ", ".join(words for words, told in zip(counts, known, strict=True) if told)


def owner_words(owner: Owner, register: Sequence[OrganisationState]) -> str:
    """An organisation by its name, else the type of actors."""
    if owner.organisation is None:
        return plain(type_name(owner.actor_type))
    return next(
        (plain(one.name) for one in register if one.number == owner.organisation),
        str(owner.organisation),
    )


def action_words(one: MeetingAction, on: date) -> str:
    """« Ouverte, en retard », « Faite le 2 mai 2024 »."""
    word = t(ACTION_STATUS_WORD[one.status])
    if one.status is not ActionStatus.OPEN and one.closed_on:
        word = t("{word} le {day}").format(word=word, day=long_day(one.closed_on))
    late = t("{word}, en retard").format(word=word) if one.is_late(on) else word
    return f"{late} (« {plain(one.note)} »)" if one.note else late


def signed_action(one: MeetingAction, on: date) -> str:
    """The same, after its sign when it is late."""
    sign = ":material/warning: " if one.is_late(on) else ""
    return sign + action_words(one, on)
