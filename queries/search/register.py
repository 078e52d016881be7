"""What a search finds in the register: the organisations and the agreements of that day."""

from __future__ import annotations

from collections.abc import Iterator

from definitions import names
from domain.subjects import Kind, subject_text
from i18n.labels.agreements import AGREEMENT_KIND_WORD
from queries.agreements.states import agreements_on
from queries.context import Context
from queries.register.organisations import organisations_on
from queries.search.documents import Asked, Document, ResultKind


def organisations(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Withdrawn ones too: they were around the table."""
    for one in organisations_on(ctx, moment=asked.moment):
        kind = names.actor_name(ctx.catalog, one.actor_type)
        covered = ", ".join(names.barrier_name(ctx.catalog, key) for key in one.barriers)
        yield Document(
            ResultKind.ORGANISATION,
            (one.name,),
            tuple(text for text in (one.pilot_role, kind, covered) if text),
            (names.territory_name(ctx.catalog, one.territory),),
            subject=subject_text(Kind.ORGANISATION, one.territory, one.number),
        )


def agreements(ctx: Context, asked: Asked) -> Iterator[Document]:
    """By their title, their kind and the names of their parties; never by their files."""
    found = organisations_on(ctx, moment=asked.moment)
    named = {(one.territory, one.number): one.name for one in found}
    for one in agreements_on(ctx, moment=asked.moment):
        parties = [named.get((one.territory, number), "") for number in one.parties]
        yield Document(
            ResultKind.AGREEMENT,
            (one.title,),
            tuple(text for text in (AGREEMENT_KIND_WORD[one.kind], ", ".join(parties)) if text),
            (names.territory_name(ctx.catalog, one.territory),),
            subject=subject_text(Kind.AGREEMENT, one.territory, one.number),
        )
