"""Order is advice: unusual changes are told, never blocked."""

from datetime import date

import pytest

from domain.phases import (
    Caution,
    CautionKind,
    Current,
    Order,
    PhaseStatus,
    cautions_of,
)

S = PhaseStatus
FREE = Order(follows={}, starts_with={})
DAY = date(2024, 2, 12)


def kinds(current, order=FREE, *, new, effective=DAY):
    return [caution.kind for caution in cautions_of(current, order, new=new, effective=effective)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (S.UNKNOWN, S.PLANNED),
        (S.PLANNED, S.IN_PROGRESS),
        (S.IN_PROGRESS, S.SUSPENDED),
        (S.SUSPENDED, S.IN_PROGRESS),
        (S.IN_PROGRESS, S.COMPLETED),
        (S.IN_PROGRESS, S.IN_PROGRESS),
    ],
)
def test_the_usual_next_status_needs_no_reason(old, new):
    assert kinds(Current(old, None), new=new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(S.UNKNOWN, S.COMPLETED), (S.COMPLETED, S.PLANNED), (S.IN_PROGRESS, S.NOT_STARTED)],
)
def test_a_leap_or_a_step_back_is_told(old, new):
    assert cautions_of(Current(old, None), FREE, new=new, effective=DAY) == (
        Caution(CautionKind.OUT_OF_ORDER, old),
    )


def test_a_phase_that_starts_before_its_predecessors_end_names_them():
    order = Order(
        follows={"P06": S.IN_PROGRESS, "P04": S.PLANNED, "P05": S.VALIDATED}, starts_with={}
    )
    cautions = cautions_of(Current(S.PLANNED, None), order, new=S.IN_PROGRESS, effective=DAY)
    assert cautions == (Caution(CautionKind.PREDECESSOR_OPEN, "P04, P06"),)


def test_planning_a_phase_asks_nothing_of_its_predecessors():
    order = Order(follows={"P06": S.IN_PROGRESS}, starts_with={"P05": S.UNKNOWN})
    assert kinds(Current(S.UNKNOWN, None), order, new=S.PLANNED) == []


def test_a_phase_that_should_start_together_with_another_says_so():
    order = Order(follows={}, starts_with={"P08": S.PLANNED})
    assert kinds(Current(S.PLANNED, None), order, new=S.IN_PROGRESS) == [
        CautionKind.PARTNER_NOT_STARTED
    ]


def test_a_day_before_what_is_known_is_told():
    current = Current(S.PLANNED, date(2024, 2, 7))
    assert kinds(current, new=S.IN_PROGRESS, effective=date(2024, 2, 1)) == [
        CautionKind.OLDER_THAN_KNOWN
    ]
