"""Everything one screen tells of one phase in one territory, or of one territory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from definitions.phases import PhaseDefinition
from domain.history import struck_out
from domain.permissions import Permission
from domain.phases import Caution, Current, PhaseStatus, cautions_of
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.exchange import exchange_of
from queries.facts import FactRow, history_of
from queries.moment import Moment
from queries.people import names_of
from queries.phases.criteria import met_of, order_of, proofs_in
from queries.phases.states import PhaseState, state_on

HISTORY = ("status", "planned_start", "planned_end", "actual_start", "actual_end", "lot")


@dataclass(frozen=True, slots=True)
class PhaseSheet:
    """`struck` holds the ids of facts corrected or withdrawn since, `met` what the data says of
    each criterion."""

    definition: PhaseDefinition
    state: PhaseState
    history: tuple[FactRow, ...]
    struck: frozenset[int]
    met: Mapping[str, bool | None]
    names: Mapping[int, str]


def phase_sheet(ctx: Context, *, territory: str, phase: str, moment: Moment) -> PhaseSheet:
    """Return one phase in one territory, with its history; « introuvable » when not for this
    person."""
    state = state_on(ctx, territory=territory, phase=phase, moment=moment)
    history = history_of(
        ctx, subject_text(Kind.PHASE, territory, phase), HISTORY, known_at=moment.known_at
    )
    told = exchange_of(ctx).told
    shown = tuple(told(fact) for fact in history if fact.effective_on <= moment.on)
    definition = ctx.catalog.phase(phase)
    criteria = (*definition.entry_criteria, *definition.exit_criteria)
    return PhaseSheet(
        definition=definition,
        state=state,
        history=shown,
        struck=struck_out(history),
        met=met_of(criteria, proofs_in(ctx, territory=territory, moment=moment)),
        names=names_of(ctx, ids={fact.recorded_by for fact in shown}),
    )


def cautions_for(
    ctx: Context, *, territory: str, phase: str, status: PhaseStatus, effective: date
) -> tuple[Caution, ...]:
    """Return what would be unusual about that declaration, before it is sent."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    state = state_on(ctx, territory=territory, phase=phase, moment=Moment(ctx.today))
    current = Current(state.status, state.since.last if state.since else None)
    order = order_of(ctx, territory=territory, phase=phase)
    return cautions_of(current, order, new=status, effective=effective)
