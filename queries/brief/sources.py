"""What each sentence of a draft answer stands on: a document, numbered once, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from definitions.catalog import Catalog
from i18n.formats import joined, long_date, long_day
from i18n.labels.phases import ORIGIN_WORD
from queries.brief.draft import Brief, BriefSentence
from queries.facts import FactRow

RECORD = "Enregistrement dans le suivi"  # what people told the tracker itself


@dataclass(frozen=True, slots=True)
class Document:
    """A public source, or the recordings of a day in the tracker."""

    title: str
    publisher: str = ""
    on: str = ""
    url: str = ""

    @property
    def line(self) -> str:
        """« Question écrite n° 195 (Parlement de Wallonie, 7 février 2024) »."""
        published = ", ".join(part for part in (self.publisher, self.on) if part)
        return f"{self.title} ({published})" if published else self.title


@dataclass(frozen=True, slots=True)
class Citation:
    """A document and what it says word for word; `basis`: on whose word the fact stands."""

    document: Document
    quote: str = ""
    note: str = ""
    basis: str = ""

    @property
    def quoted(self) -> str:
        """Its words between quotation marks; those within become the inner ones of French."""
        inner = re.sub(r"«\s*(.*?)\s*»", "“\\1”", self.quote)
        return f"«\u00a0{inner}\u00a0»" if inner else ""

    @property
    def said(self) -> str:
        """Its words, then what we note of them; a quotation that ends with its own point needs no other."""
        point = " " if self.quote.endswith((".", "!", "?", "…")) else ". "
        return point.join(part for part in (self.quoted, self.note) if part)


def citations(catalog: Catalog, sentence: BriefSentence) -> list[Citation]:
    """Return what the sentence stands on, each once."""
    citations = [_of_fact(catalog, fact) for fact in sentence.facts]
    source_keys = {fact.source_key for fact in sentence.facts}
    keys = (key for key in sentence.sources if key not in source_keys)
    citations += [Citation(_document(catalog, key)) for key in keys]
    return list(dict.fromkeys(citations))


def scope_words(catalog: Catalog, brief: Brief) -> str:
    """« Tous les territoires, toutes les phases », or those asked for."""
    places = [catalog.territory(key).name for key in brief.scope.territories]
    phases = [str(catalog.phase(key).position) for key in brief.scope.phases]
    where = joined(places) or "tous les territoires"
    which = ("phase " if len(phases) == 1 else "phases ") + joined(phases)
    return f"Périmètre\u00a0: {where}, {which if phases else 'toutes les phases'}."


def numbered(catalog: Catalog, brief: Brief) -> dict[Document, int]:
    """Return every document of the draft with its number, in the order in which they come."""
    every = (
        citation.document
        for sentence in brief.sentences
        for citation in citations(catalog, sentence)
    )
    return {document: number for number, document in enumerate(dict.fromkeys(every), start=1)}


def _of_fact(catalog: Catalog, fact: FactRow) -> Citation:
    basis = ORIGIN_WORD[fact.origin]
    if fact.source_key is None:
        return Citation(Document(RECORD, on=long_day(fact.stated_on)), basis=basis)
    return Citation(_document(catalog, fact.source_key), fact.quote, fact.note, basis)


def _document(catalog: Catalog, key: str) -> Document:
    try:
        source = catalog.source(key)
    except KeyError:  # facts outlive the definitions that they were recorded under
        return Document(key)
    on = long_date(source.on) if source.on else ""
    return Document(source.title, source.publisher, on, source.url or "")
