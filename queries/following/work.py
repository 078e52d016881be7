"""What a person has before them: what waits for them, what came back, what is late or due soon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from domain.milestones import Horizon
from domain.permissions import Permission
from domain.reporting import OVERDUE, UNSENT
from queries.cached import remembered
from queries.context import Context
from queries.deliverables.states import DeliverableState
from queries.following.due import Due, DueFilter, due_list
from queries.following.mentions import MentionRow, unread_mentions
from queries.following.tasks import RETURNED, WAITING, Finder, Task
from queries.moment import Moment
from queries.reports.states import ReportState, reports_on

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Work:
    """What a person has to do, each list oldest first. `waiting`: asks for a decision of theirs;
    `returned`: to be handed in again; `reports`: not sent yet, due soon (for a contractor) or
    overdue (for FOREm); `late`, `silent`, `soon`: by how far the date is, or how old the news."""

    waiting: tuple[Task, ...]
    returned: tuple[Task, ...]
    mentions: tuple[MentionRow, ...]
    reports: tuple[ReportState, ...]
    late: tuple[Due, ...]
    silent: tuple[Due, ...]
    soon: tuple[Due, ...]


def work(ctx: Context) -> Work:
    """Everything of today, within the scope of this person."""
    ctx.actor.require(Permission.PHASE_DECLARE)
    open_items = due_list(ctx, moment=Moment(ctx.today), wanted=DueFilter()).dues
    # Reports stand under a heading of their own.
    dues = [
        due for due in open_items if _is_theirs(ctx, due) and not isinstance(due.part, ReportState)
    ]
    return Work(
        waiting=_sorted(ctx, WAITING),
        returned=_sorted(ctx, RETURNED),
        mentions=tuple(reversed(unread_mentions(ctx))),
        reports=tuple(sorted(_awaited(ctx), key=lambda report: (report.due_on, report.subject))),
        late=tuple(due for due in dues if due.horizon is Horizon.OVERDUE),
        silent=tuple(due for due in dues if due.horizon is Horizon.SILENT),
        soon=tuple(
            due
            for due in dues
            if due.horizon is Horizon.WITHIN_30 and due.due.last <= ctx.today + SOON
        ),
    )


def _is_theirs(ctx: Context, due: Due) -> bool:
    """A verification that lasts is the affair of who verifies, never of who handed over."""
    is_verified = isinstance(due.part, DeliverableState) and due.part.review_due_on is not None
    needed = Permission.DELIVERABLE_REVIEW if is_verified else Permission.PHASE_DECLARE
    return ctx.actor.can(needed, due.territory, due.lot)


def waiting_in(ctx: Context, *, territory: str) -> tuple[Task, ...]:
    """What waits there for a decision of this person, or came back to them, oldest first."""
    ctx.actor.require(Permission.PHASE_DECLARE, territory)
    tasks = _sorted(ctx, (*WAITING, *RETURNED))
    return tuple(task for task in tasks if task.territory == territory)


def n_tasks(ctx: Context) -> int:
    """Return how many things wait for this person, came back to them, name them, or are overdue
    reports of theirs."""
    return _n_recorded(ctx, person=ctx.actor.user_id) + len(unread_mentions(ctx))


@remembered  # reading a comment is not recorded: mentions are counted apart
def _n_recorded(ctx: Context, *, person: int | None) -> int:
    mine = [
        report for report in _awaited(ctx) if report.standing in OVERDUE and _writes(ctx, report)
    ]
    return sum(1 for kind in (*WAITING, *RETURNED) for _ in kind(ctx)) + len(mine)


def _sorted(ctx: Context, kinds: tuple[Finder, ...]) -> tuple[Task, ...]:
    tasks = (task for kind in kinds for task in kind(ctx))
    return tuple(sorted(tasks, key=lambda task: (task.since, task.territory, task.key)))


def _awaited(ctx: Context) -> Iterable[ReportState]:
    """Not sent: those that this person writes, from two weeks before; the overdue ones of others
    for who reads them."""
    for report in reports_on(ctx, moment=Moment(ctx.today)):
        near = report.standing in UNSENT and report.due_on <= ctx.today + SOON
        review = ctx.actor.can(Permission.REPORT_REVIEW, report.territory, report.lot)
        if (near and _writes(ctx, report)) or (report.standing in OVERDUE and review):
            yield report


def _writes(ctx: Context, report: ReportState) -> bool:
    return ctx.actor.can(Permission.REPORT_WRITE, report.territory, report.lot)
