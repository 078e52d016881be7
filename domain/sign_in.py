"""The rules of signing in: logins, how long a session lives, how long one waits after mistakes."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from domain.errors import BadLogin
from domain.text import clean

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)  # a visit is written down at most that often

LOGIN_LIMIT = 200
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+")

FREE_MISTAKES = 3
LOCKED_AFTER = 10
LOCKOUT = timedelta(minutes=15)


def fold_login(text: str) -> str:
    """An e-mail address in the one form that is stored and compared."""
    address = clean(text, field="Adresse e-mail", limit=LOGIN_LIMIT, required=True)
    address = unicodedata.normalize("NFC", address.casefold())
    if not _ADDRESS.fullmatch(address):
        raise BadLogin(value=address)
    return address


def wait_after(n_failed: int) -> timedelta:
    """How long after that many mistakes in a row the next try is refused."""
    if n_failed >= LOCKED_AFTER:
        return LOCKOUT
    if n_failed <= FREE_MISTAKES:
        return timedelta()
    return timedelta(seconds=2 ** (n_failed - FREE_MISTAKES - 1))


def is_alive(
    *, created_at: datetime, last_seen_at: datetime, ended_at: datetime | None, now: datetime
) -> bool:
    """Whether a session still counts: not ended, used lately, not too old."""
    return ended_at is None and now - last_seen_at < IDLE and now - created_at < ABSOLUTE
