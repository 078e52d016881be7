"""Searching everything that a person may read, in the words they typed; grouped, ranked, cut to
what is shown."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from domain.history import fact_as_of
from domain.matching import Segment, begins_one, excerpt, marked, rank, words_of
from domain.permissions import Permission
from domain.text import clean
from queries.context import Context
from queries.facts import history_of
from queries.moment import Moment
from queries.search import comments, meetings, method, record, register, reports
from queries.search.documents import Asked, Document, Documents, ResultKind, Said

LONGEST = 200  # characters of a search
SHOWN = 5  # results of each kind
SHOWN_ALONE = 50  # when one kind is asked for

# A new kind of thing to find: one function that describes what the actor may read, and one line here.
DESCRIBED: Mapping[ResultKind, tuple[Callable[[Context, Asked], Documents], ...]] = {
    ResultKind.TERRITORY: (method.territories,),
    ResultKind.PHASE: (method.phases,),
    ResultKind.MILESTONE: (method.milestones, record.added_milestones),
    ResultKind.ORGANISATION: (register.organisations,),
    ResultKind.MEETING: (meetings.meetings,),
    ResultKind.AGREEMENT: (register.agreements,),
    ResultKind.REPORT: (reports.reports,),
    ResultKind.SAID: (record.statements,),
    ResultKind.COMMENT: (comments.comments,),
    ResultKind.LOT: (method.lots,),
    ResultKind.METHOD: (method.method,),
    ResultKind.SOURCE: (method.sources,),
    ResultKind.TERM: (method.terms,),
    ResultKind.JOURNAL: (record.journal,),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One result: its title and the text where the words stand, both cut at the words."""

    document: Document
    title: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]
    is_replaced: bool  # another value has been told since


@dataclass(frozen=True, slots=True)
class Results:
    """How many of a kind, and the best of them."""

    kind: ResultKind
    count: int
    best: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The words that were looked for, and what was found, in the order of the kinds."""

    words: tuple[str, ...]
    groups: tuple[Results, ...]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def search(ctx: Context, *, text: str, moment: Moment, kind: ResultKind | None = None) -> Answer:
    """Return what holds every word of the text, as it was on that day; of one kind, or of all
    of them."""
    ctx.actor.require(Permission.PROGRESS_READ)
    words = words_of(clean(text, field="Recherche", limit=LONGEST))
    asked = Asked(words, moment, today=ctx.today)
    kinds = [shown for shown in DESCRIBED if kind in (None, shown)] if words else []
    groups = (_results(ctx, asked, shown, SHOWN_ALONE if kind else SHOWN) for shown in kinds)
    return Answer(words, tuple(group for group in groups if group.count))


def _results(ctx: Context, asked: Asked, kind: ResultKind, shown: int) -> Results:
    documents = chain.from_iterable(describe(ctx, asked) for describe in DESCRIBED[kind])
    ranked = list(_ranked(documents, asked.words))
    best = heapq.nsmallest(shown, ranked, key=lambda match: (-match[0], match[1]))
    return Results(kind, len(ranked), tuple(_result_of(ctx, asked, match[2]) for match in best))


def _ranked(documents: Documents, words: Sequence[str]) -> Iterator[tuple[int, int, Document]]:
    """Return how well each answers, and its place among its kind."""
    for place, document in enumerate(documents):
        weight = rank(words, names=document.names, texts=document.texts, context=document.context)
        if weight is not None:
            yield weight, place, document


def _result_of(ctx: Context, asked: Asked, document: Document) -> Found:
    return Found(
        document,
        title=tuple(marked(document.title, asked.words)),
        excerpt=tuple(excerpt(_telling(document, asked.words), asked.words)),
        is_replaced=document.said is not None and _is_replaced(ctx, asked, document.said),
    )


def _telling(document: Document, words: Sequence[str]) -> str:
    """The text that holds most of the words; the first one when none does."""
    return max(
        document.texts, key=lambda text: sum(begins_one([word], text) for word in words), default=""
    )


def _is_replaced(ctx: Context, asked: Asked, said: Said) -> bool:
    on, known_at = asked.moment.on, asked.moment.known_at
    history = history_of(ctx, said.subject, [said.attribute], known_at=known_at)
    current = fact_as_of(history, on, known_at)
    return current is None or current.id != said.fact_id
