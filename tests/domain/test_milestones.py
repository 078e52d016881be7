"""Why a date moves, how far it slips, when it is due, and what a date told outside binds."""

from datetime import date

import pytest

from domain.dates import PartialDate
from domain.dependencies import downstream
from domain.milestones import (
    Cause,
    CauseNeeded,
    Change,
    Horizon,
    ProofLinkRefused,
    change_of,
    check_proof,
    horizon_of,
    leaves_commitment,
)
from domain.schedule import Slip, slip_of
from domain.statements import Side

D = PartialDate.parse
ON = date(2024, 2, 7)


def change(*, known, moved, cause=None, side=None, note=""):
    return change_of(known=known, moved=moved, cause=cause, side=side, note=note)


def test_only_a_date_that_moves_needs_a_cause():
    assert change(known=False, moved=True) == Change(Cause.FIRST)
    assert change(known=True, moved=False) == Change(Cause.CONFIRMED)
    with pytest.raises(CauseNeeded):
        change(known=True, moved=True)
    why = change(known=True, moved=True, cause=Cause.SCOPE, side=Side.FOREM)
    assert why == Change(Cause.SCOPE, Side.FOREM)


def test_another_cause_needs_words():
    with pytest.raises(CauseNeeded):
        change(known=True, moved=True, cause=Cause.OTHER, side=Side.THIRD_PARTY)
    told = change(known=True, moved=True, cause=Cause.OTHER, side=Side.THIRD_PARTY, note="grève")
    assert told.cause is Cause.OTHER


@pytest.mark.parametrize("link", [
    "", "exemple.be", "http://exemple.be", "javascript:alert(1)", "data:text/html,x",
    "https://", "https:///x", "https://a@b.be/x", "https://exemple.be/a b", "https://[", "//x.be",
])  # fmt: skip
def test_a_proof_is_an_https_address(link):
    with pytest.raises(ProofLinkRefused):
        check_proof(link)


def test_a_good_proof_is_kept_as_it_is():
    link = "https://exemple.be/dossier/pv.pdf?version=2#page=3"
    assert check_proof(link) == link


@pytest.mark.parametrize(("planned", "expected", "slip"), [
    ("2024-02-07", "2024-02-07", Slip(0, 0, exact=True)),
    ("2024-02-07", "2024-02-12", Slip(5, 3, exact=True)),
    ("2024-02-12", "2024-02-07", Slip(-5, -3, exact=True)),
    ("2024-02", "2024-03-01", Slip(1, 1, exact=False)),
])  # fmt: skip
def test_a_slip_counts_calendar_and_working_days(planned, expected, slip):
    assert slip_of(D(planned), D(expected)) == slip


def test_there_is_no_slip_without_both_dates():
    assert slip_of(None, D("2024-02")) is None
    assert slip_of(D("2024-02"), None) is None


@pytest.mark.parametrize(("due", "news", "horizon"), [
    ("2024-02-06", date(2024, 2, 1), Horizon.OVERDUE),
    ("2024-01", date(2024, 2, 1), Horizon.OVERDUE),
    ("2024-01", date(2023, 12, 1), Horizon.SILENT),
    ("2024-01", None, Horizon.SILENT),
    ("2024-02", None, Horizon.WITHIN_30),
    ("2024-03-08", None, Horizon.WITHIN_30),
    ("2024-03-09", None, Horizon.WITHIN_90),
    ("2024-Q2", None, Horizon.WITHIN_90),
    ("2024-11", None, Horizon.LATER),
])  # fmt: skip
def test_what_is_due_has_its_horizon(due, news, horizon):
    found = horizon_of(D(due), on=ON, last_news_on=news, news_expected_days=31)
    assert found is horizon


@pytest.mark.parametrize(("told", "expected", "reached", "leaves"), [
    (None, "2024-05", False, False),
    ("2024-03", "2024-03-31", False, False),
    ("2024-03", "2024-04-01", False, True),
    ("2024-03", "2024-01-15", False, False),
    ("2024-01", None, False, True),
    ("2024-01", "2024-01-31", True, False),
    ("2024-01", "2024-02-02", True, True),
])  # fmt: skip
def test_a_date_told_outside_is_left_when_it_will_be_or_was_missed(told, expected, reached, leaves):
    dates = (D(one) if one else None for one in (told, expected))
    promised, now = dates
    assert leaves_commitment(promised, expected=now, reached=reached, on=ON) is leaves


WAITS = {"A": (), "B": ("A",), "C": ("B",), "D": ("A",), "E": ("F",), "F": ("E", "D")}


@pytest.mark.parametrize(("start", "late"), [("A", "BCDEF"), ("B", "C"), ("C", ""), ("E", "F")])
def test_all_that_waits_slips_even_what_begins_together(start, late):
    assert downstream(WAITS, start) == set(late)
