"""Who receives mails, and what the mail of a person says: only what that person may read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from domain.dates import Precision
from domain.digest import COMING, REMINDED, MailChoice
from domain.milestones import Horizon
from domain.permissions import Actor, Grant, Permission
from models import Account, DigestMail, RoleGrant
from queries.context import Context
from queries.following.changes import Change, changes_between, without_implied
from queries.following.due import Due, DueFilter, due_list
from queries.following.mentions import MentionRow, unread_mentions
from queries.moment import Moment
from queries.reports import states as reports
from queries.subjects import about

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person who wants mails, with their rights of this moment."""

    actor: Actor
    address: str
    wants: MailChoice


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A comment that names the person and that they have not read: by whom and about what. Its
    words stay in the application."""

    by: str | None
    title: str
    subject: str
    territory: str
    phase: str


@dataclass(frozen=True, slots=True)
class Weekly:
    """What the mail of the week tells: dates passed, those of the next days, how many others are
    passed without news, who names the person in a comment, and what changed in a week."""

    on: date
    overdue: tuple[Due, ...]
    coming: tuple[tuple[int, tuple[Due, ...]], ...]  # by number of days ahead
    n_silent: int
    mentions: tuple[Mentioned, ...]
    changes: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        ahead = any(dues for _, dues in self.coming)
        return not (self.overdue or ahead or self.mentions or self.changes)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is due in two days, today, or was two days ago; reports that are not there among it."""

    on: date
    dues: tuple[Due, ...]
    reports: tuple[reports.Reminder, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.dues or self.reports)


def recipients(ctx: Context, *, account: int | None = None) -> list[Recipient]:
    """Everybody with an address, an open account, a role, and the wish for mails; or only the person
    of that account, with their rights of this moment."""
    ctx.actor.require(Permission.ACCOUNT_MANAGE)
    grants: dict[int, set[Grant]] = defaultdict(set)
    for row in ctx.session.scalars(select(RoleGrant)):
        grants[row.account_id].add(Grant(row.role, row.territory_key, row.lot_key))
    wanted = select(Account.id, Account.display_name, Account.login, Account.mails).where(
        Account.is_disabled.is_(False),
        Account.is_demo.is_(False),
        Account.password_hash.is_not(None),  # an invitation alone proves no address
        Account.mails != MailChoice.NONE,
        *([Account.id == account] if account is not None else []),
    )
    return [
        Recipient(Actor(number, name, frozenset(grants[number])), login, wants)
        for number, name, login, wants in ctx.session.execute(wanted.order_by(Account.id))
        if login and grants[number]
    ]


def weekly(ctx: Context, *, on: date) -> Weekly:
    """Return what matters to the actor in the week of that day."""
    dues = _dues(ctx, on)
    bounds = [-1, *COMING]
    ahead = [(days, _between(dues, on, bounds[n] + 1, days)) for n, days in enumerate(COMING)]
    return Weekly(
        on,
        overdue=tuple(due for due in dues if due.horizon is Horizon.OVERDUE),
        coming=tuple(ahead),
        n_silent=sum(due.horizon is Horizon.SILENT for due in dues),
        mentions=tuple(_mentioned(ctx, row) for row in unread_mentions(ctx)),
        changes=tuple(_changes(ctx, on)),
    )


def reminder(ctx: Context, *, on: date) -> Reminder:
    """Return what is due close to that day, of what has a day."""
    days = {on + timedelta(days=ahead) for ahead in REMINDED}
    dues = (due for due in _dues(ctx, on) if due.due.precision is Precision.DAY)
    close = tuple(
        due
        for due in dues
        # Reports have a list of their own, which knows until when they are reminded of.
        if due.due.last in days and not isinstance(due.part, reports.ReportState)
    )
    return Reminder(on, close, tuple(reports.reminders_on(ctx, on=on)))


def _dues(ctx: Context, on: date) -> list[Due]:
    """Of the territories that the actor sees, and of no other lot than theirs."""
    dues = due_list(ctx, moment=Moment(on), wanted=DueFilter())
    right = Permission.PROGRESS_READ
    return [due for due in dues.dues if ctx.actor.can(right, due.territory, due.lot)]


def _mentioned(ctx: Context, row: MentionRow) -> Mentioned:
    what = about(ctx, row.subject)
    title = ", ".join((what.name, *what.context))
    return Mentioned(row.by, title, row.subject, row.territory, row.phase)


def _changes(ctx: Context, on: date) -> list[Change]:
    """Return those of a week, held to the same territories and lots."""
    changes = without_implied(changes_between(ctx, since=on - A_WEEK, until=on))
    right = Permission.PROGRESS_READ
    return [change for change in changes if ctx.actor.can(right, change.territory, change.lot)]


def _between(dues: list[Due], on: date, first: int, last: int) -> tuple[Due, ...]:
    """Return those whose last day falls that many days ahead."""
    return tuple(due for due in dues if first <= (due.due.last - on).days <= last)


@dataclass(frozen=True, slots=True)
class MyMails:
    """What the actor receives, where, and when the last one left."""

    wants: MailChoice
    address: str
    last_sent_at: datetime | None


def my_mails(ctx: Context) -> MyMails:
    ctx.actor.require(Permission.PROGRESS_READ)
    mine = DigestMail.account_id == ctx.actor.user_id
    last = ctx.session.scalar(select(func.max(DigestMail.sent_at)).where(mine))
    account = select(Account.mails, Account.login).where(Account.id == ctx.actor.user_id)
    wants, login = ctx.session.execute(account).one()
    return MyMails(wants, login or "", last)
