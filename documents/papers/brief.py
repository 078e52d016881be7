"""An answer to Parliament on paper: each sentence, and below it what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from definitions.catalog import Catalog
from documents.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Words
from domain.answer_documents import SaidAnswer, SaidSentence
from domain.brief import Section, Standing
from i18n.brief_sentences import SECTION_TITLE, STANDING_WORD
from i18n.formats import long_day
from queries.brief.draft import Brief
from queries.brief.said import said

WARNING = (
    "Projet de texte composé des seuls faits enregistrés à cette date. À relire avant tout envoi."
)


def brief_paper(catalog: Catalog, brief: Brief) -> Paper:
    """The draft alone, as nobody has touched it."""
    return answer_paper(said(catalog, brief), warning=WARNING)


def answer_paper(answer: SaidAnswer, *, warning: str = "") -> Paper:
    """Say what is not done in italics, and in words below the sentence; what a person wrote, too."""
    day = answer.answered_on
    return Paper(
        name=f"reponse_{day.isoformat()}",
        title=answer.reference or f"Pôle insertion\u00a0: éléments de réponse au {long_day(day)}",
        about=answer.scope,
        day=day,
        state=answer.state,
        blocks=tuple(_blocks(answer, warning)),
    )


def _blocks(answer: SaidAnswer, warning: str) -> Iterator[Block]:
    for words in (warning, answer.opening):
        if words:
            yield Paragraph(words)
    for section in Section:
        if sentences := answer.of(section):
            yield Heading(SECTION_TITLE[section])
            for sentence in sentences:
                yield from _sentence(sentence)
    if answer.closing:
        yield Paragraph(answer.closing)
    yield Heading("Sources")
    if answer.documents:
        lines = tuple(Words(one.line, href=one.url) for one in answer.documents)
        yield Bullets(lines, is_numbered=True)
    else:
        yield Paragraph("Aucun fait n’est enregistré à cette date.")


def _sentence(sentence: SaidSentence) -> Iterator[Block]:
    marks = "".join(f" [{number}]" for number in sentence.marks)
    is_done = sentence.standing is Standing.DONE
    yield Paragraph((Words(sentence.text, is_planned=not is_done), marks))
    worth = STANDING_WORD[sentence.standing] if sentence.standing is Standing.PLANNED else ""
    edited = "Texte d’une personne, sur ces sources" if sentence.is_edited else ""
    told = "\n".join(sentence.cited)
    if words := ". ".join(part for part in (worth, edited, told) if part):
        yield Paragraph(words, is_small=True)
