"""What was true on a day, as known at a time."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from domain.history import fact_as_of, value_as_of


@dataclass(frozen=True)
class Told:
    id: int
    value: str
    effective_on: date
    recorded_at: datetime
    replaces: int | None = field(default=None)
    withdraws: bool = False


def at(day: int, month: int = 2) -> datetime:
    return datetime(2024, month, day, 12, tzinfo=UTC)


LATE_ENTRY = [
    Told(1, "planned", date(2024, 1, 1), at(1, 1)),
    Told(2, "in_progress", date(2024, 1, 15), at(2)),  # started on 15 January, told on 2 February
]


def test_a_late_entry_counts_from_the_day_it_happened():
    assert value_as_of(LATE_ENTRY, date(2024, 1, 20)) == "in_progress"


def test_what_was_known_then_is_still_answerable():
    assert value_as_of(LATE_ENTRY, date(2024, 1, 20), known_at=at(25, 1)) == "planned"


def test_a_correction_replaces_the_fact_it_names():
    corrected = [*LATE_ENTRY, Told(3, "in_progress", date(2024, 1, 22), at(5), replaces=2)]
    assert value_as_of(corrected, date(2024, 1, 20)) == "planned"
    assert value_as_of(corrected, date(2024, 1, 20), known_at=at(3)) == "in_progress"


def test_a_withdrawal_brings_back_what_held_before():
    refused = [*LATE_ENTRY, Told(3, "in_progress", date(2024, 1, 15), at(5), 2, withdraws=True)]
    assert value_as_of(refused, date(2024, 1, 20)) == "planned"
    assert value_as_of(refused, date(2024, 1, 20), known_at=at(4)) == "in_progress"


def test_of_two_facts_on_one_day_the_later_recording_holds():
    again = [*LATE_ENTRY, Told(3, "suspended", date(2024, 1, 15), at(6))]
    assert value_as_of(again, date(2024, 1, 15)) == "suspended"


def test_before_the_first_fact_nothing_is_known():
    assert fact_as_of(LATE_ENTRY, date(2023, 12, 31)) is None
    assert value_as_of([], date(2024, 1, 1)) is None
