"""Professional contacts: what may be kept of a person, for how long."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.contact_errors import EmailUnusable, PhoneUnusable, WayMissing

FIELDS = ("name", "function", "email", "phone")  # all that is ever kept of a person
_EMAIL = re.compile(r"[^\s@<>,;:\"'()\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ./()-]{5,24}")


class ContactCategory(StrEnum):
    STEERING = "steering"  # sits in a body that decides
    PARTNER = "partner"  # speaks for a partner
    OCCASIONAL = "occasional"  # met once, or for one question


# In months since somebody last confirmed them: our proposal, for the data protection officer to set.
MONTHS_KEPT: Mapping[ContactCategory, int] = {
    ContactCategory.STEERING: 24,
    ContactCategory.PARTNER: 12,
    ContactCategory.OCCASIONAL: 6,
}


def review_due_on(category: ContactCategory, confirmed_on: date) -> date:
    """The day by which a contact is to be confirmed or erased."""
    months = confirmed_on.month - 1 + MONTHS_KEPT[category]
    year, month = confirmed_on.year + months // 12, months % 12 + 1
    return date(year, month, min(confirmed_on.day, monthrange(year, month)[1]))


def check_ways(*, email: str, phone: str) -> None:
    """One of the two at least, and only what can be written to or called."""
    if not email and not phone:
        raise WayMissing
    if email and not _EMAIL.fullmatch(email):
        raise EmailUnusable(value=email)
    if phone and not _PHONE.fullmatch(phone):
        raise PhoneUnusable(value=phone)
