"""The named sets of planned dates of a territory, as they were proposed and decided."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.milestones import BaselineStatus
from domain.permissions import Permission
from domain.subjects import Kind, Subject, subject_text
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.people import names_of

ATTRIBUTES = ("name", "dates", "baseline")


@dataclass(frozen=True, slots=True)
class Baseline:
    """`dates` by milestone key, as they were frozen when the baseline was proposed."""

    number: int
    name: str
    reason: str
    status: BaselineStatus
    dates: Mapping[str, PartialDate]
    proposed_on: date
    proposed_by: int | None
    decided_on: date | None
    decided_by: int | None
    names: Mapping[int, str]  # of people, for readers who may know them


def subject_of(territory: str, number: int | str) -> str:
    return subject_text(Kind.BASELINE, territory, number)


def baselines_on(ctx: Context, *, territory: str, moment: Moment) -> list[Baseline]:
    """Return those proposed up to that day, oldest first."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    known: dict[int, dict[str, FactRow]] = defaultdict(dict)
    for fact in facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        territory=territory,
    ):
        about = Subject.parse(fact.subject)
        if about.kind is Kind.BASELINE:
            known[int(about.key)][fact.attribute] = fact
    people = {fact.recorded_by for facts in known.values() for fact in facts.values()}
    names = names_of(ctx, ids=people)
    return [_baseline(number, known[number], names) for number in sorted(known)]


def _baseline(number: int, facts: Mapping[str, FactRow], names: Mapping[int, str]) -> Baseline:
    name, decision = facts["name"], facts["baseline"]
    status = BaselineStatus(decision.value)
    decided = status is not BaselineStatus.PROPOSED
    frozen: dict[str, str] = json.loads(facts["dates"].value)
    return Baseline(
        number=number,
        name=name.value,
        reason=name.note,
        status=status,
        dates={key: PartialDate.parse(value) for key, value in frozen.items()},
        proposed_on=name.stated_on,
        proposed_by=name.recorded_by,
        decided_on=decision.stated_on if decided else None,
        decided_by=decision.recorded_by if decided else None,
        names=names,
    )
