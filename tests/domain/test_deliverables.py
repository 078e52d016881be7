"""The rules of deliverables: which status follows which, whose turn it is, how days are counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deliverable_clock import HolderChange, clock_of
from domain.deliverables import (
    NEXT,
    DeliverableStatus,
    MoveRefused,
    ReservationStatus,
    check_move,
    side_of,
)
from domain.statements import Side

S, R = DeliverableStatus, ReservationStatus
DAY = date(2026, 1, 1)
turns = st.lists(st.tuples(st.integers(0, 40), st.sampled_from([*Side, None])), max_size=30).map(
    lambda steps: list(_in_order(steps))
)


def _in_order(steps):
    day = DAY
    for days, side in steps:
        day += timedelta(days)
        yield HolderChange(day, side)


@pytest.mark.parametrize("old", S)
@pytest.mark.parametrize("new", S)
def test_a_status_follows_another_only_as_the_table_says(old, new):
    if new in NEXT[old]:
        check_move(old, new)
    else:
        with pytest.raises(MoveRefused):
            check_move(old, new)


def test_every_status_is_reached_and_left():
    reached = set().union(*NEXT.values())
    assert reached == set(S) - {S.EXPECTED}
    assert all(NEXT[status] for status in S)


@pytest.mark.parametrize(
    ("status", "waits", "reservations", "side"),
    [
        (S.EXPECTED, False, (), None),
        (S.DRAFT, False, (), Side.CONTRACTOR),
        (S.DRAFT, True, (), Side.THIRD_PARTY),
        (S.SUBMITTED, False, (), Side.FOREM),
        (S.IN_REVIEW, True, (), Side.THIRD_PARTY),
        (S.REFUSED, False, (), Side.CONTRACTOR),
        (S.ACCEPTED, True, (), None),
        (S.ACCEPTED_WITH_RESERVATIONS, False, (R.OPEN, R.LIFTED), Side.CONTRACTOR),
        (S.ACCEPTED_WITH_RESERVATIONS, False, (R.LIFTED, R.CLOSED), Side.FOREM),
    ],
)
def test_whose_turn_it_is(status, waits, reservations, side):
    assert side_of(status, waits_for_third_party=waits, reservations=reservations) is side


def test_days_belong_to_who_has_them_at_their_end():
    handed = [HolderChange(DAY, Side.CONTRACTOR), HolderChange(DAY + timedelta(10), Side.FOREM)]
    same_day = [*handed, HolderChange(DAY + timedelta(10), Side.THIRD_PARTY)]
    clock = clock_of(same_day, until=DAY + timedelta(12))
    assert clock is not None
    assert clock.days == {Side.CONTRACTOR: 10, Side.FOREM: 0, Side.THIRD_PARTY: 2}
    assert (clock.since, clock.total, clock.side) == (DAY, 12, Side.THIRD_PARTY)
    assert clock_of([], until=DAY) is None
    assert clock_of(handed, until=DAY - timedelta(1)) is None


@given(turns, st.integers(0, 2000))
def test_the_sides_sum_to_the_days_during_which_it_was_somebodys_turn(history, days):
    until = DAY + timedelta(days)
    clock = clock_of(history, until=until)
    shown = [turn for turn in history if turn.on <= until]
    if clock is None:
        assert not shown
        return
    ends = [turn.on for turn in shown[1:]] + [until]
    stopped = sum(
        (end - turn.on).days for turn, end in zip(shown, ends, strict=True) if turn.side is None
    )
    assert clock.total == sum(clock.days.values()) == (until - clock.since).days - stopped
    assert min(clock.days.values()) >= 0
