"""Comments about an object, for who takes part: FOREm and the lot that it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.dates import end_of_day
from domain.errors import NotFound
from domain.permissions import Actor, Grant, Permission
from domain.subjects import Kind, Subject, known_subject
from domain.text import french_order
from models import Account, Comment, Mention, RoleGrant, TerritoryPhase
from queries.context import Context
from queries.deliverables.list import readable_deliverable
from queries.exchange import exchange_of
from queries.milestones.states import milestone_on
from queries.moment import Moment
from queries.people import names_of
from queries.register.organisations import organisation_on
from queries.reports.states import report_on

KINDS = (
    Kind.PHASE,
    Kind.MILESTONE,
    Kind.DELIVERABLE,
    Kind.REPORT,
    Kind.ORGANISATION,
)  # another kind joins here and in `_check_exists`


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object stands: its lot decides who takes part; None when nobody said which."""

    territory: str
    lot: str | None


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment; its text is gone once it is withdrawn."""

    id: int
    lot: str | None
    author: str | None  # a name, for readers who may know people
    written_at: datetime
    text: str
    withdrawn_at: datetime | None
    mentions: tuple[str, ...]
    is_mine: bool
    asks_me: bool  # it mentions me and I have not said that I read it


def place_of(ctx: Context, *, subject: str) -> Place:
    """Return where the object stands, for who takes part; « introuvable » when it does not
    exist or is not for this person."""
    what = _existing(ctx, subject)
    lot = what.key if what.kind is Kind.REPORT else _lot_of_phase(ctx, what)
    ctx.actor.require(Permission.COMMENT_EXCHANGE, what.territory, lot, subject=subject)
    return Place(what.territory, lot)


def _existing(ctx: Context, subject: str) -> Subject:
    what, places = known_subject(subject), {place.key for place in ctx.catalog.territories}
    if what is None or what.kind not in KINDS or what.territory not in places:
        raise NotFound(subject=subject)
    _check_exists(ctx, what)
    return what


def _lot_of_phase(ctx: Context, what: Subject) -> str | None:
    """That of the phase, or of the phase that something is part of."""
    return ctx.session.scalar(
        select(TerritoryPhase.lot_key).where(
            TerritoryPhase.territory_key == what.territory,
            TerritoryPhase.phase_key == what.phase,
        )
    )


def _check_exists(ctx: Context, what: Subject) -> None:
    """« Introuvable » when there is no such object, or when this person may not see it."""
    now, territory, key = Moment(ctx.today), what.territory, what.key
    if what.kind is Kind.MILESTONE:
        milestone_on(ctx, territory=territory, key=key, moment=now)
    elif what.kind is Kind.DELIVERABLE:
        readable_deliverable(ctx, territory=territory, key=key, moment=now)
    elif what.kind is Kind.REPORT:
        period = "".join(what.parts[2:])
        report_on(ctx, territory=territory, lot=key, period=period, moment=now)
    elif what.kind is Kind.ORGANISATION:
        number = int(key) if key.isdecimal() else 0
        organisation_on(ctx, territory=territory, number=number, moment=now)
    elif key not in {phase.key for phase in ctx.catalog.phases}:
        raise NotFound(subject=f"{territory} {key}")


def audiences(ctx: Context, *, subject: str) -> tuple[str | None, ...]:
    """For which lots this person may write there. Where nobody said to which lot an object
    belongs, a contractor writes for their own lot; FOREm chooses, None being all of them."""
    place = place_of(ctx, subject=subject)
    if place.lot:
        return (place.lot,)
    own = {grant.lot for grant in _taking_part(ctx.actor) if grant.territory == place.territory}
    everywhere = any(grant.territory is None for grant in _taking_part(ctx.actor))
    lots = tuple(lot.key for lot in ctx.catalog.lots)
    return (None, *lots) if everywhere else tuple(lot for lot in lots if lot in own)


def _taking_part(actor: Actor) -> list[Grant]:
    return [g for g in actor.grants if g.gives(Permission.COMMENT_EXCHANGE, None, None)]


def comments_on(ctx: Context, *, subject: str, moment: Moment) -> list[CommentRow]:
    """Return those that this person may read, as they stood at that moment, oldest first: those of
    the time when the object was of their lot, whoever holds it now."""
    what = _existing(ctx, subject)
    ctx.actor.require(Permission.COMMENT_EXCHANGE, what.territory, subject=subject)
    exchange = exchange_of(ctx)
    until = _until(ctx, moment)
    about = select(Comment).where(Comment.subject == subject).order_by(Comment.id)
    written = ctx.session.scalars(about).all()
    # Taken back is taken back for everybody, whenever it was.
    withdrawn = {row.withdraws: row.written_at for row in written if row.withdraws}
    rows = [
        row
        for row in written
        if ctx.actor.can(Permission.COMMENT_EXCHANGE, row.territory_key, row.lot_key)
        and exchange.reads(subject, row.written_at)
    ]
    shown = [r for r in rows if r.withdraws is None and (until is None or r.written_at <= until)]
    mentions = _mentions(ctx, [row.id for row in shown])
    people = {row.author_id for row in shown} | {
        number for all_ in mentions.values() for number in all_
    }
    names = names_of(ctx, ids=people)
    return [_row(ctx, row, withdrawn.get(row.id), mentions[row.id], names) for row in shown]


def _until(ctx: Context, moment: Moment) -> datetime | None:
    if moment == Moment(ctx.today):
        return None
    end = end_of_day(moment.on)
    return min(end, moment.known_at) if moment.known_at else end


def _mentions(ctx: Context, ids: list[int]) -> dict[int, dict[int, datetime | None]]:
    """Return, by comment, the accounts that it names, and when each said that they read it."""
    mentions: dict[int, dict[int, datetime | None]] = defaultdict(dict)
    columns = (Mention.comment_id, Mention.account_id, Mention.read_at)
    for comment, account, read_at in ctx.session.execute(
        select(*columns).where(Mention.comment_id.in_(ids))
    ):
        mentions[comment][account] = read_at
    return mentions


def _row(
    ctx: Context,
    comment: Comment,
    withdrawn_at: datetime | None,
    mentions: Mapping[int, datetime | None],
    names: Mapping[int, str],
) -> CommentRow:
    me = ctx.actor.user_id
    return CommentRow(
        id=comment.id,
        lot=comment.lot_key,
        author=names.get(comment.author_id),
        written_at=comment.written_at,
        text="" if withdrawn_at else comment.text,
        withdrawn_at=withdrawn_at,
        mentions=tuple(sorted((names[one] for one in mentions if one in names), key=french_order)),
        is_mine=comment.author_id == me,
        asks_me=not withdrawn_at
        and any(account == me and read_at is None for account, read_at in mentions.items()),
    )


def people_for(ctx: Context, *, subject: str, lot: str | None) -> dict[int, str]:
    """The other people who would read a comment on that object for that lot, by name."""
    place = place_of(ctx, subject=subject)
    statement = (
        select(
            Account.id,
            Account.display_name,
            RoleGrant.role,
            RoleGrant.territory_key,
            RoleGrant.lot_key,
        )
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(Account.is_disabled.is_(False), Account.id != ctx.actor.user_id)
    )
    people = {
        account: name
        for account, name, role, where, own_lot in ctx.session.execute(statement)
        if Grant(role, where, own_lot).gives(
            Permission.COMMENT_EXCHANGE, place.territory, lot or place.lot
        )
    }
    return dict(sorted(people.items(), key=lambda item: french_order(item[1])))
