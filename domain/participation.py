"""Who was seen around the table: each group at each phase, by who came to the meetings that were
held."""

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
    """Return every group at every phase, in their orders. Who came to a meeting of two phases
    was seen at both; a meeting of no phase proves nothing of any."""
    informative = sorted(
        (sitting for sitting in sittings if sitting.groups),
        key=lambda sitting: (sitting.on.last, sitting.number),
    )[::-1]
    of_phase = {
        phase: [sitting for sitting in informative if phase in sitting.phases] for phase in phases
    }
    return [
        Presence(
            group,
            phase,
            len(of_phase[phase]),
            tuple(sitting for sitting in of_phase[phase] if group in sitting.groups),
        )
        for group in groups
        for phase in phases
    ]


def proof_of(presences: Iterable[Presence]) -> Proof:
    """Return what the meetings of one phase prove: only those that tell who came count, and a
    group never seen is a gap."""
    known = [presence for presence in presences if presence.n_told]
    if not known:
        return Proof.SILENT
    return Proof.INCOMPLETE if any(presence.is_absent for presence in known) else Proof.COMPLETE
