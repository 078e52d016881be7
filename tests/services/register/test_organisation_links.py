"""Links between organisations: made, said anew, ended, removed; what no link may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain import errors
from domain.dates import PartialDate
from domain.organisation_links import Direction, Mode, Nature
from domain.organisations import LinkDatesReversed, LinkTwice, SelfLink
from queries.moment import Moment
from queries.register.links import links_of
from queries.verification import verify
from services.register import organisation_links as links
from tests.builders.organisation_links import TIE, held, make
from tests.builders.organisations import CHAPELLE, HERSTAL, TODAY, add, engage, on
from tests.builders.organisations import E as ENGAGEMENT
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import World


@pytest.fixture
def pair(world: World) -> World:
    """Two organisations in Herstal, one in Chapelle."""
    add(world, "Ville")
    add(world, "Maison")
    add(world, "Ailleurs", places=(CHAPELLE,))
    return world


def test_a_link_holds_from_its_month_to_its_end_at_any_date(pair: World) -> None:
    make(pair, TIE, HUGO)
    assert held(pair, on("2024-03-30")) == []
    [link] = held(pair, on("2024-03-31"))
    assert (link.tie, link.version) == (TIE, None)
    assert held(pair, on("2024-04-01", datetime(2024, 5, 1, tzinfo=UTC))) == []
    assert held(pair, actor=BRUNO) == []
    assert len(held(pair, actor=CHLOE)) == 1

    [link] = held(pair)
    ended = replace(TIE, until=PartialDate.parse("2025-12-31"), mode=Mode.COLLABORATION)
    seen = link.version or 0
    pair.do(HUGO, links.change, territory=HERSTAL, number=1, seen_version=seen, tie=ended)
    assert held(pair) == []
    assert held(pair, on("2025-12-31"))[0].tie.mode is Mode.COOPERATION  # another mode since today
    for number in (1, 2):
        [one] = pair.ask(CHLOE, links_of, territory=HERSTAL, number=number, moment=TODAY)
        assert one.tie == ended
    present = pair.ask(CHLOE, links_of, territory=HERSTAL, number=1, moment=TODAY, ended=False)
    assert present == []
    assert pair.ask(ALINE, verify).holds


def test_a_corrected_start_says_the_whole_link_anew(pair: World) -> None:
    make(pair, TIE)
    [link] = held(pair)
    earlier = replace(TIE, since=PartialDate.parse("2023-05-02"), intensity=3, is_formal=True)
    pair.do(
        ALINE, links.change, territory=HERSTAL, number=1, seen_version=link.version or 0,
        tie=earlier,
    )  # fmt: skip
    assert held(pair, on("2023-05-02"))[0].tie == earlier
    assert pair.ask(ALINE, verify).holds


def test_a_link_that_never_was_is_removed_with_a_reason(pair: World) -> None:
    make(pair, TIE)
    [link] = held(pair)
    seen = link.version or 0
    with pytest.raises(errors.TextMissing):
        pair.do(ALINE, links.remove, territory=HERSTAL, number=1, seen_version=seen, reason=" ")
    pair.do(HUGO, links.remove, territory=HERSTAL, number=1, seen_version=seen, reason="erreur")
    assert held(pair) == held(pair, on("2024-06-01")) == []
    with pytest.raises(errors.NotFound):
        pair.do(HUGO, links.remove, territory=HERSTAL, number=1, seen_version=seen, reason="encore")
    make(pair, TIE)  # it may be said again
    assert pair.ask(ALINE, verify).holds


def test_what_is_no_link_is_refused(pair: World) -> None:
    make(pair, TIE)
    towards = replace(TIE, first=2, second=1)
    both = replace(towards, direction=Direction.BOTH)
    for tie, refusal in (
        (replace(TIE, second=1), SelfLink),
        (TIE, LinkTwice),
        (both, LinkTwice),
        (replace(TIE, mode=Mode.INFORMATION), LinkTwice),
        (replace(TIE, second=3), errors.NotFound),  # of another territory
        (replace(TIE, intensity=4), errors.NotFound),
        (replace(towards, until=PartialDate.parse("2023-12")), LinkDatesReversed),
        (replace(towards, since=PartialDate.parse("2027-01")), errors.FutureFact),
    ):
        with pytest.raises(refusal):
            make(pair, tie)
    make(pair, towards)
    make(pair, replace(TIE, nature=Nature.FUNDING))
    for who, denied in ((CHLOE, errors.PermissionDenied), (BRUNO, errors.NotFound)):
        with pytest.raises(denied):
            make(pair, replace(TIE, nature=Nature.DATA), who)
    with pytest.raises(errors.StaleEdit):
        pair.do(ALINE, links.add, territory=HERSTAL, seen_version=0, tie=TIE)
    with pytest.raises(errors.StaleEdit):
        pair.do(ALINE, links.change, territory=HERSTAL, number=1, seen_version=9, tie=TIE)
    assert len(held(pair)) == 3


def test_who_leaves_the_table_takes_its_links_along(pair: World) -> None:
    make(pair, TIE)
    engage(pair, ENGAGEMENT.WITHDRAWN, "2025-06-01")
    assert held(pair) == []
    assert len(held(pair, Moment(date(2025, 5, 31)))) == 1
