"""Answer « what was true on that day, as known then? » from recorded facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar


class Recorded(Protocol):
    """One recorded fact. `effective_on` is the day it certainly holds, `recorded_at` is ours.

    `replaces` names the fact that this one corrects; one that `withdraws` says nothing itself.
    """

    @property
    def id(self) -> int: ...
    @property
    def effective_on(self) -> date: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def replaces(self) -> int | None: ...
    @property
    def withdraws(self) -> bool: ...


class Valued(Recorded, Protocol):
    @property
    def value(self) -> str: ...


R = TypeVar("R", bound=Recorded)


def struck_out(facts: Iterable[Recorded], known_at: datetime | None = None) -> frozenset[int]:
    """The ids of facts that a later one corrects or withdraws, as known at `known_at`.

    A correction that was itself withdrawn (a lead refused it) corrects nothing any more, and a
    withdrawal that was undone withdraws nothing: what they had struck out holds again. A
    correction of a correction changes nothing there. What undoes is not undone itself.
    """
    known = [f for f in facts if known_at is None or f.recorded_at <= known_at]
    gone = withdrawn(known)
    return frozenset(f.replaces for f in known if f.replaces is not None and f.id not in gone)


def withdrawn(facts: Iterable[Recorded]) -> frozenset[int]:
    """The ids of facts that another one withdraws, and is not undone itself: nobody says them any
    more. Those that are only corrected have been said."""
    withdrawing = [f for f in facts if f.withdraws]
    undone = {f.replaces for f in withdrawing}
    return frozenset(
        f.replaces for f in withdrawing if f.replaces is not None and f.id not in undone
    )


def fact_as_of(facts: Iterable[R], on: date, known_at: datetime | None = None) -> R | None:
    """The fact in force on `on`, as we knew it at `known_at` (default: as we know it now).

    `facts` are those of one subject and one attribute. What was struck out has never been
    true; among the rest the latest effective day wins, then the latest recording.
    """
    known = [f for f in facts if known_at is None or f.recorded_at <= known_at]
    struck = struck_out(known)
    in_force = [f for f in known if f.id not in struck and not f.withdraws and f.effective_on <= on]
    return max(in_force, key=lambda f: (f.effective_on, f.recorded_at, f.id), default=None)


def value_as_of(facts: Iterable[Valued], on: date, known_at: datetime | None = None) -> str | None:
    """The value in force on `on`, or None when nothing was known."""
    fact = fact_as_of(facts, on, known_at)
    return fact.value if fact else None
