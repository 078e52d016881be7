"""Reading the audit trail: what was done, by whom, filtered as the reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from domain.actions import Action
from domain.dates import end_of_day
from domain.permissions import Permission
from domain.subjects import OF_A_PHASE, OF_A_PLACE, Kind, known_subject
from models import AuditEvent
from queries.context import Context
from queries.exchange import Exchange, exchange_of
from queries.following.journal_rights import DOWNLOADED, visible
from queries.moment import Moment
from queries.people import names_of
from queries.subjects import About, naming

REGISTER = tuple(f"{kind}/" for kind in OF_A_PLACE)
PAGE = 50
SIGN_INS = (Action.SESSION_OPENED, Action.SESSION_CLOSED, Action.ACCOUNT_DEMO_OPENED)


@dataclass(frozen=True, slots=True)
class JournalEntry:
    id: int
    recorded_at: datetime
    actor_id: int | None
    actor_name: str | None  # None: the application, or a reader who may not know people
    action: str
    subject: str
    account_name: str | None  # of the account that it is about, for readers who know people
    object_name: str  # of the organisation, both ends of the link or the meeting that it is about
    territory: str | None
    changes: Mapping[str, Any]
    note: str
    seal: str  # unlike its number, it tells nothing of how many others there are


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """None: whatever it is; `sign_ins`: only who came and went, or only what was done."""

    territory: str | None = None
    phase: str | None = None
    action: str | None = None
    person: int | None = None
    until: datetime | None = None  # recordings up to that instant
    sign_ins: bool | None = None


_COLUMNS = (
    AuditEvent.id,
    AuditEvent.recorded_at,
    AuditEvent.actor_id,
    AuditEvent.action,
    AuditEvent.subject,
    AuditEvent.territory_key.label("territory"),
    AuditEvent.changes,
    AuditEvent.note,
    AuditEvent.hash.label("seal"),
)


def journal(
    ctx: Context, *, wanted: JournalFilter, page: int = 1, size: int = PAGE
) -> tuple[list[JournalEntry], int]:
    """Return one page of events, latest first, and how many there are in all."""
    ctx.actor.require(Permission.JOURNAL_READ)
    conditions = (visible(ctx), *_matching(wanted))
    total = ctx.session.scalar(select(func.count()).select_from(AuditEvent).where(*conditions))
    latest = select(*_COLUMNS).where(*conditions).order_by(AuditEvent.id.desc())
    return _told(ctx, latest.limit(size).offset((page - 1) * size)), total or 0


def actors_in(ctx: Context) -> Mapping[int, str]:
    """Who did something that this person may read of, by name; nobody for who may not know people."""
    ctx.actor.require(Permission.JOURNAL_READ)
    acting = select(AuditEvent.actor_id).where(visible(ctx), AuditEvent.actor_id.is_not(None))
    return names_of(ctx, ids=set(ctx.session.scalars(acting.distinct())))


def entries(ctx: Context, *, ids: Collection[int]) -> list[JournalEntry]:
    """Return those events that the actor may read, latest first."""
    ctx.actor.require(Permission.JOURNAL_READ)
    wanted = select(*_COLUMNS).where(visible(ctx), AuditEvent.id.in_(ids))
    return _told(ctx, wanted.order_by(AuditEvent.id.desc()))


def _told(ctx: Context, events: Select[Any]) -> list[JournalEntry]:
    rows = ctx.session.execute(events).all()
    people = {row.actor_id for row in rows} | {_account_of(row.subject) for row in rows}
    names = names_of(ctx, ids=people)
    about, exchange = naming(ctx), exchange_of(ctx)
    return [_entry(row, names, about, exchange) for row in rows]


def recorded_until(moment: Moment, *, today: date) -> datetime | None:
    """In the past, the end of the day looked at: nothing recorded later is shown."""
    if moment == Moment(today):
        return None
    end = end_of_day(moment.on)
    return min(end, moment.known_at) if moment.known_at else end


def last_change(ctx: Context, *, subject: str) -> JournalEntry | None:
    """Return what was done last with that object, for who may know of it; reading it changes
    nothing."""
    ctx.actor.require(Permission.JOURNAL_READ)
    latest = (
        select(*_COLUMNS)
        .where(visible(ctx), AuditEvent.subject == subject, AuditEvent.action.not_in(DOWNLOADED))
        .order_by(AuditEvent.id.desc())
        .limit(1)
    )
    return next(iter(_told(ctx, latest)), None)


def _entry(
    row: Row[Any], names: Mapping[int, str], about: Callable[[str], About], exchange: Exchange
) -> JournalEntry:
    """What people wrote of a phase is for who exchanged it: of a deliverable, for who may read its
    files."""
    what = known_subject(row.subject)
    is_exchanged = what is not None and what.kind in OF_A_PHASE
    hidden = is_exchanged and not exchange.reads(row.subject, row.recorded_at)
    return JournalEntry(
        **{**row._mapping, "note": "" if hidden else row.note},
        actor_name=names.get(row.actor_id),
        account_name=names.get(_account_of(row.subject) or 0),
        object_name=about(row.subject).name if row.subject.startswith(REGISTER) else "",
    )


def _account_of(subject: str) -> int | None:
    about = known_subject(subject)
    return int(about.key) if about and about.kind is Kind.ACCOUNT else None


def _matching(wanted: JournalFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.territory:
        conditions.append(AuditEvent.territory_key == wanted.territory)
    if wanted.phase:
        own = AuditEvent.subject.endswith(f"/{wanted.phase}", autoescape=True)
        its_milestones = AuditEvent.subject.contains(f"/{wanted.phase}.", autoescape=True)
        its_comments = AuditEvent.subject.contains(f"/{wanted.phase}/", autoescape=True)
        conditions.append(or_(own, its_milestones, its_comments))
    if wanted.action:
        conditions.append(AuditEvent.action == wanted.action)
    elif wanted.sign_ins is not None:
        came_and_went = AuditEvent.action.in_(SIGN_INS)
        conditions.append(came_and_went if wanted.sign_ins else ~came_and_went)
    if wanted.person:
        conditions.append(AuditEvent.actor_id == wanted.person)
    if wanted.until:
        conditions.append(AuditEvent.recorded_at <= wanted.until)
    return conditions


def first_recording(ctx: Context) -> datetime | None:
    """Return when this record began: nothing can be « known » before."""
    ctx.actor.require(Permission.PROGRESS_READ)
    return ctx.session.scalar(select(func.min(AuditEvent.recorded_at)))
