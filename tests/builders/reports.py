"""Reports of lot 1 in Herstal: expected, drafted, sent, accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from domain.permissions import Actor
from domain.reporting import Cadence, Rhythm
from domain.reports import Answer, Filled, Section
from queries.reports.sheet import Draft, draft_of
from services.reports import expectations, reports, review
from tests.personas import ALINE, HUGO
from tests.worlds import World

PERIOD, NEXT = "2026-11-01_2026-11-15", "2026-11-16_2026-11-30"
PLACE = {"territory": "herstal", "lot": "lot-1"}
HERE = PLACE | {"period": PERIOD}
RHYTHM = Rhythm(Cadence.TWICE_MONTHLY, date(2026, 11, 1))
WRITTEN = Filled(sections={Section.HIGHLIGHT: "Premiers ateliers tenus."})


def expect(
    world: World,
    actor: Actor = ALINE,
    rhythm: Rhythm = RHYTHM,
    seen_version: int = 0,
    **where: str,
) -> None:
    place = PLACE | where
    lots = [(place["territory"], place["lot"])]
    world.do(actor, expectations.expect, lots=lots, seen_version=seen_version, rhythm=rhythm)


def draft(world: World, actor: Actor = HUGO, period: str = PERIOD) -> Draft:
    return world.ask(actor, draft_of, **PLACE, period=period)


def answered(found: Draft, filled: Filled = WRITTEN) -> Filled:
    """With every change of the period confirmed."""
    return replace(filled, answers={line.key: Answer(confirmed=True) for line in found.lines})


def send(
    world: World,
    actor: Actor = HUGO,
    filled: Filled = WRITTEN,
    period: str = PERIOD,
    reason: str = "",
) -> None:
    found = draft(world, actor, period)
    world.do(
        actor, reports.submit, **PLACE, period=period, seen_version=found.version,
        filled=answered(found, filled), reason=reason,
    )  # fmt: skip


def accept(world: World, actor: Actor = ALINE, seen_version: int = 1, **said: Any) -> None:
    world.do(actor, review.accept, **HERE, seen_version=seen_version, **said)
