"""What a search finds in the definitions: the method, its territories, its lots, its words and
sources."""

from __future__ import annotations

from collections.abc import Iterator

from definitions import names
from definitions.phases import PhaseDefinition
from definitions.territories import TerritoryDefinition
from domain.matching import begins_one
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.register.lots import lots_on
from queries.search.documents import Asked, Document, ResultKind

FEW = 3  # territories
MILESTONE, DELIVERABLE, CRITERION = "jalon", "livrable", "critère"


def territories(ctx: Context, asked: Asked) -> Iterator[Document]:
    for place in visible_territories(ctx):
        yield Document(ResultKind.TERRITORY, (place.name,), _about(place), place=place.key)


def phases(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Return each phase in each territory told."""
    for phase in ctx.catalog.phases:
        known = (phase.title.fr, numbered(phase))
        for place in readable_territories(ctx, asked):
            yield Document(
                ResultKind.PHASE,
                known,
                context=(place.name,),
                subject=subject_text(Kind.PHASE, place.key, phase.key),
            )


def milestones(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Return those of the method in each territory told; the ones added there are in the record."""
    places = readable_territories(ctx, asked)
    for phase in ctx.catalog.phases:
        for milestone in phase.milestones:
            if milestone.retired:
                continue
            for place in places:
                yield Document(
                    ResultKind.MILESTONE,
                    (milestone.title.fr,),
                    context=(numbered(phase), place.name),
                    subject=subject_text(Kind.MILESTONE, place.key, milestone.key),
                )


def method(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Purposes, milestones, deliverables and criteria, whatever the territory."""
    for phase in ctx.catalog.phases:
        yield Document(
            ResultKind.METHOD,
            (phase.title.fr, numbered(phase)),
            (phase.purpose.text.fr,),
            phase=phase.key,
        )
        for milestone in (milestone for milestone in phase.milestones if not milestone.retired):
            yield _element(phase, milestone.title.fr, MILESTONE)
        for deliverable in (
            deliverable for deliverable in phase.deliverables if not deliverable.retired
        ):
            accepted = tuple(text.fr for text in deliverable.acceptance.criteria)
            yield _element(phase, deliverable.title.fr, DELIVERABLE, accepted)
        for criterion in (*phase.entry_criteria, *phase.exit_criteria):
            if not criterion.retired:
                yield _element(phase, criterion.text.fr, CRITERION)


def lots(ctx: Context, asked: Asked) -> Iterator[Document]:
    for row in lots_on(ctx, moment=asked.moment):
        name = names.lot_name(ctx.catalog, row.key)
        yield Document(ResultKind.LOT, (name,), (row.contents, row.holder))


def sources(ctx: Context, asked: Asked) -> Iterator[Document]:
    for source in ctx.catalog.sources:
        yield Document(ResultKind.SOURCE, (source.title,), (source.publisher, source.note or ""))


def terms(ctx: Context, asked: Asked) -> Iterator[Document]:
    for term in ctx.catalog.glossary:
        # « living lab » is the same in both: said once.
        english = () if term.en == term.fr else (term.en,)
        yield Document(ResultKind.TERM, (term.fr,), (*filter(None, [term.note]), *english))


def visible_territories(ctx: Context) -> list[TerritoryDefinition]:
    return [place for place in ctx.catalog.territories if ctx.actor.sees(place.key)]


def readable_territories(ctx: Context, asked: Asked) -> list[TerritoryDefinition]:
    """The territories of which phases and milestones are told one by one: all of them when they are
    few, else those that the search names. The method itself answers for the others."""
    places = visible_territories(ctx)
    if len(places) <= FEW:
        return places
    return [place for place in places if begins_one(asked.words, place.name)]


def numbered(phase: PhaseDefinition) -> str:
    return f"phase {phase.position}"


def _about(place: TerritoryDefinition) -> tuple[str, ...]:
    """Return what is known of where it is."""
    parts = [place.region.name, place.province.name, place.arrondissement.name]
    parts += [place.nis.code]
    if place.bassin_efe:
        parts.append(place.bassin_efe.name)
    if place.postal_codes:
        parts += place.postal_codes.codes
    if place.sections:
        parts += place.sections.names
    return (", ".join(parts),)


def _element(
    phase: PhaseDefinition, title: str, word: str, texts: tuple[str, ...] = ()
) -> Document:
    return Document(
        ResultKind.METHOD, (title,), texts, context=(word, numbered(phase)), phase=phase.key
    )
