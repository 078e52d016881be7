"""Reading the audit trail: what was done, by whom, filtered as the reader may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from domain.permissions import Permission
from models import AuditEvent
from queries.context import Context
from queries.people import names_of

ACCOUNT_ACTIONS = "account."
PAGE = 50


@dataclass(frozen=True, slots=True)
class JournalEntry:
    id: int
    recorded_at: datetime
    actor_id: int | None
    actor_name: str | None  # None: the application, or a reader who may not know people
    action: str
    subject: str
    account_name: str | None  # of the account that it is about, for readers who know people
    territory: str | None
    changes: Mapping[str, Any]
    note: str


@dataclass(frozen=True, slots=True)
class JournalFilter:
    territory: str | None = None
    phase: str | None = None
    action: str | None = None
    until: datetime | None = None  # recordings up to that instant


_COLUMNS = (
    AuditEvent.id,
    AuditEvent.recorded_at,
    AuditEvent.actor_id,
    AuditEvent.action,
    AuditEvent.subject,
    AuditEvent.territory_key.label("territory"),
    AuditEvent.changes,
    AuditEvent.note,
)


def journal(
    ctx: Context, *, wanted: JournalFilter, page: int = 1
) -> tuple[list[JournalEntry], int]:
    """One page of events, latest first, and how many there are in all."""
    ctx.actor.require(Permission.JOURNAL_READ)
    conditions = (_visible(ctx), *_matching(wanted))
    total = ctx.session.scalar(select(func.count()).select_from(AuditEvent).where(*conditions))
    latest = select(*_COLUMNS).where(*conditions).order_by(AuditEvent.id.desc())
    rows = ctx.session.execute(latest.limit(PAGE).offset((page - 1) * PAGE)).all()
    people = {row.actor_id for row in rows} | {_account_of(row.subject) for row in rows}
    names = names_of(ctx, ids=people)
    return [_entry(row, names) for row in rows], total or 0


def _entry(row: Row[Any], names: Mapping[int, str]) -> JournalEntry:
    return JournalEntry(
        **row._mapping,
        actor_name=names.get(row.actor_id),
        account_name=names.get(_account_of(row.subject) or 0),
    )


def _account_of(subject: str) -> int | None:
    kind, _, key = subject.partition("/")
    return int(key) if kind == "account" else None


def _visible(ctx: Context) -> ColumnElement[bool]:
    """Events of the territories seen; those of no territory for readers of every territory;
    those of accounts for who manages them."""
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    account = AuditEvent.action.startswith(ACCOUNT_ACTIONS)
    everywhere = len(seen) == len(ctx.catalog.territories)
    rights: list[ColumnElement[bool]] = [AuditEvent.territory_key.in_(seen)]
    if everywhere:
        rights.append(and_(AuditEvent.territory_key.is_(None), ~account))
    if ctx.actor.can(Permission.ACCOUNT_MANAGE):
        rights.append(account)
    return or_(*rights)


def _matching(wanted: JournalFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.territory:
        conditions.append(AuditEvent.territory_key == wanted.territory)
    if wanted.phase:
        conditions.append(AuditEvent.subject.endswith(f"/{wanted.phase}", autoescape=True))
    if wanted.action:
        conditions.append(AuditEvent.action == wanted.action)
    if wanted.until:
        conditions.append(AuditEvent.recorded_at <= wanted.until)
    return conditions


def first_recording(ctx: Context) -> datetime | None:
    """When this record began: nothing can be « known » before."""
    ctx.actor.require(Permission.PROGRESS_READ)
    return ctx.session.scalar(select(func.min(AuditEvent.recorded_at)))
