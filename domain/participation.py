"""Who was seen around the table: each group at each phase, by who came to the meetings that were held."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that was held. `groups`: the types of actors and the publics that came, by their
    keys; empty when nobody has noted who came."""

    number: int
    title: str
    on: PartialDate
    phases: tuple[str, ...]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Presence:
    """One group at one phase: the sittings where it was seen, latest first, of `n_told` that tell
    who came."""

    group: str
    phase: str
    n_told: int
    sittings: tuple[Sitting, ...]

    @property
    def is_absent(self) -> bool:
        """Meetings tell who came, and none of them saw it. Without any, nothing is known."""
        return self.n_told > 0 and not self.sittings


class Proof(StrEnum):
    """What the meetings say of « construites avec l’ensemble de ces parties prenantes »."""

    SILENT = "silent"  # none of them tells who came
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"  # each group was seen at least once


def presences(
    groups: Iterable[str], phases: Collection[str], sittings: Iterable[Sitting]
) -> list[Presence]:
    """Every group at every phase, in their orders. Who came to a meeting of two phases was seen at
    both; a meeting of no phase proves nothing of any."""
    told = sorted(
        (one for one in sittings if one.groups), key=lambda one: (one.on.last, one.number)
    )[::-1]
    of_phase = {phase: [one for one in told if phase in one.phases] for phase in phases}
    return [
        Presence(
            group,
            phase,
            len(of_phase[phase]),
            tuple(one for one in of_phase[phase] if group in one.groups),
        )
        for group in groups
        for phase in phases
    ]


def proof_of(found: Iterable[Presence]) -> Proof:
    """Of one phase: only meetings that tell who came count, and one group never seen is a gap."""
    known = [one for one in found if one.n_told]
    if not known:
        return Proof.SILENT
    return Proof.INCOMPLETE if any(one.is_absent for one in known) else Proof.COMPLETE
