"""Which declarations wait for a second person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from domain.history import Recorded, struck_out
from domain.phases import Origin


class Said(Recorded, Protocol):
    @property
    def origin(self) -> Origin: ...


S = TypeVar("S", bound=Said)


def awaiting(facts: Iterable[S]) -> list[S]:
    """The declarations of one subject and attribute that nobody verified or refused yet.

    A decision settles everything declared before it; a refusal only what it strikes out.
    """
    known = list(facts)
    struck = struck_out(known)
    decided = [f.id for f in known if f.origin is Origin.VERIFIED and not f.withdraws]
    last = max(decided, default=0)
    return [f for f in known if f.origin is Origin.DECLARED and f.id not in struck and f.id > last]
