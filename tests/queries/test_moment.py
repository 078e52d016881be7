"""The day looked at, as an address or a command gives it."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from domain.errors import DayNeeded, FutureKnowledge, FutureMoment
from queries.moment import Moment, moment_of

TODAY = date(2026, 11, 23)


def test_today_is_the_default() -> None:
    assert moment_of(None, None, today=TODAY) == Moment(TODAY)
    assert moment_of(None, "2026-11-23", today=TODAY) == Moment(TODAY)


def test_what_was_known_counts_to_the_end_of_a_belgian_day() -> None:
    moment = moment_of("2024-02-07", "2024-02-08", today=TODAY)
    assert moment.on == date(2024, 2, 7)
    assert moment.known_at is not None
    assert f"{moment.known_at.astimezone(UTC):%d %H:%M}" == "08 22:59"


@pytest.mark.parametrize(
    ("on", "known", "refusal"),
    [
        ("2026-11-24", None, FutureMoment),
        (None, "2026-11-24", FutureKnowledge),
        ("2024-02", None, DayNeeded),
    ],
)
def test_days_to_come_and_months_are_refused(
    on: str | None, known: str | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        moment_of(on, known, today=TODAY)
