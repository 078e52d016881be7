"""Four eyes: which declarations wait for a second person, who that may be, who may correct one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from domain.history import Recorded, struck_out, withdrawn
from domain.permissions import Actor
from domain.statements import Origin


class Said(Recorded, Protocol):
    @property
    def origin(self) -> Origin: ...
    @property
    def confirms(self) -> int | None: ...


S = TypeVar("S", bound=Said)


def awaiting(facts: Iterable[S]) -> list[S]:
    """The declarations of one subject and attribute that nobody verified or refused yet.

    A decision settles the declaration it confirms, and every earlier one about the same day or
    an older one: the word on a later day still waits. A refusal settles what it strikes out.
    """
    known = list(facts)
    struck = struck_out(known)
    gone = withdrawn(known)
    decisions = [
        f for f in known if f.origin is Origin.VERIFIED and not f.withdraws and f.id not in gone
    ]
    return [
        f
        for f in known
        if f.origin is Origin.DECLARED
        and f.id not in struck
        and not any(_settles(decision, f) for decision in decisions)
    ]


def _settles(decision: Said, declared: Said) -> bool:
    later = decision.id > declared.id and decision.effective_on >= declared.effective_on
    return later or decision.confirms == declared.id


def is_second_person(actor: Actor, *said_by: int | None) -> bool:
    """Nobody verifies, refuses or closes what they said themselves, or had a hand in."""
    return actor.user_id not in said_by


def may_correct(*, is_mine: bool, waits: bool, is_in_force: bool, may_reopen: bool) -> bool:
    """One’s own declaration while nobody has decided on it; the statement in force, for who may
    reopen phases. What others declared and what is over are not corrected."""
    return (is_mine and waits) or (is_in_force and may_reopen)
