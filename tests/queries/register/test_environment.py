"""The environment as a query gives it: at any date, filtered, compared, within what the actor sees."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates import PartialDate
from domain.environment import Change, Ring
from domain.errors import FutureMoment, NotFound
from domain.organisation_links import Direction, Mode, Nature, Tie
from domain.organisations import Engagement
from domain.permissions import Actor
from queries.moment import Moment
from queries.register.environment import (
    EVERYTHING,
    Comparison,
    EnvironmentFilter,
    Pictured,
    comparison_of,
    environment_on,
    environments,
    filter_of,
)
from queries.register.organisations import missing_types
from services.register import organisation_links
from tests.builders.organisations import CHAPELLE, HERSTAL, TODAY, add, engage, on
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import World

EARLIER = on("2023-12-31")
NOTHING = Comparison()


@pytest.fixture
def filled(world: World) -> World:
    """Three around the table in Herstal, two of them linked since 2024; one in Chapelle."""
    add(world, "Maison", actor_type="ME")
    add(world, "CPAS de la ville", barriers=("logement",))
    add(world, "Atelier", actor_type="CISP", barriers=("langue",))
    add(world, "Ailleurs", actor_type="ME", places=(CHAPELLE,))
    tie = Tie(
        2, 1, Mode.COOPERATION, Nature.REFERRAL, Direction.BOTH, 3, True,
        PartialDate.parse("2024-02-01"),
    )  # fmt: skip
    world.do(ALINE, organisation_links.add, territory=HERSTAL, seen_version=0, tie=tie)
    return world


def pictured(
    world: World,
    actor: Actor = ALINE,
    *,
    moment: Moment = TODAY,
    wanted: EnvironmentFilter = EVERYTHING,
    other: Comparison = NOTHING,
) -> list[Pictured]:
    return world.ask(
        actor, environments, territory=HERSTAL, moment=moment, wanted=wanted, other=other
    )


def names(one: Pictured) -> list[str]:
    return [node.name for node in one.environment.present]


def test_who_is_there_and_who_is_missing_stand_in_their_rings(filled: World) -> None:
    for actor in (ALINE, HUGO, CHLOE):
        [picture] = pictured(filled, actor)
        assert names(picture) == ["Maison", "CPAS de la ville", "Atelier"]
        rings = [node.ring for node in picture.environment.present]
        assert rings == [Ring.CORE, Ring.CORE, Ring.PARTNERS]
        lacking = filled.ask(ALINE, missing_types, moment=TODAY, territory=HERSTAL)
        missing = {node.actor_type for node in picture.environment.missing}
        assert missing == {kind.code for kind in lacking}
        [link] = picture.environment.links
        assert (link.first, link.second) == ("2", "1")


def test_a_foreign_territory_and_one_that_is_not_there_are_not_found(filled: World) -> None:
    for place in (HERSTAL, "atlantide"):
        with pytest.raises(NotFound):
            filled.ask(BRUNO, environment_on, territory=place, moment=TODAY)
        with pytest.raises(NotFound):
            filled.ask(BRUNO, comparison_of, on=None, territory=place)


def test_filters_keep_the_middle_and_what_answers(filled: World) -> None:
    [picture] = pictured(filled, wanted=EnvironmentFilter(barrier="logement"))
    assert names(picture) == ["Maison", "CPAS de la ville"]
    assert picture.environment.missing == ()
    [picture] = pictured(filled, wanted=EnvironmentFilter(actor_type="CISP"))
    assert names(picture) == ["Maison", "Atelier"]
    assert picture.environment.links == ()
    [picture] = pictured(filled, wanted=EnvironmentFilter(actor_type="RS"))
    assert [node.actor_type for node in picture.environment.missing] == ["RS"]


def test_a_phase_keeps_the_types_that_have_a_role_in_it(filled: World) -> None:
    [picture] = pictured(filled, wanted=EnvironmentFilter(phase="P01"))
    assert names(picture) == ["Maison", "CPAS de la ville"]  # partners have none before phase 2
    assert {"ADJ", "CAB", "SPW"} <= {node.actor_type for node in picture.environment.missing}
    [picture] = pictured(filled, wanted=EnvironmentFilter(phase="P07"))
    assert names(picture) == ["Maison", "CPAS de la ville", "Atelier"]


@pytest.mark.parametrize("asked", [{"actor_type": "PART"}, {"barrier": "x"}, {"phase": "P99"}])
def test_a_filter_that_the_method_does_not_know_is_not_found(
    world: World, asked: dict[str, str]
) -> None:
    every = dict.fromkeys(("actor_type", "barrier", "phase"))
    with pytest.raises(NotFound):
        world.ask(ALINE, filter_of, **{**every, **asked})
    assert world.ask(ALINE, filter_of, **every) == EVERYTHING


def test_the_past_is_drawn_as_it_was_and_two_days_tell_what_changed(filled: World) -> None:
    engage(filled, Engagement.WITHDRAWN, "2024-05-02", number=3)
    [then] = pictured(filled, moment=EARLIER)
    assert names(then) == ["Maison", "CPAS de la ville", "Atelier"]
    assert then.environment.links == ()
    for moment, other in ((TODAY, EARLIER.on), (EARLIER, TODAY.on)):
        [both] = pictured(filled, moment=moment, other=Comparison(on=other))
        assert (both.moment.on, both.since) == (TODAY.on, EARLIER.on)
        marks = {node.name: node.change for node in both.environment.nodes if node.change}
        assert marks == {"Atelier": Change.REMOVED}
        assert [link.change for link in both.environment.links] == [Change.ADDED]


def test_a_day_compared_with_itself_differs_in_nothing(filled: World) -> None:
    [alone] = pictured(filled)
    [both] = pictured(filled, other=Comparison(on=TODAY.on))
    assert both.environment == alone.environment
    with pytest.raises(FutureMoment):
        filled.ask(ALINE, comparison_of, on="2026-12-31", territory=None)
    assert filled.ask(ALINE, comparison_of, on="2024-01-01", territory=None) == Comparison(
        on=date(2024, 1, 1)
    )


def test_two_territories_mark_the_types_that_the_other_has_not(filled: World) -> None:
    picture, there = pictured(filled, CHLOE, other=Comparison(territory=CHAPELLE))
    assert {node.name for node in picture.environment.nodes if node.change is Change.ALONE} == {
        "CPAS de la ville",
        "Atelier",
    }
    assert all(node.change is None for node in there.environment.nodes)
    assert (there.territory, names(there)) == (CHAPELLE, ["Ailleurs"])
