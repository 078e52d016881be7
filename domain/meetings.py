"""Meetings and workshops: planned, held or cancelled; the actions that they leave to be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from domain.dates import PartialDate
from domain.errors import N_, DomainError

GROUP_LIMIT = 1000  # people of one group at one meeting


class MeetingKind(StrEnum):
    """Meetings of one kind in one territory follow each other: what stays open is carried over."""

    STEERING = "steering"
    SUPPORT = "support"  # « comité d’accompagnement »: follows a contract, advises
    WORKING = "working"
    WORKSHOP = "workshop"
    LIVING_LAB = "living_lab"
    INFORMATION = "information"
    OTHER = "other"


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class ActionStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


def status_of(*, held_on: PartialDate | None, is_cancelled: bool) -> MeetingStatus:
    """A day to come, or one that passed without news, is a plan and nothing more."""
    if is_cancelled:
        return MeetingStatus.CANCELLED
    return MeetingStatus.HELD if held_on else MeetingStatus.PLANNED


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does an action: an organisation of the territory, by its number, or a type of actors."""

    organisation: int | None = None
    actor_type: str = ""

    def __post_init__(self) -> None:
        if (self.organisation is None) == (not self.actor_type):
            raise OwnerMissing

    def __str__(self) -> str:
        """As facts say it: « organisation:12 », « type:CPAS »."""
        if self.organisation is not None:
            return f"organisation:{self.organisation}"
        return f"type:{self.actor_type}"

    @classmethod
    def parse(cls, text: str) -> Owner:
        kind, _, key = text.partition(":")
        if kind == "organisation" and key.isdecimal():
            return cls(organisation=int(key))
        return cls(actor_type=key if kind == "type" else "")


def check_closing(
    old: ActionStatus, new: ActionStatus, *, on: date, since: date, reason: str
) -> None:
    """Done or dropped after the meeting that asked for it; dropping it, or opening it again, needs
    its reason."""
    if old is new:
        raise ActionStands
    if on < since:
        raise ClosedBeforeMeeting(value=f"{on:%d/%m/%Y}", first=f"{since:%d/%m/%Y}")
    if new is not ActionStatus.DONE and not reason:
        raise ReasonForDropping


def check_groups(groups: Mapping[str, int]) -> None:
    for count in groups.values():
        if not 0 < count <= GROUP_LIMIT:
            raise GroupCountRefused(value=count, limit=GROUP_LIMIT)


class Meeting(Protocol):
    """What has to be known of a meeting to say what is carried over to it."""

    @property
    def territory(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> MeetingKind: ...
    @property
    def day(self) -> PartialDate | None: ...


class Action(Protocol):
    """What has to be known of an action: which meeting asked for it, and when it was closed."""

    @property
    def territory(self) -> str: ...
    @property
    def meeting(self) -> int: ...
    @property
    def closed_on(self) -> date | None: ...


A = TypeVar("A", bound=Action)


def carried_over(meeting: Meeting, meetings: Iterable[Meeting], actions: Iterable[A]) -> list[A]:
    """The actions of earlier meetings of the same kind there that were still open on its day."""
    if meeting.day is None:
        return []
    day = meeting.day.last
    earlier = {
        earlier.number
        for earlier in meetings
        if earlier.territory == meeting.territory
        and earlier.kind is meeting.kind
        and earlier.number != meeting.number
        and earlier.day is not None
        and earlier.day.last < day
    }
    return [
        action
        for action in actions
        if action.territory == meeting.territory
        and action.meeting in earlier
        and (action.closed_on is None or action.closed_on >= day)
    ]


class MeetingPlaceMissing(DomainError):
    reason = N_("Une réunion concerne un territoire au moins.")
    remedy = N_("Choisissez un territoire, ou plusieurs si elle leur est commune.")


class MeetingShared(DomainError):
    reason = N_("Cette réunion est commune à plusieurs territoires : ce qu’elle est vaut partout.")
    remedy = N_("Demandez ce changement à la direction de projet ; notez ici qui est venu.")


class MeetingCancelled(DomainError):
    reason = N_("Cette réunion est annulée.")
    remedy = N_("Inscrivez-en une autre.")


class MeetingNotHeld(DomainError):
    reason = N_("Cette réunion ne s’est pas encore tenue.")
    remedy = N_("Notez d’abord qu’elle s’est tenue, et quand.")


class MeetingAlreadyHeld(DomainError):
    reason = N_("Cette réunion s’est tenue : elle n’a plus de jour prévu à changer.")
    remedy = N_("Corrigez le jour où elle s’est tenue.")


class GroupCountRefused(DomainError):
    reason = N_("{value} n’est pas un nombre de personnes possible pour un public.")
    remedy = N_("Écrivez un nombre entre 1 et {limit}, ou laissez le champ vide.")


class OwnerMissing(DomainError):
    reason = N_("Une action a un responsable : une organisation ou un type d’acteurs.")
    remedy = N_("Choisissez-le dans la liste ; jamais le nom d’une personne.")


class ReasonForDropping(DomainError):
    reason = N_("Abandonner ou rouvrir une action demande son motif.")
    remedy = N_("Écrivez en quelques mots pourquoi.")


class ActionStands(DomainError):
    reason = N_("L’action est déjà dans cet état.")
    remedy = N_("Choisissez un autre état, ou ne changez rien.")


class ClosedBeforeMeeting(DomainError):
    reason = N_("Le {value} précède la réunion qui a demandé l’action ({first}).")
    remedy = N_("Choisissez une date à partir de ce jour.")
