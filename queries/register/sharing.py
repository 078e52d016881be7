"""Which organisations are one and the same in several territories. What their rows have in common is
shown to nobody: each territory numbers its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import aliased

from models import Organisation
from queries.context import Context
from queries.moment import Moment
from queries.register.organisations import OrganisationState, organisations_on

Counterparts = Mapping[int, Mapping[str, int]]


def counterparts(ctx: Context, *, territory: str) -> Counterparts:
    """Return, for each organisation of that territory that others share, its number in each of them,
    whoever may see them: for rules, never to be shown as it is."""
    other = aliased(Organisation)
    rows = select(Organisation.number, other.territory_key, other.number).where(
        Organisation.territory_key == territory,
        other.identity == Organisation.identity,
        other.territory_key != territory,
    )
    shared: dict[int, dict[str, int]] = defaultdict(dict)
    for number, place, there in ctx.session.execute(rows):
        shared[number][place] = there
    return shared


def in_all_of(
    ctx: Context, *, territories: Sequence[str], moment: Moment
) -> list[OrganisationState]:
    """Return the organisations that stand in each of these territories, as the first numbers them."""
    if not territories:
        return []
    first, *others = territories
    shared = counterparts(ctx, territory=first) if others else {}
    return [
        organisation
        for organisation in organisations_on(ctx, moment=moment, territory=first)
        if set(others) <= shared.get(organisation.number, {}).keys()
    ]
