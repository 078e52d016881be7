"""What somebody new does first, and how much of it is done: shown until all of it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.permissions import Permission
from domain.reporting import UNSENT
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.facts import seen_by
from queries.moment import Moment
from queries.phases.states import states_on
from queries.register.lots import lots_on
from queries.register.organisations import organisations_on
from queries.reports.states import expectations_on, reports_on


class Step(StrEnum):
    LOTS = "lots"  # what each lot of the contract holds
    PHASES = "phases"  # which lot each phase belongs to
    RHYTHM = "rhythm"  # how often each lot reports
    DATES = "dates"  # by when deliverables are to be handed over
    REGISTER = "register"  # who is around the table of each territory
    DECLARE = "declare"  # where one of the phases stands
    REPORT = "report"  # the first one


@dataclass(frozen=True, slots=True)
class FirstStep:
    """How many of how many are done."""

    step: Step
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        return self.done >= self.total


def first_steps(ctx: Context) -> list[FirstStep]:
    """Those of who leads, else of who writes for a lot; nobody else has any. Once all are done, none
    is left."""
    ctx.actor.require(Permission.PROGRESS_READ)
    steps: list[FirstStep] = []
    if ctx.actor.can(Permission.LOT_DESCRIBE):
        steps = [*_of_a_lead(ctx), _register(ctx)]
    elif ctx.actor.can(Permission.PHASE_DECLARE):
        steps = [*_of_a_contractor(ctx), _register(ctx)]
    return [] if all(step.is_done for step in steps) else steps


def _of_a_lead(ctx: Context) -> Iterator[FirstStep]:
    """The last begins once one date is known: there is no saying how many there should be."""
    now = Moment(ctx.today)
    lots = lots_on(ctx, moment=now)
    yield FirstStep(Step.LOTS, sum(bool(lot.contents) for lot in lots), len(lots))
    phases = states_on(ctx, moment=now).values()
    yield FirstStep(Step.PHASES, sum(bool(phase.lot) for phase in phases), len(phases))
    # Only a lot that has a phase somewhere has something to report there.
    held = {(phase.territory, phase.lot) for phase in phases if phase.lot}
    asked = [one for one in expectations_on(ctx, moment=now) if (one.territory, one.lot) in held]
    told = sum(bool(one.rhythm) for one in asked)
    yield FirstStep(Step.RHYTHM, told, len(asked) or 1)
    dated = any(one.due_on for one in deliverables_on(ctx, moment=now, dated=True))
    yield FirstStep(Step.DATES, int(dated), 1)


def _of_a_contractor(ctx: Context) -> Iterator[FirstStep]:
    now = Moment(ctx.today)
    mine = [
        phase
        for phase in states_on(ctx, moment=now).values()
        if ctx.actor.can(Permission.PHASE_DECLARE, phase.territory, phase.lot)
    ]
    told = any(phase.declared_by is not None for phase in mine)
    yield FirstStep(Step.DECLARE, int(told), 1)
    sent = any(report.standing not in UNSENT for report in reports_on(ctx, moment=now))
    yield FirstStep(Step.REPORT, int(sent), 1)


def _register(ctx: Context) -> FirstStep:
    now, places = Moment(ctx.today), seen_by(ctx)
    named = [place for place in places if organisations_on(ctx, moment=now, territory=place)]
    return FirstStep(Step.REGISTER, len(named), len(places))
