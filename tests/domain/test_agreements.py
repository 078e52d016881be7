"""How far an agreement may go, on which terms, and what it is past its end."""

from __future__ import annotations

from datetime import date

import pytest

from domain.agreements import (
    NEXT,
    AgreementStanding,
    AgreementStatus,
    EndsBeforeSigned,
    ReasonToEnd,
    SignatoriesMissing,
    check_reason,
    check_terms,
    ends_soon,
    standing_on,
)
from domain.dates import PartialDate

S = AgreementStatus
MARCH, JUNE = PartialDate.parse("2024-03"), PartialDate.parse("2024-06")


def test_what_is_signed_is_over_after_the_last_day_of_its_end() -> None:
    days = {
        date(2024, 6, 30): AgreementStanding.SIGNED,
        date(2024, 7, 1): AgreementStanding.EXPIRED,
    }
    assert {day: standing_on(S.SIGNED, JUNE, day) for day in days} == days
    assert standing_on(S.SENT, JUNE, date(2025, 1, 1)) is AgreementStanding.SENT
    assert standing_on(S.TERMINATED, JUNE, date(2025, 1, 1)) is AgreementStanding.TERMINATED
    assert standing_on(S.SIGNED, None, date(2099, 1, 1)) is AgreementStanding.SIGNED


def test_it_is_told_of_ninety_days_before_its_end() -> None:
    assert not ends_soon(S.SIGNED, JUNE, date(2024, 3, 31))
    assert ends_soon(S.SIGNED, JUNE, date(2024, 4, 1))
    assert ends_soon(S.SIGNED, JUNE, date(2030, 1, 1))
    assert not ends_soon(S.SENT, JUNE, date(2024, 6, 1))
    assert not ends_soon(S.SIGNED, None, date(2024, 6, 1))


def test_nothing_follows_a_denunciation_and_everything_else_goes_on() -> None:
    assert NEXT[S.TERMINATED] == ()
    assert S.SIGNED in NEXT[S.TO_PREPARE]
    assert all(NEXT[status] for status in S if status is not S.TERMINATED)


def test_who_signed_is_known_and_it_ends_after_it_was_signed() -> None:
    check_terms(S.SENT, MARCH, parties=(), until=None)
    check_terms(S.SIGNED, MARCH, parties=(1,), until=MARCH)
    with pytest.raises(SignatoriesMissing):
        check_terms(S.SIGNED, MARCH, parties=(), until=None)
    with pytest.raises(EndsBeforeSigned):
        check_terms(S.SIGNED, JUNE, parties=(1,), until=MARCH)


def test_an_end_and_a_step_back_need_a_reason() -> None:
    check_reason(None, S.TO_PREPARE, reason="")
    check_reason(S.SENT, S.SIGNED, reason="")
    for new in (S.TERMINATED, S.TO_PREPARE):
        check_reason(S.SENT, new, reason="courrier")
        with pytest.raises(ReasonToEnd):
            check_reason(S.SENT, new, reason="")
