"""The sentence that opens a page: what is finished, running, planned and late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.portfolio import Count, total
from i18n.formats import (
    as_of_date,
    for_date,
    grouped,
    joined,
    long_day,
    number_word,
    since_date,
)

NAMED_AT_MOST = 3  # territories told one by one; above, only their sum


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What the sentence tells. Territories go by their names, phases by their positions.

    `silent_since` is set when all that is still open has been silent for too long; `heard` is
    the latest news of all, closed phases included.
    """

    each: Mapping[str, Count]
    planned: Mapping[int, Mapping[str, PartialDate | None]]
    late: Mapping[int, Collection[str]]
    silent_since: PartialDate | None
    heard: PartialDate | None


def portfolio_sentence(on: date, known: Portfolio) -> str:
    """« Au 7 février 2024, trois phases sur onze sont terminées et trois sont en cours dans
    chacun des deux territoires ; la phase 7 est prévue pour février 2024. »

    When nobody has told anything for too long, it is a last known state and not that of today.
    """
    if not known.each:
        return f"Au {long_day(on)}, aucun territoire n’est suivi."
    parts = (_progress(known.each), joined(list(_planned(known))), _late(known))
    body = " ; ".join(part for part in parts if part)
    if known.silent_since is None:
        return f"Au {long_day(on)}, {body}."
    if known.silent_since == known.heard:
        return f"Dernier état connu, {as_of_date(known.heard)} : {body}. Sans nouvelles depuis."
    silence = f"Sans nouvelles de ce qui n’est pas terminé {since_date(known.silent_since)}."
    return f"Au {long_day(on)}, {body}. {silence}"


def _progress(each: Mapping[str, Count]) -> str:
    everything = total(each)
    if not everything.closed and not everything.running:
        return "aucune phase n’est connue comme commencée"
    if len(set(each.values())) == 1:
        return _counted(next(iter(each.values()))) + _everywhere(list(each))
    if len(each) <= NAMED_AT_MOST:
        return " ; ".join(f"à {name}, {_counted(count)}" for name, count in each.items())
    return f"{_counted(everything)} dans {grouped(len(each))} territoires"


def _everywhere(names: list[str]) -> str:
    if len(names) == 1:
        return f" à {names[0]}"
    return f" dans chacun des {number_word(len(names))} territoires"


def _counted(count: Count) -> str:
    """« trois phases sur onze sont terminées et trois sont en cours »."""
    out_of = f"sur {number_word(count.total)}"
    done = f"{_phases(count.closed)} {out_of} {_are(count.closed)} terminée{_s(count.closed)}"
    runs = f"{number_word(count.running)} {_are(count.running)} en cours"
    if not count.closed:
        return f"{_phases(count.running)} {out_of} {_are(count.running)} en cours"
    return f"{done} et {runs}" if count.running else done


def _planned(known: Portfolio) -> Iterator[str]:
    """« la phase 7 est prévue pour février 2024 », « la phase 11 pour mai 2024 à Herstal »."""
    verb = " est prévue"
    for position, dates in sorted(known.planned.items()):
        for when, places in _by_date(dates, known).items():
            date_words = f" {for_date(when)}" if when else ""
            yield f"la phase {position}{verb}{date_words}{_where(places, known)}"
            verb = ""


def _by_date(
    dates: Mapping[str, PartialDate | None], known: Portfolio
) -> Mapping[PartialDate | None, Collection[str]]:
    """The territories under their date; in many territories, only dates that all have are told."""
    titles: dict[PartialDate | None, list[str]] = defaultdict(list)
    for place, when in dates.items():
        titles[when].append(place)
    is_short = len(titles) == 1 or len(known.each) <= NAMED_AT_MOST
    return titles if is_short else {None: list(dates)}


def _late(known: Portfolio) -> str:
    """« en retard : la phase 7 à Herstal »."""
    late = [f"la phase {n}{_where(places, known)}" for n, places in sorted(known.late.items())]
    return f"en retard : {joined(late)}" if late else ""


def _where(places: Collection[str], known: Portfolio) -> str:
    """Nothing when it holds everywhere, names when they are few, else a count."""
    if len(places) == len(known.each):
        return ""
    if len(known.each) <= NAMED_AT_MOST:
        return f" à {joined(sorted(places))}"
    return f" dans {grouped(len(places))} territoire{_s(len(places))}"


def _phases(n: int) -> str:
    return f"{number_word(n)} phase{_s(n)}"


def _are(n: int) -> str:
    return "sont" if n > 1 else "est"


def _s(n: int) -> str:
    return "s" if n > 1 else ""
