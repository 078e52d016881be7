"""Everything that is due: phases and their parts, meetings and what they asked for, seen from one
day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from definitions.phases import PhaseDefinition
from domain.dates import PartialDate
from domain.meetings import MeetingStatus
from domain.milestones import Horizon, horizon_of
from domain.raci import Responsibility, actors_who
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.gates.states import PendingCondition, pending_conditions
from queries.meetings.points import MeetingAction, actions_on
from queries.meetings.states import MeetingState, meetings_on
from queries.milestones.states import MilestoneState, milestones_on
from queries.moment import Moment
from queries.phases.states import PhaseState, states_on
from queries.register.organisations import organisations_on

OfAPhase = MilestoneState | DeliverableState | PendingCondition
Part = OfAPhase | MeetingState | MeetingAction


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
    passage, a meeting or an action of one, else the phase itself. What belongs to a meeting may be
    of no phase."""

    territory: str
    phase: str | None
    part: Part | None
    due: PartialDate
    horizon: Horizon
    last_news_on: date | None
    lot: str | None
    responsible: tuple[str, ...]

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


def due_list(ctx: Context, *, moment: Moment, wanted: DueFilter) -> DueList:
    """Phases, milestones, deliverables, conditions, meetings and their actions, of the territories
    and lots that the actor sees."""
    phases = states_on(ctx, moment=moment, territory=wanted.territory)
    milestones = milestones_on(ctx, moment=moment, territory=wanted.territory)
    shown = [
        milestone
        for milestone in milestones
        if _matches(ctx, wanted, milestone.phase, milestone.lot)
    ]
    deliverables = deliverables_on(ctx, moment=moment, territory=wanted.territory)
    conditions = pending_conditions(ctx, moment=moment, phases=phases)
    every: list[PhaseState | OfAPhase] = [
        *phases.values(),
        *milestones,
        *deliverables,
        *conditions,
    ]
    dues = [
        _due(ctx, state, state.due, moment)
        for state in every
        if state.due and _matches(ctx, wanted, state.phase, state.lot)
    ]
    dues += _asked_for(ctx, moment, wanted)
    dues += _to_be_held(ctx, moment, wanted)
    return DueList(
        dues=tuple(sorted(dues, key=lambda due: (due.due.last, due.territory, due.phase or ""))),
        n_undated=sum(milestone.expected is None for milestone in shown),
        broken=tuple(milestone for milestone in shown if milestone.leaves_commitment(moment.on)),
    )


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
    who, place, phase = _owner(ctx, action, moment), action.territory, action.phase or None
    return Due(place, phase, action, action.due, horizon, news, None, who)


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


def _owner(ctx: Context, action: MeetingAction, moment: Moment) -> tuple[str, ...]:
    """The type of actors who does it: that of the organisation, when it is one."""
    number = action.owner.organisation
    if number is None:
        return (action.owner.actor_type,)
    organisations = organisations_on(ctx, moment=moment, territory=action.territory)
    return tuple(
        organisation.actor_type for organisation in organisations if organisation.number == number
    )


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
