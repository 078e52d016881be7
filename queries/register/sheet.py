"""Everything one screen tells of one organisation in one territory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.history import struck_out
from queries.context import Context
from queries.facts import FactRow, history_of
from queries.moment import Moment
from queries.people import names_of
from queries.register.organisations import (
    ATTRIBUTES,
    OrganisationState,
    organisation_on,
    organisations_on,
)
from queries.register.sharing import counterparts


@dataclass(frozen=True, slots=True)
class OrganisationSheet:
    """`shared_with` names only territories that the reader sees; `history` is latest first,
    `struck` holds the ids of facts corrected or withdrawn since."""

    state: OrganisationState
    parent: OrganisationState | None
    parts: tuple[OrganisationState, ...]
    shared_with: tuple[str, ...]
    history: tuple[FactRow, ...]
    struck: frozenset[int]
    names: Mapping[int, str]


def organisation_sheet(
    ctx: Context, *, territory: str, number: int, moment: Moment
) -> OrganisationSheet:
    """Return one organisation; « introuvable » when it does not exist or is not for this person."""
    state = organisation_on(ctx, territory=territory, number=number, moment=moment)
    others = organisations_on(ctx, moment=moment)
    organisations = [organisation for organisation in others if organisation.territory == territory]
    shared = counterparts(ctx, territory=territory).get(number, {})
    history = history_of(ctx, state.subject, ATTRIBUTES, known_at=moment.known_at)
    shown = tuple(fact for fact in history if fact.effective_on <= moment.on)
    return OrganisationSheet(
        state=state,
        parent=next(
            (organisation for organisation in organisations if organisation.number == state.parent),
            None,
        ),
        parts=tuple(
            organisation for organisation in organisations if organisation.parent == number
        ),
        shared_with=tuple(
            other.territory for other in others if shared.get(other.territory) == other.number
        ),
        history=shown,
        struck=struck_out(history),
        names=names_of(ctx, ids={fact.recorded_by for fact in shown}),
    )
