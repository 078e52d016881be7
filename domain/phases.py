"""What may happen to a phase in a territory: its statuses, their order, their warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PhaseStatus(StrEnum):
    UNKNOWN = "unknown"
    NOT_STARTED = "not_started"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    SUSPENDED = "suspended"
    COMPLETED = "completed"  # said by the contractor
    VALIDATED = "validated"  # accepted by FOREm


DECLARABLE = (
    PhaseStatus.NOT_STARTED,
    PhaseStatus.PLANNED,
    PhaseStatus.IN_PROGRESS,
    PhaseStatus.SUSPENDED,
    PhaseStatus.COMPLETED,
)
CLOSED = frozenset({PhaseStatus.COMPLETED, PhaseStatus.VALIDATED})
RUNNING = frozenset({PhaseStatus.IN_PROGRESS, PhaseStatus.SUSPENDED})
STARTED = CLOSED | RUNNING
AWAITED = frozenset({PhaseStatus.PLANNED, PhaseStatus.NOT_STARTED})

EXPECTED: Mapping[PhaseStatus, frozenset[PhaseStatus]] = {
    PhaseStatus.UNKNOWN: frozenset(
        {PhaseStatus.NOT_STARTED, PhaseStatus.PLANNED, PhaseStatus.IN_PROGRESS}
    ),
    PhaseStatus.NOT_STARTED: frozenset({PhaseStatus.PLANNED, PhaseStatus.IN_PROGRESS}),
    PhaseStatus.PLANNED: frozenset({PhaseStatus.IN_PROGRESS}),
    PhaseStatus.IN_PROGRESS: frozenset({PhaseStatus.SUSPENDED, PhaseStatus.COMPLETED}),
    PhaseStatus.SUSPENDED: frozenset({PhaseStatus.IN_PROGRESS, PhaseStatus.COMPLETED}),
    PhaseStatus.COMPLETED: frozenset(),
    PhaseStatus.VALIDATED: frozenset(),
}


class CautionKind(StrEnum):
    OUT_OF_ORDER = "out_of_order"
    PREDECESSOR_OPEN = "predecessor_open"
    PARTNER_NOT_STARTED = "partner_not_started"
    ENTRY_UNMET = "entry_unmet"
    OLDER_THAN_KNOWN = "older_than_known"


@dataclass(frozen=True, slots=True)
class Caution:
    """Something unusual about a change. It asks for a reason and never blocks."""

    kind: CautionKind
    about: str = ""  # the status, the phase keys, the criterion or the day it is about


@dataclass(frozen=True, slots=True)
class Current:
    """What is known of a phase when a change is declared."""

    status: PhaseStatus
    since: date | None  # the day from which that status counts


@dataclass(frozen=True, slots=True)
class Order:
    """What the method says must come before a phase, and where those phases stand."""

    follows: Mapping[str, PhaseStatus]  # finish to start
    starts_with: Mapping[str, PhaseStatus]  # start to start
    unmet: tuple[str, ...] = ()  # other entry criteria that the data does not prove, in words


def cautions_of(
    current: Current, order: Order, *, new: PhaseStatus, effective: date
) -> tuple[Caution, ...]:
    """Everything unusual about declaring `new` from `effective` on. Order is advice, not law."""
    cautions = []
    if new is not current.status and new not in EXPECTED[current.status]:
        cautions.append(Caution(CautionKind.OUT_OF_ORDER, current.status))
    if current.since and effective < current.since:
        cautions.append(Caution(CautionKind.OLDER_THAN_KNOWN, current.since.isoformat()))
    if new in STARTED:
        cautions += _unmet(CautionKind.PREDECESSOR_OPEN, order.follows, CLOSED)
        cautions += _unmet(CautionKind.PARTNER_NOT_STARTED, order.starts_with, STARTED)
        cautions += [Caution(CautionKind.ENTRY_UNMET, criterion) for criterion in order.unmet]
    return tuple(cautions)


def _unmet(
    kind: CautionKind, phases: Mapping[str, PhaseStatus], wanted: Iterable[PhaseStatus]
) -> list[Caution]:
    open_ones = sorted(key for key, status in phases.items() if status not in set(wanted))
    return [Caution(kind, ", ".join(open_ones))] if open_ones else []
