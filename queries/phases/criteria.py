"""What the data of a territory proves, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from definitions.phases import CriterionDefinition
from domain.criteria import is_met
from domain.deliverables import ACCEPTED, DeliverableStatus
from domain.phases import CLOSED, Order
from domain.subjects import Subject
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.phases.states import states_on


def proofs_in(ctx: Context, *, territory: str, moment: Moment) -> frozenset[str]:
    """The keys of the phases closed, of the milestones passed and of the deliverables accepted
    there
    on that day. Whoever sees the territory is told, as for its phases: criteria are the phase’s."""
    states = states_on(ctx, moment=moment, territory=territory)
    closed = {phase for (_, phase), state in states.items() if state.status in CLOSED}
    facts = facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=("actual_on", "delivery"),
        territory=territory,
    )
    proofs = {Subject.parse(fact.subject).key for fact in facts if _proves(fact)}
    return frozenset(closed | proofs)


def _proves(fact: FactRow) -> bool:
    return fact.attribute == "actual_on" or DeliverableStatus(fact.value) in ACCEPTED


def met_of(
    criteria: Iterable[CriterionDefinition], proofs: frozenset[str]
) -> Mapping[str, bool | None]:
    """For each criterion key: proven, not proven, or not provable by data at all."""
    return {criterion.key: is_met(criterion.proven_by, proofs) for criterion in criteria}


def order_of(ctx: Context, *, territory: str, phase: str) -> Order:
    """Return what the method wants before a phase starts, with what the data says of it today."""
    today = Moment(ctx.today)
    states = states_on(ctx, moment=today, territory=territory)
    defined = ctx.catalog.phase(phase)
    proofs = proofs_in(ctx, territory=territory, moment=today)
    waited_for = {*defined.follows, *defined.starts_with}  # said by the order of the phases already
    unmet = [
        criterion.text.fr
        for criterion in defined.entry_criteria
        if is_met(criterion.proven_by, proofs) is False
        and not waited_for.issuperset(criterion.proven_by)
    ]
    return Order(
        follows={key: states[territory, key].status for key in defined.follows},
        starts_with={key: states[territory, key].status for key in defined.starts_with},
        unmet=tuple(unmet),
    )
