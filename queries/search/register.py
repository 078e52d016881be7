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
    for organisation in organisations_on(ctx, moment=asked.moment):
        kind = names.actor_name(ctx.catalog, organisation.actor_type)
        covered = ", ".join(names.barrier_name(ctx.catalog, key) for key in organisation.barriers)
        yield Document(
            ResultKind.ORGANISATION,
            (organisation.name,),
            tuple(text for text in (organisation.pilot_role, kind, covered) if text),
            (names.territory_name(ctx.catalog, organisation.territory),),
            subject=subject_text(Kind.ORGANISATION, organisation.territory, organisation.number),
        )


def agreements(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Describe agreements by their title, their kind and the names of their parties; never by their
    files."""
    organisations = organisations_on(ctx, moment=asked.moment)
    named = {
        (organisation.territory, organisation.number): organisation.name
        for organisation in organisations
    }
    for agreement in agreements_on(ctx, moment=asked.moment):
        parties = [named.get((agreement.territory, number), "") for number in agreement.parties]
        yield Document(
            ResultKind.AGREEMENT,
            (agreement.title,),
            tuple(
                text for text in (AGREEMENT_KIND_WORD[agreement.kind], ", ".join(parties)) if text
            ),
            (names.territory_name(ctx.catalog, agreement.territory),),
            subject=subject_text(Kind.AGREEMENT, agreement.territory, agreement.number),
        )
