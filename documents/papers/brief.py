"""The draft of an answer to Parliament on paper: each sentence, and below it what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from definitions.catalog import Catalog
from documents.brief_sources import Citation, Document, citations, numbered
from documents.brief_texts import file_stem, scope_words, title, warning
from documents.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Words, state_words
from domain.brief import Section, Standing
from i18n.brief_sentences import SECTION_TITLE, STANDING_WORD
from queries.brief.draft import Brief, BriefSentence


def brief_paper(catalog: Catalog, brief: Brief) -> Paper:
    """Say what is not done in italics, and in words below the sentence."""
    numbers = numbered(catalog, brief)
    blocks: list[Block] = [Paragraph(warning(brief))]
    for section in Section:
        if sentences := brief.of(section):
            blocks.append(Heading(SECTION_TITLE[section]))
            for sentence in sentences:
                blocks += _sentence(sentence, citations(catalog, sentence), numbers)
    blocks += _sources(numbers)
    return Paper(
        name=file_stem(brief),
        title=title(brief),
        about=scope_words(catalog, brief),
        day=brief.moment.on,
        state=state_words(brief.moment),
        blocks=tuple(blocks),
    )


def _sentence(
    sentence: BriefSentence, cited: list[Citation], numbers: Mapping[Document, int]
) -> Iterator[Block]:
    marks = "".join(f" [{number}]" for number in sorted({numbers[one.document] for one in cited}))
    is_done = sentence.standing is Standing.DONE
    yield Paragraph((Words(sentence.text, is_planned=not is_done), marks))
    told = "\n".join(filter(None, (_cited(one, numbers) for one in cited)))
    worth = STANDING_WORD[sentence.standing] if sentence.standing is Standing.PLANNED else ""
    if said := ". ".join(part for part in (worth, told) if part):
        yield Paragraph(said, is_small=True)


def _cited(citation: Citation, numbers: Mapping[Document, int]) -> str:
    """« [2] selon la source : « … » »; nothing where the number says it all."""
    credit = " ".join(part for part in (f"[{numbers[citation.document]}]", citation.basis) if part)
    return f"{credit}\u00a0: {citation.said}" if citation.said else ""


def _sources(numbers: Mapping[Document, int]) -> Iterator[Block]:
    yield Heading("Sources")
    if numbers:
        yield Bullets(tuple(Words(one.line, href=one.url) for one in numbers), is_numbered=True)
    else:
        yield Paragraph("Aucun fait n’est enregistré à cette date.")
