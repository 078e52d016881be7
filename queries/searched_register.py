"""What a search finds in the register: the organisations of that day, by what is known of them."""

from __future__ import annotations

from collections.abc import Iterator

from definitions import names
from queries.context import Context
from queries.organisations import organisations_on
from queries.searching import Asked, Document, Kind


def organisations(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Withdrawn ones too: they were around the table."""
    for one in organisations_on(ctx, moment=asked.moment):
        kind = names.actor_name(ctx.catalog, one.actor_type)
        covered = ", ".join(names.barrier_name(ctx.catalog, key) for key in one.barriers)
        yield Document(
            Kind.ORGANISATION,
            (one.name,),
            tuple(text for text in (one.pilot_role, kind, covered) if text),
            (names.territory_name(ctx.catalog, one.territory),),
            territory=one.territory,
            organisation=str(one.number),
        )
