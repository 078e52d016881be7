"""Frozen portraits as they may be shown: a value that gives away a small count since is left out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from domain.canonical import canonical
from domain.figures import HIDDEN, NOT_GIVEN, FigureKey, Saying
from i18n.labels.portraits import LEVEL_WORD
from models import Fact
from queries.context import Context
from queries.portraits.small_counts import hidden_statements

Line = tuple[str, str, str, str, str]  # level, place, indicator, part and period, in its words
Masks = Mapping[Line, frozenset[str]]  # the values that are no longer told of each


def masks_of(ctx: Context) -> Masks:
    """Return what may no longer be told, in the words in which a portrait is frozen today."""
    masks: dict[Line, set[str]] = defaultdict(set)
    hidden = hidden_statements(ctx)
    if hidden:
        names = {(place.level, place.key): place.name for place in ctx.catalog.places}
        for fact in ctx.session.scalars(select(Fact).where(Fact.id.in_(hidden))):
            key = FigureKey.parse(fact.subject)
            indicator = ctx.catalog.indicators.by_key.get(key.indicator)
            titles = ctx.catalog.indicators.cell_titles(indicator) if indicator else {}
            line = (
                LEVEL_WORD[key.level], names.get((key.level, key.place), key.place),
                indicator.title if indicator else key.indicator,
                titles.get(key.breakdown, key.breakdown), str(key.span),
            )  # fmt: skip
            masks[line].add(Saying.read(fact.value).value)
    return {line: frozenset(values) for line, values in masks.items()}


def masked(document: str, masks: Masks) -> tuple[str, int]:
    """The document with « masqué » for those values, and for how many of them."""
    if not masks:
        return document, 0
    content = json.loads(document)
    n_masked = 0
    for line in content["lines"]:
        words = tuple(line[name] for name in ("level", "place", "indicator", "breakdown", "period"))
        if line["value"] in masks.get(words, ()) and line["value"] != NOT_GIVEN:
            line["value"] = HIDDEN
            n_masked += 1
    return (canonical(content) if n_masked else document), n_masked
