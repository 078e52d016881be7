"""Files made for one person from what they have on their screen: kept in memory, for that person
alone, for half an hour."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from domain.errors import NotFound
from queries.context import Context

LIFE = timedelta(minutes=30)
KEPT_EACH, KEPT = 5, 100  # of one person, and of all: the oldest go first


@dataclass(frozen=True, slots=True)
class Prepared:
    """`make` gives the bytes, when they are asked for: few people download what is offered."""

    person: int | None
    name: str
    media_type: str
    make: Callable[[], bytes]
    at: datetime


_files: dict[str, Prepared] = {}  # in the order in which they were offered
_turn = Lock()


def prepare(ctx: Context, *, name: str, media_type: str, make: Callable[[], bytes]) -> str:
    """Offer a file to this person and return its token; of those they were offered, the last stay."""
    token, person = secrets.token_urlsafe(16), ctx.actor.user_id
    with _turn:
        _files[token] = Prepared(person, name, media_type, make, ctx.now)
        theirs = [key for key, file in _files.items() if file.person == person]
        for old in (*theirs[:-KEPT_EACH], *list(_files)[:-KEPT]):
            _files.pop(old, None)
    return token


def prepared(ctx: Context, *, token: str) -> Prepared:
    """Return it to the person that it was made for; « introuvable » to everybody else, and once it
    is too old."""
    with _turn:
        file = _files.get(token)
    if file is None or file.person != ctx.actor.user_id or ctx.now - file.at > LIFE:
        raise NotFound(subject=token[:40])
    return file
