"""Who is behind a session: read anew at each request and at each click."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from domain.permissions import Actor, Grant
from domain.sign_in import SEEN_EVERY, ends_at, is_alive
from models import Account, RoleGrant, WebSession

CSRF_FIELD = "csrf"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A living session of an enabled account."""

    token_hash: str
    account_id: int
    display_name: str
    last_seen_at: datetime
    ends_at: datetime  # if nobody does anything any more

    def is_news(self, now: datetime) -> bool:
        """Whether this visit is worth writing down."""
        return now - self.last_seen_at >= SEEN_EVERY


def hash_of(token: str) -> str:
    """Return what is kept of a token; the token itself is only known to its holder."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def csrf_of(token_hash: str) -> str:
    """Return what a form must send back to prove that it comes from this session's own page."""
    return hash_of(f"csrf {token_hash}")


_SESSION = (  # read at every click: written once
    select(
        WebSession.created_at,
        WebSession.last_seen_at,
        WebSession.ended_at,
        Account.id,
        Account.display_name,
    )
    .join(Account, Account.id == WebSession.account_id)
    .where(WebSession.token_hash == bindparam("token_hash"), Account.is_disabled.is_(False))
)
_WITH_GRANTS = _SESSION.add_columns(
    RoleGrant.role, RoleGrant.territory_key, RoleGrant.lot_key
).outerjoin(RoleGrant, RoleGrant.account_id == Account.id)


def signed_in(session: Session, token_hash: str, now: datetime) -> SignedIn | None:
    """The living session of that hash, if its account is still enabled."""
    row = session.execute(_SESSION, {"token_hash": token_hash}).one_or_none()
    return _living(row, token_hash, now)


def actor_of(session: Session, token_hash: str, now: datetime) -> Actor | None:
    """The person behind a session with their rights of this very moment; None when it is over."""
    rows = session.execute(_WITH_GRANTS, {"token_hash": token_hash}).all()
    living = _living(rows[0] if rows else None, token_hash, now)
    if living is None:
        return None
    grants = (Grant(row.role, row.territory_key, row.lot_key) for row in rows if row.role)
    return Actor(living.account_id, living.display_name, frozenset(grants))


def _living(row: Row[*tuple[Any, ...]] | None, token_hash: str, now: datetime) -> SignedIn | None:
    if row is None or not is_alive(
        created_at=row.created_at, last_seen_at=row.last_seen_at, ended_at=row.ended_at, now=now
    ):
        return None
    end = ends_at(row.created_at, row.last_seen_at)
    return SignedIn(token_hash, row.id, row.display_name, row.last_seen_at, end)
