"""The draft answer for a program: every sentence with the facts and the sources that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from definitions.catalog import Catalog
from documents.api.records import Answer, Record
from domain.brief import Section, Standing
from queries.brief.draft import Brief
from queries.brief.sources import Citation, citations
from queries.facts import FactRow


class CitationRecord(Record):
    title: str
    publisher: str
    on: str
    url: str
    quote: str
    """Les mots de la source ; vide pour un enregistrement du suivi."""
    note: str
    basis: str
    """Sur la parole de qui : selon la source, déduit, déclaré, vérifié."""


class FactReference(Record):
    id: int
    subject: str
    attribute: str
    value: str


class SentenceRecord(Record):
    section: Section
    text: str
    standing: Standing
    """Fait, prévu, ou donnée non disponible."""
    facts: tuple[FactReference, ...]
    citations: tuple[CitationRecord, ...]


class BriefRecord(Answer):
    territories: tuple[str, ...]
    """Vide : tous."""
    phases: tuple[str, ...]
    """Vide : toutes."""
    sentences: tuple[SentenceRecord, ...]


def brief_record(catalog: Catalog, brief: Brief) -> BriefRecord:
    """The draft, each sentence with its facts and the words of its sources."""
    return BriefRecord(
        on=brief.moment.on,
        known_at=brief.moment.known_at,
        definitions=catalog.hash,
        territories=brief.scope.territories,
        phases=brief.scope.phases,
        sentences=tuple(_sentences(catalog, brief)),
    )


def _sentences(catalog: Catalog, brief: Brief) -> Iterator[SentenceRecord]:
    for sentence in brief.sentences:
        facts = (FactReference.model_validate(_reference(fact)) for fact in sentence.facts)
        cited = (_citation(citation) for citation in citations(catalog, sentence))
        yield SentenceRecord(
            section=sentence.section,
            text=sentence.text,
            standing=sentence.standing,
            facts=tuple(facts),
            citations=tuple(cited),
        )


def _citation(citation: Citation) -> CitationRecord:
    said = {"quote": citation.quote, "note": citation.note, "basis": citation.basis}
    return CitationRecord.model_validate(asdict(citation.document) | said)


def _reference(fact: FactRow) -> dict[str, object]:
    return {name: getattr(fact, name) for name in FactReference.model_fields}
