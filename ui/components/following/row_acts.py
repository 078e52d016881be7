"""What may be done on the row of something due or asked, without opening it first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from domain.actions import Action
from domain.errors import N_
from domain.meetings import ActionStatus
from domain.permissions import Permission
from domain.reporting import UNSENT, Standing
from queries.deliverables.states import DeliverableState
from queries.following.due import Due
from queries.following.mentions import MentionRow
from queries.following.tasks import Task, TaskKind
from queries.meetings.points import MeetingAction
from queries.meetings.states import MeetingState, meetings_on
from queries.milestones.states import MilestoneState
from queries.reports.states import ReportState
from services import comments
from services.meetings import points
from services.meetings.points import Followed
from services.phases import review
from ui.components.deliverables.review import DUE
from ui.components.meetings.forms import HOLD
from ui.components.milestones.forms import ESTIMATE
from ui.components.phases.words import DECLARE
from ui.links import with_history
from ui.session import announce, ask, can, in_the_past, moment, perform, t, today
from ui.targets import Target, target_of
from ui.widgets.saving import perform_decision
from ui.widgets.tables import RowAct
from ui.widgets.text import plain

TASK_WORD = {
    TaskKind.MILESTONE: N_("Vérifier"),
    TaskKind.BASELINE: N_("Décider"),
    TaskKind.DELIVERABLE: N_("Vérifier"),
    TaskKind.REPORT: N_("Lire"),
    TaskKind.CONTACT: N_("Ouvrir"),
    TaskKind.PHASE_REFUSED: N_("Déclarer"),
    TaskKind.MILESTONE_REFUSED: N_("Ouvrir"),
    TaskKind.DELIVERABLE_REFUSED: N_("Déposer"),
    TaskKind.REPORT_RETURNED: N_("Corriger"),
}


def acts_on(due: Due, *, origin: str) -> list[RowAct]:
    """For who may do them, and never on a day of the past."""
    return [] if in_the_past() else list(_acts(due, origin))


def _acts(due: Due, origin: str) -> Iterator[RowAct]:
    match due.part:
        case MeetingAction() as action if can(Permission.MEETING_WRITE, due.territory):
            yield _closing(action)
        case MeetingState() if can(Permission.MEETING_WRITE, due.territory):
            yield _way(due, t("Présences"), target_of(due.subject, origin=origin, act=HOLD))
        case MilestoneState() if can(Permission.MILESTONE_FORECAST, due.territory, due.lot):
            yield _way(due, t("Dater"), target_of(due.subject, origin=origin, act=ESTIMATE))
        case DeliverableState() as deliverable if can(
            Permission.DELIVERABLE_REVIEW, due.territory, due.lot
        ):
            yield from _on_deliverable(due, deliverable, origin)
        case ReportState() as report:
            yield from report_acts(report, origin)
        case None if can(Permission.PHASE_DECLARE, due.territory, due.lot):
            yield _way(due, t("Déclarer"), target_of(due.subject, origin=origin, act=DECLARE))


def _on_deliverable(due: Due, deliverable: DeliverableState, origin: str) -> Iterator[RowAct]:
    """A reservation is lifted by who handed over, and its date stands."""
    if deliverable.review_due_on:
        yield _way(due, t("Vérifier"), target_of(due.subject, origin=origin))
    elif not deliverable.reserve_due_on:
        yield _way(due, t("Dater"), target_of(due.subject, origin=origin, act=DUE))


def closing(action: MeetingAction) -> list[RowAct]:
    """« Fait », on an action that is still open, for who keeps meetings there."""
    may = action.is_open and can(Permission.MEETING_WRITE, action.territory)
    return [_closing(action)] if may and not in_the_past() else []


def report_acts(report: ReportState, origin: str = "") -> list[RowAct]:
    """To write it, or to read what waits for a decision."""
    if in_the_past():
        return []
    label = ""
    if report.standing in UNSENT and can(Permission.REPORT_WRITE, report.territory, report.lot):
        label = t("Rédiger")
    elif report.standing is Standing.SUBMITTED and can(
        Permission.REPORT_REVIEW, report.territory, report.lot
    ):
        label = t("Lire")
    where = target_of(report.subject, origin=origin)
    return [RowAct(f"way/{report.subject}", label, where.open)] if label else []


def task_acts(task: Task, where: Target) -> list[RowAct]:
    """A declaration is validated at once, and its confirmation takes it back; what asks for more than
    a word is opened."""
    if task.kind is TaskKind.DECLARATION:
        key = f"validate/{task.subject}/{task.fact_id}"
        return [RowAct(key, t("Valider"), partial(_validate, task))]
    return [RowAct(f"task/{task.kind}/{task.subject}", t(TASK_WORD[task.kind]), where.open)]


def reading(mention: MentionRow) -> RowAct:
    return RowAct(f"read/{mention.comment_id}", t("Lu"), partial(_mark_read, mention.subject))


def _validate(task: Task) -> None:
    done = perform_decision(
        review.validate,
        subject=task.subject,
        territory=task.territory,
        phase=task.key,
        fact_id=task.fact_id,
    )
    if done:
        announce(with_history(t("Déclaration validée."), action=Action.PHASE_VALIDATED))


def _mark_read(subject: str) -> None:
    if perform(comments.mark_read, subject=subject):
        announce(t("Ce commentaire ne vous attend plus."))


def _closing(action: MeetingAction) -> RowAct:
    return RowAct(f"done/{action.subject}", t("Fait"), partial(_close, action))


def _way(due: Due, label: str, where: Target) -> RowAct:
    return RowAct(f"way/{due.subject}", label, where.open)


def _close(action: MeetingAction) -> None:
    """Done, and done today; the undoing of its confirmation gives it back."""
    meetings = ask(meetings_on, moment=moment(), territory=action.territory)
    version = next((m.version for m in meetings if m.number == action.meeting), None)
    done = perform_decision(
        points.follow,
        subject=action.subject,
        territory=action.territory,
        number=action.meeting,
        seen_version=version or 0,
        action=action.number,
        followed=Followed(ActionStatus.DONE, today(), ""),
    )
    if done:
        said = t("Action faite : « {what} ».").format(what=plain(action.title))
        announce(with_history(said, action=Action.MEETING_ACTION_FOLLOWED))
