"""What changed, as lines under their days: the same news of several territories is one line, which opens
what it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from domain.dates import PartialDate
from domain.text import french_order
from i18n.changes import change_sentence
from i18n.formats import capitalised, joined, long_date
from queries.following.changes import Change
from ui.components.following.evidence import rests_on
from ui.components.method.sources import sources_line
from ui.links import CHANGES_ORIGIN
from ui.names import lot_name, name_of
from ui.session import t
from ui.targets import target_of
from ui.widgets.link_lists import Line, LinkList

News = dict[tuple[PartialDate, str], list[Change]]  # by the day it is told of, and its words


def told(changes: Sequence[Change], *, shown: int) -> News:
    """The first lines, as they come: what changed of one thing on one day stands together."""
    things: dict[tuple[PartialDate, str], list[Change]] = defaultdict(list)
    for change in changes:
        things[change.told_on, change.subject].append(change)
    alike: News = defaultdict(list)
    for (day, _), about in things.items():
        alike[day, _sentences(about)] += about
    return dict(list(alike.items())[:shown])


def _sentences(about: Sequence[Change]) -> str:
    """« La phase 4 est en cours… », with what people noted; the notes of a source stand in the history
    of the phase."""
    said = [change_sentence(change, lot_name=lot_name, t=t) for change in about]
    notes = dict.fromkeys(change.note for change in about if change.note and not change.source_key)
    return " ".join([*said, *(t("Note : « {note} »").format(note=note) for note in notes)])


def day_lists(news: News, names: Mapping[int, str], *, level: int) -> list[LinkList]:
    """A list a day, in the order of the news."""
    days: dict[PartialDate, list[Line]] = defaultdict(list)
    for (day, words), changes in news.items():
        days[day].append(_line(words, changes, names))
    return [
        LinkList(capitalised(long_date(day)), lines, level=level) for day, lines in days.items()
    ]


def _line(words: str, changes: Sequence[Change], names: Mapping[int, str]) -> Line:
    """« **Herstal** — La phase 7… »; without territory it concerns the whole project, and no place
    is named."""
    places = {change.territory: change for change in changes if change.territory}
    named = joined(sorted((name_of(place) for place in places), key=french_order))
    target = target_of(changes[0].subject, origin=CHANGES_ORIGIN) if len(places) < 2 else None
    return Line(
        f" — {words}" if named else words,
        named,
        target=target,
        evidence=rests_on(words, changes, names),
    )


def cited(news: News) -> str:
    """The public documents that they stand on, in one line."""
    return sources_line(chain.from_iterable(news.values()))


def people_in(news: News) -> frozenset[int | None]:
    """Who declared and verified what these changes tell."""
    told_changes = [change for changes in news.values() for change in changes]
    return frozenset(
        who for change in told_changes for who in (change.declared_by, change.recorded_by)
    )
