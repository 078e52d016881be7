"""The estimates that a milestone has had: what was expected, said when, moved why, on whose
side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.milestones import Cause
from domain.statements import Side
from queries.context import Context
from queries.facts import FactRow, history_of
from queries.milestones.states import REASONS, milestone_on
from queries.moment import Moment
from queries.people import names_of


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimate: what was expected, said on which day, why it moved, on whose side."""

    said_on: date
    expected: PartialDate | None
    cause: Cause | None
    side: Side | None
    note: str
    by: str | None  # a name, for readers who may know people


def estimates_of(ctx: Context, *, territory: str, key: str, moment: Moment) -> list[Estimate]:
    """Return every estimate that a milestone has had, oldest first."""
    state = milestone_on(ctx, territory=territory, key=key, moment=moment)
    facts = history_of(ctx, state.subject, ("forecast_on", *REASONS), known_at=moment.known_at)
    known = [fact for fact in facts if fact.effective_on <= moment.on]
    reasons = {(fact.event_id, fact.attribute): fact.value for fact in known}
    names = names_of(ctx, ids={fact.recorded_by for fact in known})
    return [
        _estimate(fact, reasons, names)
        for fact in reversed(known)
        if fact.attribute == "forecast_on"
    ]


def _estimate(
    fact: FactRow, reasons: Mapping[tuple[int, str], str], names: Mapping[int, str]
) -> Estimate:
    cause, side = (reasons.get((fact.event_id, name), "") for name in REASONS)
    return Estimate(
        said_on=fact.stated_on,
        expected=PartialDate.parse(fact.value) if fact.value else None,
        cause=Cause(cause) if cause else None,
        side=Side(side) if side else None,
        note=fact.note,
        by=names.get(fact.recorded_by or 0),
    )
