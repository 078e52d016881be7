"""How far a phase is on a day, counted item by item by the declared rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.deliverables import DeliverableStatus
from domain.gates import Check
from domain.progress import Item, Part, Progress, progress_of
from queries.context import Context
from queries.deliverables.states import DeliverableState
from queries.gates.checklist import CheckItem
from queries.milestones.states import MilestoneState


def progress_from(
    ctx: Context,
    *,
    phase: str,
    checklist: Sequence[CheckItem],
    milestones: Sequence[MilestoneState],
    deliverables: Sequence[DeliverableState],
) -> Progress:
    """The weights are those of the phase, else those of data/method/progress.yaml."""
    items = [*_checks(checklist), *_milestones(milestones), *_deliverables(ctx, deliverables)]
    weights = ctx.catalog.phase(phase).progress or ctx.catalog.progress.weights
    return progress_of(items, weights.by_part())


_DONE = {Check.DONE: Fraction(1), Check.OPEN: Fraction(0), Check.UNKNOWN: None}


def _checks(checklist: Sequence[CheckItem]) -> Iterator[Item]:
    for item in checklist:
        if item.check is not Check.NOT_APPLICABLE:
            yield Item(Part.CHECKLIST, item.criterion.key, _DONE[item.check])


def _milestones(milestones: Sequence[MilestoneState]) -> Iterator[Item]:
    """A milestone of which nobody told any date is unknown."""
    for milestone in milestones:
        done = Fraction(1 if milestone.actual_on else 0)
        yield Item(Part.MILESTONES, milestone.key, done if milestone.expected else None)


def _deliverables(ctx: Context, deliverables: Sequence[DeliverableState]) -> Iterator[Item]:
    """A deliverable that nobody has touched is unknown; what a source says available is not
    accepted."""
    shares = ctx.catalog.progress.deliverables
    counted = {
        DeliverableStatus.SUBMITTED: shares.submitted,
        DeliverableStatus.IN_REVIEW: shares.in_review,
        DeliverableStatus.ACCEPTED_WITH_RESERVATIONS: shares.accepted_with_reserves,
        DeliverableStatus.ACCEPTED: 100,
    }
    for deliverable in deliverables:
        is_known = (
            deliverable.status is not DeliverableStatus.EXPECTED
            or deliverable.due_on
            or deliverable.available_on
        )
        done = Fraction(counted.get(deliverable.status, 0), 100)
        weight = 1 if deliverable.is_added else ctx.catalog.deliverable(deliverable.key).weight
        yield Item(Part.DELIVERABLES, deliverable.key, done if is_known else None, weight)
