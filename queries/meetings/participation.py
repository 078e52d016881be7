"""Who is expected around the table of a territory and who was seen there, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from definitions.phases import PhaseGroup
from domain.participation import Presence, Proof, Sitting, presences, proof_of
from queries.context import Context
from queries.meetings.states import MeetingState, meetings_on
from queries.moment import Moment
from queries.places import known_territory
from queries.register.organisations import OrganisationState, organisations_on


@dataclass(frozen=True, slots=True)
class RoundTable:
    """One territory: every group at every phase asked for, and the meetings that were held for
    each phase, those that do not tell who came too."""

    territory: str
    phases: tuple[str, ...]
    presences: tuple[Presence, ...]
    sittings: Mapping[str, tuple[Sitting, ...]]

    def at(self, phase: str) -> list[Presence]:
        return [presence for presence in self.presences if presence.phase == phase]

    def proof(self, phase: str) -> Proof:
        return proof_of(self.at(phase))

    def n_untold(self, phase: str) -> int:
        """Meetings held of which nobody has noted who came."""
        return sum(not sitting.groups for sitting in self.sittings[phase])


def co_built(ctx: Context) -> tuple[str, ...]:
    """The phases that the method builds with all stakeholders."""
    group = PhaseGroup.CO_BUILD
    return tuple(
        phase.key for phase in ctx.catalog.phases if phase.group is group and not phase.retired
    )


def round_table(
    ctx: Context, *, moment: Moment, territory: str, phase: str | None = None
) -> RoundTable:
    """Of that phase, or of those that are built with all; refuses a territory that the actor does
    not see. Expected are the types of actors that the register holds there, not withdrawn, and
    the publics of the method; whoever came besides is told too."""
    known_territory(ctx, key=territory)
    phases = (phase,) if phase else co_built(ctx)
    register = organisations_on(ctx, moment=moment, territory=territory)
    held = [
        _sitting(meeting, register)
        for meeting in meetings_on(ctx, moment=moment, territory=territory)
        if meeting.is_held
    ]
    sittings = [sitting for sitting in held if set(sitting.phases) & set(phases)]
    groups = _expected(ctx, register, sittings)
    return RoundTable(
        territory,
        phases,
        tuple(presences(groups, phases, sittings)),
        {key: tuple(sitting for sitting in sittings if key in sitting.phases) for key in phases},
    )


def _sitting(meeting: MeetingState, register: Iterable[OrganisationState]) -> Sitting:
    types = {other.actor_type for other in register if other.number in meeting.organisations}
    publics = {key for key, count in meeting.groups if count}
    assert meeting.held_on is not None
    return Sitting(
        meeting.number, meeting.title, meeting.held_on, meeting.phases, frozenset(types | publics)
    )


def _expected(
    ctx: Context, register: Iterable[OrganisationState], held: Iterable[Sitting]
) -> list[str]:
    """Return them in the order of the method: types of actors, then publics."""
    present = {organisation.actor_type for organisation in register if organisation.is_present}
    seen = {key for sitting in held for key in sitting.groups}
    types = [
        actor_type.code
        for actor_type in ctx.catalog.actor_types
        if actor_type.code in present | seen
    ]
    publics = [group.key for group in ctx.catalog.groups if not group.retired or group.key in seen]
    return [*types, *publics]
