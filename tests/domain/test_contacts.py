"""What may be kept of a person, and until when."""

from __future__ import annotations

from datetime import date

import pytest

from domain.contacts import (
    MONTHS_KEPT,
    ContactCategory,
    EmailUnusable,
    PhoneUnusable,
    WayMissing,
    check_ways,
    review_due_on,
)


def test_every_category_has_its_term() -> None:
    assert set(MONTHS_KEPT) == set(ContactCategory)
    day = date(2024, 8, 31)
    assert review_due_on(ContactCategory.OCCASIONAL, day) == date(2025, 2, 28)
    assert review_due_on(ContactCategory.PARTNER, date(2024, 2, 29)) == date(2025, 2, 28)
    assert review_due_on(ContactCategory.STEERING, day) == date(2026, 8, 31)


@pytest.mark.parametrize(
    "email", ["a@b", "a b@exemple.be", "a@exemple.be\nBcc: x@y.be", "<a@exemple.be>", "@exemple.be"]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(EmailUnusable):
        check_ways(email=email, phone="")


@pytest.mark.parametrize("phone", ["12", "+32 4 000\n00 00", "=1+1", "appelez-moi", "1" * 40])
def test_what_is_no_number_is_refused(phone: str) -> None:
    with pytest.raises(PhoneUnusable):
        check_ways(email="", phone=phone)


def test_one_way_is_enough_and_needed() -> None:
    check_ways(email="prenom.nom@exemple.be", phone="")
    check_ways(email="", phone="+32 (0)4 000.00.00")
    with pytest.raises(WayMissing):
        check_ways(email="", phone="")
