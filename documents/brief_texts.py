"""The draft answer as text: Markdown to edit, JSON for a program, the sentences alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from definitions.catalog import Catalog
from domain.answer_documents import SaidAnswer
from domain.brief import Section
from i18n.brief_sentences import SECTION_TITLE
from i18n.formats import instant, long_day
from queries.brief.draft import Brief, BriefSentence
from queries.brief.sources import Citation, Document, citations, numbered, scope_words

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")  # what Markdown would read in what people typed


def file_stem(brief: Brief) -> str:
    return f"reponse_{brief.moment.on.isoformat()}"


def title(brief: Brief) -> str:
    return f"Pôle insertion\u00a0: éléments de réponse au {long_day(brief.moment.on)}"


def warning(brief: Brief) -> str:
    """Say what the reader has to know of the text before using it."""
    known = ""
    if brief.moment.known_at:
        known = f", tels qu’ils étaient connus le {instant(brief.moment.known_at)}"
    return (
        f"Projet de texte composé des seuls faits enregistrés au {long_day(brief.moment.on)}{known}. "
        "À relire avant tout envoi."
    )


def plain_text(answer: SaidAnswer) -> str:
    """The sentences alone, a paragraph a section: what is copied into a letter."""
    paragraphs = [answer.opening]
    for section in Section:
        if sentences := answer.of(section):
            lines = "\n".join(sentence.text for sentence in sentences)
            paragraphs.append(f"{SECTION_TITLE[section]}\n{lines}")
    return "\n\n".join(filter(None, [*paragraphs, answer.closing]))


def as_markdown(catalog: Catalog, brief: Brief) -> str:
    """Return each sentence with the words it rests on; the documents stand at the end, numbered."""
    numbers = numbered(catalog, brief)
    lines = [f"# {title(brief)}", "", warning(brief), "", scope_words(catalog, brief)]
    for section in Section:
        if sentences := brief.of(section):
            lines += ["", f"## {SECTION_TITLE[section]}", ""]
            for sentence in sentences:
                lines += _cited(sentence, citations(catalog, sentence), numbers)
    lines += ["", "## Sources", ""]
    lines += [f"{number}. {_document(document)}" for document, number in numbers.items()]
    if not numbers:
        lines.append("Aucun fait n’est enregistré à cette date.")
    return "\n".join(lines) + "\n"


def _cited(
    sentence: BriefSentence, cited: list[Citation], numbers: Mapping[Document, int]
) -> Iterator[str]:
    """A line for the sentence, with the numbers of its documents; one for each of their quotes."""
    marks = sorted({numbers[citation.document] for citation in cited})
    yield " ".join([f"- {_literal(sentence.text)}", *(f"[{number}]" for number in marks)])
    for citation in cited:
        if citation.said:
            credit = f"[{numbers[citation.document]}] {citation.basis}"
            yield f"  - {credit}\u00a0: {_literal(citation.said)}"


def _document(document: Document) -> str:
    return (
        f"{_literal(document.line)}. <{document.url}>"
        if document.url
        else f"{_literal(document.line)}."
    )


def _literal(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.splitlines()))
