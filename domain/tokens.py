"""The rules of personal tokens: how long they live, how many a person may hold."""

from __future__ import annotations

from datetime import datetime

PREFIX = "suivi_"  # by which people, and programs that look for leaked secrets, recognise one
LIFETIMES = (30, 90, 365)  # days
USUAL_LIFETIME = 90
MOST = 10  # in service at once, for one person


def is_alive(*, expires_at: datetime, revoked_at: datetime | None, now: datetime) -> bool:
    """Whether a token still counts: not revoked, not expired."""
    return revoked_at is None and now < expires_at
