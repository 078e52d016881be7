"""Engagement, strategy, parents, names and links: the rules, without any database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.dates import PartialDate
from domain.organisation_links import (
    Direction,
    Mode,
    Nature,
    Tie,
    check_tie,
    says_the_same,
)
from domain.organisations import (
    Degree,
    Engagement,
    LinkDatesReversed,
    ParentCycle,
    ReasonForStepBack,
    SelfLink,
    Strategy,
    check_parent,
    check_step,
    is_short_of,
    same_name,
    strategy_of,
)

E, D = Engagement, Degree
MARCH = PartialDate.parse("2024-03")
TIE = Tie(1, 2, Mode.INFORMATION, Nature.DATA, Direction.FORWARD, 1, False, MARCH)


def test_the_grid_gives_one_strategy_to_each_corner() -> None:
    grid = {(i, f): strategy_of(interest=i, influence=f) for i in D for f in D}
    assert set(grid.values()) == set(Strategy)
    assert grid[D.HIGH, D.LOW] is Strategy.KEEP_INFORMED
    assert strategy_of(interest=None, influence=D.HIGH) is None


def test_only_steps_back_need_a_reason() -> None:
    for old in (None, *E):
        for new in E:
            closer = [E.IDENTIFIED, E.CONTACTED, E.ENGAGED, E.SIGNATORY]
            back = old in closer and new in closer and closer.index(new) < closer.index(old)
            check_step(old, new, reason="courrier")
            if new is E.WITHDRAWN or back:
                with pytest.raises(ReasonForStepBack):
                    check_step(old, new, reason="")
            else:
                check_step(old, new, reason="")


def test_what_is_wanted_and_not_reached_yet_is_told() -> None:
    assert is_short_of(E.CONTACTED, E.SIGNATORY)
    assert is_short_of(E.WITHDRAWN, E.IDENTIFIED)
    for present, wanted in ((E.SIGNATORY, E.ENGAGED), (E.ENGAGED, E.ENGAGED), (E.ENGAGED, None)):
        assert not is_short_of(present, wanted)


def test_no_organisation_is_its_own_parent() -> None:
    check_parent(1, 2, {2: 3})
    for parent, parents in ((1, {}), (2, {2: 1}), (2, {2: 3, 3: 1})):
        with pytest.raises(ParentCycle):
            check_parent(1, parent, parents)
    check_parent(1, 2, {2: 3, 3: 2})  # a circle of others ends too


def test_two_spellings_are_one_name() -> None:
    assert same_name("  École  d’insertion – Herstal") == same_name("ECOLE D'INSERTION herstal")
    assert same_name("CPAS") != same_name("CPAS 2")
    assert same_name(" … ") == ""


def test_a_link_holds_from_its_last_first_day_to_its_last_day() -> None:
    tie = replace(TIE, until=PartialDate.parse("2024-06"))
    days = {date(2024, 3, 30): False, date(2024, 3, 31): True, date(2024, 6, 30): True}
    assert {day: tie.holds_on(day) for day in days} == days
    assert not tie.holds_on(date(2024, 7, 1))


def test_one_link_is_not_said_twice() -> None:
    back = replace(TIE, first=2, second=1)
    both = replace(back, direction=Direction.BOTH)
    assert says_the_same(TIE, replace(TIE, mode=Mode.COLLABORATION))
    assert says_the_same(TIE, both)
    assert says_the_same(both, TIE)
    assert not says_the_same(TIE, back)
    assert not says_the_same(TIE, replace(TIE, nature=Nature.FUNDING))
    ended = replace(TIE, until=PartialDate.parse("2024-06"))
    assert not says_the_same(ended, replace(TIE, since=PartialDate.parse("2024-07")))


def test_a_link_joins_two_and_ends_after_it_began() -> None:
    check_tie(replace(TIE, until=MARCH))
    with pytest.raises(SelfLink):
        check_tie(replace(TIE, second=1))
    with pytest.raises(LinkDatesReversed):
        check_tie(replace(TIE, until=PartialDate.parse("2024-02")))
