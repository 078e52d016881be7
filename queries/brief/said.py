"""What an answer says when it is taken away: the sentences of the draft, those of a person in their
place, and every source by its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from definitions.catalog import Catalog
from domain.answer_documents import SaidAnswer, SaidDocument, SaidFact, SaidSentence
from domain.answers import CLOSING, OPENING, Edited, Edits
from queries.brief.draft import Brief, BriefSentence
from queries.brief.sources import Citation, Document, citations, numbered, scope_words
from queries.moment import state_words


def said(
    catalog: Catalog, brief: Brief, *, reference: str = "", edits: Edits | None = None
) -> SaidAnswer:
    """`edits` are the words of people; a sentence that they emptied is left out."""
    written = edits or {}
    numbers = numbered(catalog, brief)
    kept = [one for one in brief.sentences if _words(one, written)]
    return SaidAnswer(
        reference=reference,
        answered_on=brief.moment.on,
        state=state_words(brief.moment),
        scope=scope_words(catalog, brief),
        opening=_added(written, OPENING),
        closing=_added(written, CLOSING),
        sentences=tuple(_sentence(catalog, one, numbers, written) for one in kept),
        documents=tuple(SaidDocument(document.line, document.url) for document in numbers),
        facts=tuple(dict.fromkeys(_facts(kept))),
    )


def _words(sentence: BriefSentence, edits: Edits) -> str:
    edited = edits.get(sentence.key)
    return sentence.text if edited is None else edited.text


def _added(edits: Mapping[str, Edited], key: str) -> str:
    return edits[key].text if key in edits else ""


def _sentence(
    catalog: Catalog, sentence: BriefSentence, numbers: Mapping[Document, int], edits: Edits
) -> SaidSentence:
    cited = citations(catalog, sentence)
    lines = (_cited(citation, numbers) for citation in cited)
    return SaidSentence(
        section=sentence.section,
        text=_words(sentence, edits),
        standing=sentence.standing,
        is_edited=sentence.key in edits,
        marks=tuple(sorted({numbers[citation.document] for citation in cited})),
        cited=tuple(filter(None, lines)),
    )


def _cited(citation: Citation, numbers: Mapping[Document, int]) -> str:
    """« [2] selon la source : « … » »; nothing where the number says it all."""
    credit = " ".join(part for part in (f"[{numbers[citation.document]}]", citation.basis) if part)
    return f"{credit}\u00a0: {citation.said}" if citation.said else ""


def _facts(sentences: list[BriefSentence]) -> Iterator[SaidFact]:
    for sentence in sentences:
        for fact in sentence.facts:
            yield SaidFact(fact.subject, fact.attribute, fact.value)
