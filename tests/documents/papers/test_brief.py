"""The answer of 7 February 2024 on paper: every sentence, its sources, and no figure out of nowhere."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from docx import Document

from documents.brief_files import BriefFormat, brief_file
from domain.brief import Scope
from domain.dates import PartialDate
from domain.subjects import Subject
from i18n.formats import long_date, long_day, short_date
from queries.brief.draft import brief_on
from queries.brief.sources import citations, numbered
from queries.moment import Moment
from tests.personas import CHLOE
from tests.reading_papers import letters_of, read_pdf

ANSWER = Moment(date(2024, 2, 7))
FIGURE = re.compile(
    r"\d+|(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)


def drafted(world, moment=ANSWER):
    return world.ask(CHLOE, brief_on, moment=moment, scope=Scope())


@pytest.mark.parametrize("form", [BriefFormat.PDF, BriefFormat.DOCX])
def test_every_sentence_and_every_quotation_reaches_the_paper(world, form):
    brief = drafted(world)
    shown = shown_in(brief_file(world.catalog, brief, form), form)
    place = 0
    for sentence in brief.sentences:
        place = shown.index(letters_of(sentence.text), place)
        for citation in citations(world.catalog, sentence):
            assert letters_of(citation.said) in shown
    for document in numbered(world.catalog, brief):
        assert letters_of(document.line) in shown


def shown_in(content, form):
    if form is BriefFormat.PDF:
        return read_pdf(content).text
    return letters_of("\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs))


@pytest.mark.parametrize("day", [date(2023, 3, 31), date(2024, 2, 7), date(2026, 11, 23)])
def test_every_figure_and_date_is_among_the_facts_cited(world, day):
    brief = drafted(world, Moment(day))
    assert sum(len(FIGURE.findall(sentence.text)) for sentence in brief.sentences) > 10
    for sentence in brief.sentences:
        strange = set(FIGURE.findall(sentence.text)) - set(FIGURE.findall(known_to(sentence)))
        assert strange <= numbers_of_phases(world.catalog, sentence), sentence.text


def known_to(sentence):
    """What its facts say, with the days of each as sentences write them."""
    told = []
    for fact in sentence.facts:
        told += [fact.value, fact.quote, long_day(fact.stated_on), *written(fact.effective)]
        if fact.attribute.endswith(("_on", "_start", "_end")):
            told += written(PartialDate.parse(fact.value))
    return " ".join(told)


def written(when):
    return [long_date(when), short_date(when), when.last.strftime("%d/%m/%Y")]


def numbers_of_phases(catalog, sentence):
    """A sentence calls phases by their number and their title: those of its facts, a run of them by
    its ends, every one where it only names them."""
    keys = {Subject.parse(fact.subject).phase for fact in sentence.facts} - {""}
    phases = [phase for phase in catalog.phases if phase.key in keys or not sentence.facts]
    named = [f"{phase.position} {phase.title.fr}" for phase in phases]
    return set(FIGURE.findall(" ".join(named)))
