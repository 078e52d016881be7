"""What changed between two days, from the facts of one attribute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.changes import ChangeKind, steps
from domain.dates import Precision
from domain.history import value_as_of
from domain.statements import Origin

FIRST = date(2026, 3, 1)
A, B, C = date(2026, 3, 5), date(2026, 3, 10), date(2026, 3, 15)


@dataclass(frozen=True)
class Told:
    id: int
    value: str
    effective_on: date
    stated_on: date
    replaces: int | None = None
    withdraws: bool = False
    origin: Origin = Origin.DECLARED
    confirms: int | None = None
    attribute: str = "status"
    precision: Precision = Precision.DAY
    at_latest: bool = False

    @property
    def recorded_at(self) -> datetime:
        return datetime.combine(self.stated_on, time(12), tzinfo=UTC)


PLANNED = Told(1, "planned", FIRST, FIRST)


def told(facts, since=A, until=B):
    return [
        (step.kind, step.before and step.before.value, step.after and step.after.value)
        for step in steps(facts, since=since, until=until)
    ]


def test_what_becomes_true_in_between_is_new():
    facts = [PLANNED, Told(2, "in_progress", date(2026, 3, 8), date(2026, 3, 9))]
    assert told(facts) == [(ChangeKind.NEW, "planned", "in_progress")]
    assert told(facts, B, C) == []


def test_what_is_said_after_the_last_day_still_happened_in_between():
    facts = [PLANNED, Told(2, "in_progress", date(2026, 3, 8), date(2026, 3, 20))]
    assert told(facts) == [(ChangeKind.NEW, "planned", "in_progress")]


def test_what_was_true_before_and_is_said_since_is_late():
    facts = [PLANNED, Told(2, "in_progress", date(2026, 3, 3), date(2026, 3, 9))]
    assert told(facts) == [(ChangeKind.LATE, "planned", "in_progress")]


def test_a_correction_is_told_as_such():
    wrong = Told(2, "completed", date(2026, 3, 3), date(2026, 3, 4))
    right = Told(3, "in_progress", date(2026, 3, 3), date(2026, 3, 9), replaces=2)
    assert told([PLANNED, wrong, right]) == [(ChangeKind.CORRECTED, "completed", "in_progress")]


def test_a_correction_towards_a_later_day_is_told_twice_never_as_new():
    wrong = Told(2, "in_progress", date(2026, 3, 3), date(2026, 3, 4))
    right = Told(3, "in_progress", date(2026, 3, 8), date(2026, 3, 9), replaces=2)
    assert told([PLANNED, wrong, right]) == [
        (ChangeKind.CORRECTED, "in_progress", "planned"),
        (ChangeKind.CORRECTED, "planned", "in_progress"),
    ]


def test_a_withdrawal_gives_back_what_stood_before():
    wrong = Told(2, "completed", date(2026, 3, 3), date(2026, 3, 4))
    refusal = Told(3, "completed", date(2026, 3, 3), date(2026, 3, 9), replaces=2, withdraws=True)
    [step] = steps([PLANNED, wrong, refusal], since=A, until=B)
    assert (step.kind, step.after, step.by) == (ChangeKind.WITHDRAWN, PLANNED, refusal)


def test_what_is_said_and_taken_back_in_between_leaves_nothing():
    wrong = Told(2, "completed", date(2026, 3, 6), date(2026, 3, 7))
    refusal = Told(3, "completed", date(2026, 3, 6), date(2026, 3, 9), replaces=2, withdraws=True)
    assert told([PLANNED, wrong, refusal]) == []


def test_a_declaration_that_a_second_person_confirms_is_verified():
    declared = Told(2, "in_progress", date(2026, 3, 3), date(2026, 3, 4))
    confirmed = Told(
        3, "in_progress", date(2026, 3, 3), date(2026, 3, 9), origin=Origin.VERIFIED, confirms=2
    )
    assert told([declared, confirmed]) == [(ChangeKind.VERIFIED, "in_progress", "in_progress")]


def test_saying_that_nothing_is_known_changes_nothing_where_nothing_was():
    assert told([Told(1, "", date(2026, 3, 6), date(2026, 3, 6))]) == []


def test_a_repetition_is_no_change_of_a_date():
    facts = [
        Told(1, "2027-05", FIRST, FIRST, attribute="forecast_on"),
        Told(2, "2027-05", date(2026, 3, 8), date(2026, 3, 8), attribute="forecast_on"),
    ]
    assert told(facts) == []


days = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def histories(draw: st.DrawFn) -> list[Told]:
    """Facts said in order; some correct or withdraw an earlier one."""
    facts: list[Told] = []
    for number, stated in enumerate(sorted(draw(st.lists(days, max_size=7))), start=1):
        wrong = draw(st.sampled_from([None, *facts]))
        effective = draw(days)
        value = draw(st.sampled_from(["", "planned", "in_progress", "completed"]))
        withdraws = wrong is not None and draw(st.booleans())
        facts.append(Told(number, value, effective, stated, wrong.id if wrong else None, withdraws))
    return facts


@given(histories(), days)
def test_nothing_changes_between_a_day_and_itself(facts: list[Told], day: date) -> None:
    assert steps(facts, since=day, until=day) == []


@given(histories(), st.lists(days, min_size=3, max_size=3).map(sorted))
def test_what_happens_adds_up(facts: list[Told], when: list[date]) -> None:
    first, middle, last = when
    halves = [happened(facts, first, middle), happened(facts, middle, last)]
    composed = value_as_of(facts, first) or ""
    for before, after in filter(None, halves):
        assert composed == before
        composed = after
    assert composed == (value_as_of(facts, last) or "")
    if whole := happened(facts, first, last):
        assert whole == ((value_as_of(facts, first) or ""), composed)


def happened(facts: list[Told], since: date, until: date) -> tuple[str, str] | None:
    """Before and after, of what happened in between."""
    found = [step for step in steps(facts, since=since, until=until) if not step.learned]
    return next(
        (((s.before.value if s.before else ""), (s.after.value if s.after else "")) for s in found),
        None,
    )


@pytest.mark.parametrize("value", ["planned", ""])
def test_a_first_word_says_what_there_was_before_it(value: str) -> None:
    first = Told(1, value, date(2026, 3, 6), date(2026, 3, 6))
    assert told([first]) == ([(ChangeKind.NEW, None, "planned")] if value else [])
