"""Two pilots at one phase: equal by the source, apart once somebody records something; who reads both."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates import PartialDate
from domain.errors import NotFound
from domain.twins import Aspect
from queries.moment import Moment
from queries.phases.twins import twins
from services.register import organisations
from services.register.organisations import Known
from tests.personas import ALINE, BRUNO, CHLOE
from tests.worlds import World

HERSTAL, CHAPELLE = "herstal", "chapelle-lez-herlaimont"
TODAY, BEFORE = Moment(date(2026, 11, 23)), Moment(date(2023, 1, 1))


def differing(world: World, phase: str = "P04", moment: Moment = TODAY) -> set[tuple[Aspect, str]]:
    found = world.ask(CHLOE, twins, first=HERSTAL, second=CHAPELLE, phase=phase, moment=moment)
    return {(pair.aspect, pair.key) for pair in found.pairs if pair.differs}


def test_what_is_recorded_in_one_territory_sets_it_apart(world: World) -> None:
    assert differing(world) == set()
    world.do(
        ALINE, organisations.add, territories=(HERSTAL,), seen_version=0,
        description=organisations.Description("CPAS", "CPAS"),
        known=Known(PartialDate.parse("2023-04")),
    )  # fmt: skip
    assert differing(world) == {(Aspect.ACTOR, "CPAS")}
    assert differing(world, moment=BEFORE) == set()
    same = world.ask(CHLOE, twins, first=HERSTAL, second=HERSTAL, phase="P04", moment=TODAY)
    assert not any(pair.differs for pair in same.pairs)
    aspects = {pair.aspect for pair in same.pairs}
    assert aspects == set(Aspect)


@pytest.mark.parametrize(
    "wrong", [{"first": "x"}, {"second": "x"}, {"phase": "P99"}], ids=["first", "second", "phase"]
)
def test_what_is_not_there_is_refused(world: World, wrong: dict[str, str]) -> None:
    asked = {"first": HERSTAL, "second": CHAPELLE, "phase": "P04"} | wrong
    with pytest.raises(NotFound):
        world.ask(ALINE, twins, **asked, moment=TODAY)


def test_a_contractor_reads_no_other_territory(world: World) -> None:
    with pytest.raises(NotFound):
        world.ask(BRUNO, twins, first=CHAPELLE, second=HERSTAL, phase="P04", moment=TODAY)
