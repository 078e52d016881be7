"""What matters: everything that has a date still to meet, seen from one day. The overview,
« Échéances », « Mon travail », the mails and the API all read it here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from definitions.phases import PhaseDefinition
from domain.dates import PartialDate
from domain.meetings import MeetingStatus
from domain.milestones import Horizon, horizon_of
from domain.raci import Responsibility, actors_who
from domain.reporting import UNSENT
from domain.subjects import Kind, subject_text
from queries.agreements.states import AgreementState, ending
from queries.cached import remembered
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.gates.states import PendingCondition, pending_conditions
from queries.meetings.points import MeetingAction, actions_on
from queries.meetings.states import MeetingState, meetings_on
from queries.milestones.states import MilestoneState, milestones_on
from queries.milestones.undated import undated_on
from queries.moment import Moment
from queries.phases.states import PhaseState, states_on
from queries.register.organisations import organisations_on
from queries.reports.states import ReportState, reports_on

OfAPhase = MilestoneState | DeliverableState | PendingCondition
Part = OfAPhase | MeetingState | MeetingAction | ReportState | AgreementState


@dataclass(frozen=True, slots=True)
class DueFilter:
    """None: whatever it is. `responsible` is a type of actor, by its code."""

    territory: str | None = None
    lot: str | None = None
    phase: str | None = None
    responsible: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with a date still to meet: `part`, a milestone, a deliverable, a condition of the
    passage, a meeting or an action of one, a report, an agreement that ends, else the phase itself.
    What belongs to a meeting may be of no phase; reports and agreements are of none. `owner` is the
    organisation that an action was given to, by its own name."""

    territory: str
    phase: str | None
    part: Part | None
    due: PartialDate
    horizon: Horizon
    last_news_on: date | None
    lot: str | None
    responsible: tuple[str, ...]
    owner: str = ""

    @property
    def subject(self) -> str:
        """Of the part, else of the phase itself."""
        if self.part:
            return self.part.subject
        return subject_text(Kind.PHASE, self.territory, self.phase)


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due, soonest first; how many milestones to reach have no date at all; the dates
    told to Parliament that are about to be missed, or missed."""

    dues: tuple[Due, ...]
    n_undated: int
    broken: tuple[MilestoneState, ...]

    def of(self, horizon: Horizon) -> list[Due]:
        return [due for due in self.dues if due.horizon is horizon]


@remembered
def due_list(ctx: Context, *, moment: Moment, wanted: DueFilter) -> DueList:
    """Phases, milestones, deliverables with their verification and reservations, conditions,
    meetings and their actions, reports not sent, agreements that end, of the territories and lots
    that the actor sees."""
    milestones = [
        milestone
        for milestone in milestones_on(ctx, moment=moment, territory=wanted.territory, dated=True)
        if _matches(ctx, wanted, milestone.phase, milestone.lot)
    ]
    dues = [
        *_of_phases(ctx, moment, wanted, milestones),
        *_asked_for(ctx, moment, wanted),
        *_to_be_held(ctx, moment, wanted),
        *_to_be_sent(ctx, moment, wanted),
        *_to_end(ctx, moment, wanted),
    ]
    undated = undated_on(ctx, moment=moment, territory=wanted.territory)
    return DueList(
        dues=tuple(sorted(dues, key=lambda due: (due.due.last, due.territory, due.phase or ""))),
        n_undated=sum(
            n for (phase, lot), n in undated.items() if _matches(ctx, wanted, phase, lot)
        ),
        broken=tuple(
            milestone for milestone in milestones if milestone.leaves_commitment(moment.on)
        ),
    )


def _of_phases(
    ctx: Context, moment: Moment, wanted: DueFilter, milestones: Sequence[MilestoneState]
) -> list[Due]:
    """The dates of phases, of their milestones and deliverables, and the conditions of passages."""
    phases = states_on(ctx, moment=moment, territory=wanted.territory)
    every: list[PhaseState | OfAPhase] = [
        *phases.values(),
        *milestones,
        *deliverables_on(ctx, moment=moment, territory=wanted.territory, dated=True),
        *pending_conditions(ctx, moment=moment, phases=phases),
    ]
    return [
        _due(ctx, state, state.due, moment)
        for state in every
        if state.due and _matches(ctx, wanted, state.phase, state.lot)
    ]


def _matches(ctx: Context, wanted: DueFilter, phase: str, lot: str | None) -> bool:
    if wanted.lot not in (None, lot) or wanted.phase not in (None, phase):
        return False
    asked = wanted.responsible
    return asked is None or asked in responsible_for(ctx.catalog.phase(phase))


def _asked_for(ctx: Context, moment: Moment, wanted: DueFilter) -> list[Due]:
    """Return what meetings asked for and nobody has closed: of a territory, and of no lot."""
    actions = actions_on(ctx, moment=moment, territory=wanted.territory)
    dues = [
        _due_action(ctx, action, moment)
        for action in actions
        if action.is_open and wanted.lot is None and wanted.phase in (None, action.phase)
    ]
    asked = wanted.responsible
    return [due for due in dues if asked is None or asked in due.responsible]


def _due_action(ctx: Context, action: MeetingAction, moment: Moment) -> Due:
    """Late from the day after: no news are expected before."""
    news = moment.on
    horizon = horizon_of(action.due, on=moment.on, last_news_on=news, news_expected_days=0)
    types, name = _owner(ctx, action, moment)
    place, phase = action.territory, action.phase or None
    return Due(place, phase, action, action.due, horizon, news, None, types, name)


def _to_be_held(ctx: Context, moment: Moment, wanted: DueFilter) -> list[Due]:
    """Meetings planned and not yet said held: of a territory, of no lot, carried out by nobody."""
    if wanted.lot or wanted.responsible:
        return []
    return [
        _due_meeting(meeting, meeting.planned_on, moment)
        for meeting in meetings_on(ctx, moment=moment, territory=wanted.territory)
        if meeting.status is MeetingStatus.PLANNED
        and meeting.planned_on
        and (wanted.phase is None or wanted.phase in meeting.phases)
    ]


def _due_meeting(meeting: MeetingState, day: PartialDate, moment: Moment) -> Due:
    """A day that is over is neither late nor held: nobody has said what became of it."""
    horizon = horizon_of(day, on=moment.on, last_news_on=None, news_expected_days=0)
    phase = meeting.phases[0] if len(meeting.phases) == 1 else None
    return Due(meeting.territory, phase, meeting, day, horizon, meeting.last_news_on, None, ())


def _to_be_sent(ctx: Context, moment: Moment, wanted: DueFilter) -> list[Due]:
    """Reports that are not there, for who follows them: of a lot, of no phase, and awaited whatever
    is told of the rest."""
    if wanted.phase or wanted.responsible:
        return []
    return [
        _due_thing(report, PartialDate(report.due_on), moment, report.lot)
        for report in reports_on(ctx, moment=moment, territory=wanted.territory)
        if report.standing in UNSENT and wanted.lot in (None, report.lot)
    ]


def _to_end(ctx: Context, moment: Moment, wanted: DueFilter) -> list[Due]:
    """Agreements that are over or end within ninety days: of a territory, and of nothing else."""
    if wanted != DueFilter(territory=wanted.territory):
        return []
    return [
        _due_thing(agreement, agreement.until, moment)
        for agreement in ending(ctx, moment=moment, territory=wanted.territory)
        if agreement.until
    ]


def _due_thing(
    part: ReportState | AgreementState, due: PartialDate, moment: Moment, lot: str | None = None
) -> Due:
    """Of no phase, and late from the day after: no news are expected before."""
    horizon = horizon_of(due, on=moment.on, last_news_on=moment.on, news_expected_days=0)
    return Due(part.territory, None, part, due, horizon, moment.on, lot, ())


def _owner(ctx: Context, action: MeetingAction, moment: Moment) -> tuple[tuple[str, ...], str]:
    """The type of actors who does it, and the name of the organisation when it is one."""
    number = action.owner.organisation
    if number is None:
        return (action.owner.actor_type,), ""
    for organisation in organisations_on(ctx, moment=moment, territory=action.territory):
        if organisation.number == number:
            return (organisation.actor_type,), organisation.name
    return (), ""


def responsible_for(phase: PhaseDefinition) -> tuple[str, ...]:
    """The types of actors that carry the phase out, by the method."""
    return actors_who(phase.raci.roles, Responsibility.RESPONSIBLE)


def _due(
    ctx: Context,
    state: PhaseState | OfAPhase,
    due: PartialDate,
    moment: Moment,
) -> Due:
    phase = ctx.catalog.phase(state.phase)
    horizon = horizon_of(
        due,
        on=moment.on,
        last_news_on=state.last_news_on,
        news_expected_days=phase.news_expected_days,
    )
    return Due(
        state.territory,
        state.phase,
        None if isinstance(state, PhaseState) else state,
        due,
        horizon,
        state.last_news_on,
        state.lot,
        responsible_for(phase),
    )
