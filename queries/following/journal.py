"""Reading the audit trail: what was done, by whom, filtered as the reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select, true

from domain.actions import Action
from domain.dates import end_of_day
from domain.holdings import EVERY_LOT
from domain.permissions import Permission
from domain.subjects import OF_A_PHASE, OF_A_PLACE, Kind, known_subject, subject_text
from models import AuditEvent
from queries.context import Context
from queries.exchange import Exchange, Hidden, exchange_of, hidden_inside
from queries.moment import Moment
from queries.people import names_of
from queries.register.contacts import reads, subject_of
from queries.subjects import About, naming

REGISTER = tuple(f"{kind}/" for kind in OF_A_PLACE)
# They change nothing.
DOWNLOADED = (
    Action.DELIVERABLE_DOWNLOADED,
    Action.AGREEMENT_DOWNLOADED,
    Action.MEETING_MINUTES_DOWNLOADED,
)
# They tell how many files there are.
ABOUT_FILES = (
    Action.DELIVERABLE_VERSION_ADDED, Action.AGREEMENT_FILE_ADDED, Action.MEETING_MINUTES_ADDED, *DOWNLOADED,
)  # fmt: skip
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
    object_name: str  # of the organisation, both ends of the link or the meeting that it is about
    territory: str | None
    changes: Mapping[str, Any]
    note: str
    seal: str  # unlike its number, it tells nothing of how many others there are


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
    AuditEvent.hash.label("seal"),
)
_UNDONE = func.coalesce(AuditEvent.changes[("undone", 1)].as_string(), "")  # what was taken back


def journal(
    ctx: Context, *, wanted: JournalFilter, page: int = 1
) -> tuple[list[JournalEntry], int]:
    """Return one page of events, latest first, and how many there are in all."""
    ctx.actor.require(Permission.JOURNAL_READ)
    conditions = (visible(ctx), *_matching(wanted))
    total = ctx.session.scalar(select(func.count()).select_from(AuditEvent).where(*conditions))
    latest = select(*_COLUMNS).where(*conditions).order_by(AuditEvent.id.desc())
    return _told(ctx, latest.limit(PAGE).offset((page - 1) * PAGE)), total or 0


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


def visible(ctx: Context) -> ColumnElement[bool]:
    """Return what happened to an account, its sign-ins too, for that person and who manages
    accounts; comments for who takes part, reports for who follows them; the rest for who sees
    its territory, or every territory when it has none."""
    about_account = AuditEvent.subject.startswith(f"{Kind.ACCOUNT}/")
    about_comment = AuditEvent.subject.startswith(f"{Kind.COMMENT}/")
    comments = or_(~about_comment, _visible_comments(ctx))
    places = and_(
        ~about_account,
        _visible_places(ctx),
        comments,
        _visible_reports(ctx),
        _visible_contacts(ctx),
        *_deliverables(ctx),
    )
    return or_(and_(about_account, _visible_accounts(ctx)), places)


def _visible_accounts(ctx: Context) -> ColumnElement[bool]:
    if ctx.actor.can(Permission.ACCOUNT_MANAGE):
        return true()
    return AuditEvent.subject == subject_text(Kind.ACCOUNT, ctx.actor.user_id)


def _visible_comments(ctx: Context) -> ColumnElement[bool]:
    """Say in SQL which comments the actor may read: those of a lot, or of every lot of its
    territory."""
    held = [g for g in ctx.actor.grants if g.gives(Permission.COMMENT_EXCHANGE, None, None)]
    if any(grant.territory is None for grant in held):
        return true()
    mine = [
        AuditEvent.subject.startswith(f"{Kind.COMMENT}/{grant.territory}/{lot}/", autoescape=True)
        for grant in held
        for lot in (grant.lot, EVERY_LOT)
    ]
    return or_(false(), *mine)


def _visible_contacts(ctx: Context) -> ColumnElement[bool]:
    """Everything but the contacts that this person may not read; their subject says who may."""
    mine = [
        AuditEvent.subject.startswith(subject_of(place.key, lot, ""), autoescape=True)
        for place in ctx.catalog.territories
        for lot in (None, *(lot.key for lot in ctx.catalog.lots))
        if reads(ctx.actor, place.key, lot)
    ]
    return or_(~AuditEvent.subject.startswith("contact/"), *mine)


def _visible_places(ctx: Context) -> ColumnElement[bool]:
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    is_seen = AuditEvent.territory_key.in_(seen)
    sees_everything = len(seen) == len(ctx.catalog.territories)
    return or_(is_seen, AuditEvent.territory_key.is_(None)) if sees_everything else is_seen


def _deliverables(ctx: Context) -> list[ColumnElement[bool]]:
    """Nothing of what another lot hands over; nothing of files to who may not read them."""
    conditions = [~_inside(hidden) for hidden in hidden_inside(ctx)]
    if not ctx.actor.can(Permission.DELIVERABLE_FILES):
        conditions += [AuditEvent.action.not_in(ABOUT_FILES), _UNDONE.not_in(ABOUT_FILES)]
    return conditions


def _inside(hidden: Hidden) -> ColumnElement[bool]:
    """`Hidden.hides` as SQL."""
    bounds = [AuditEvent.subject.startswith(hidden.start, autoescape=True)]
    if hidden.since:
        bounds.append(AuditEvent.recorded_at >= hidden.since)
    if hidden.until:
        bounds.append(AuditEvent.recorded_at < hidden.until)
    return and_(*bounds)


def _visible_reports(ctx: Context) -> ColumnElement[bool]:
    """Everything but the reports, and their rhythm, of lots that this person does not follow."""
    places = list(product(ctx.catalog.territories, ctx.catalog.lots))
    followed = [
        (place.key, lot.key)
        for place, lot in places
        if ctx.actor.can(Permission.REPORT_FOLLOW, place.key, lot.key)
    ]
    if len(followed) == len(places):
        return true()
    about_reports = or_(
        AuditEvent.subject.startswith("report/"), AuditEvent.subject.startswith("reporting/")
    )
    starts = [f"report/{place}/{lot}/" for place, lot in followed]
    rhythms = [subject_text(Kind.REPORTING, place, lot) for place, lot in followed]
    own = [AuditEvent.subject.startswith(start, autoescape=True) for start in starts]
    return or_(~about_reports, AuditEvent.subject.in_(rhythms), *own)


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
    if wanted.until:
        conditions.append(AuditEvent.recorded_at <= wanted.until)
    return conditions


def first_recording(ctx: Context) -> datetime | None:
    """Return when this record began: nothing can be « known » before."""
    ctx.actor.require(Permission.PROGRESS_READ)
    return ctx.session.scalar(select(func.min(AuditEvent.recorded_at)))
