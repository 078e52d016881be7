"""Who may read which events of the journal, said in SQL."""

from __future__ import annotations

from itertools import product

from sqlalchemy import ColumnElement, and_, false, func, or_, true

from domain.actions import Action
from domain.holdings import EVERY_LOT
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from models import AuditEvent
from queries.context import Context
from queries.exchange import Hidden, hidden_inside
from queries.register.contacts import reads, subject_of

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
_UNDONE = func.coalesce(AuditEvent.changes[("undone", 1)].as_string(), "")  # what was taken back


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
        _visible_answers(ctx),
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


def _visible_answers(ctx: Context) -> ColumnElement[bool]:
    """What is prepared for Parliament is the business of who may draft it."""
    if ctx.actor.can(Permission.BRIEF_DRAFT):
        return true()
    return ~AuditEvent.subject.startswith(f"{Kind.ANSWER}/")


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
