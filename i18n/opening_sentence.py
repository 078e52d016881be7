"""What opens a page: where the phases of each territory stand, each state told with the day that it
was last known on. Every clause keeps the phases that it speaks of: their sources are read there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.dates import PartialDate
from domain.phases import CLOSED
from domain.portfolio import Knowledge, PhaseTold, known_of
from i18n.formats import (
    as_of_date,
    capitalised,
    grouped,
    in_date,
    long_day,
    number_word,
    since_date,
)
from i18n.opening_clauses import Clause, Voice, clauses_of, counted

LAST_KNOWN = "Dernier état connu"
NAMED_AT_MOST = 3  # territories told one by one; above, only their sum

Sentence = list[Clause]


def portfolio_sentences(on: date, places: Mapping[str, Sequence[PhaseTold]]) -> list[Sentence]:
    """« Au 28 novembre 2026, à Herstal, la phase 7 est en cours depuis le 10 novembre 2026
    (vérifié). Pour six autres phases, rien n’est connu depuis le 7 février 2024 : … »

    `places`: the phases of each territory under its name, in the order of the method.
    """
    if not places:
        return [[Clause(f"Au {long_day(on)}, aucun territoire n’est suivi.")]]
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, phases in places.items():
        alike[_words(_of_place(on, phases, ""))].append(name)
        if len(places) > NAMED_AT_MOST and len(alike) > 1:
            return _together(on, places)
    # What is told of the day comes before what was last known.
    in_order = sorted(alike.items(), key=lambda group: group[0][0].startswith(LAST_KNOWN))
    return [
        sentence
        for _, names in in_order
        for sentence in _merged(
            [_of_place(on, places[name], _where(names, len(places))) for name in names]
        )
    ]


def text_of(sentences: Sequence[Sentence]) -> str:
    """The sentences as they are read."""
    return " ".join("".join(clause.text for clause in sentence) for sentence in sentences)


def _words(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(clause.text for sentence in sentences for clause in sentence)


def _merged(alike: Sequence[Sequence[Sentence]]) -> list[Sentence]:
    """Territories that say the same, once, each clause about the phases of all of them."""
    return [
        [
            Clause(clauses[0].text, tuple(phase for clause in clauses for phase in clause.about))
            for clauses in zip(*sentences, strict=True)
        ]
        for sentences in zip(*alike, strict=True)
    ]


def _where(names: Sequence[str], n_places: int) -> str:
    if len(names) == 1:
        return f", à {names[0]}"
    if len(names) == n_places:
        return f", dans chacun des {number_word(n_places)} territoires"
    return f", à {' et à '.join(sorted(names))}"


def _of_place(on: date, phases: Sequence[PhaseTold], where: str) -> list[Sentence]:
    known = known_of(phases, on=on)
    if not known.recent and not known.older:
        return [
            [
                Clause(f"Au {long_day(on)}{where}, "),
                Clause(f"rien n’est connu des {number_word(known.n_phases)} phases", tuple(phases)),
                Clause("."),
            ]
        ]
    if not known.recent:
        return [_last_known(on, known, where)]
    voice = Voice(on, out_of=known.n_phases)
    opening = [Clause(f"Au {long_day(on)}{where}, "), *clauses_of(known.recent, voice), Clause(".")]
    return [opening, *_older(on, known)]


def _last_known(on: date, known: Knowledge, where: str) -> Sentence:
    """« Dernier état connu, au 7 février 2024, à Herstal : … Sans nouvelles depuis. »"""
    voice = Voice(on, is_past=True, out_of=known.n_phases)
    end = ". Sans nouvelles depuis." if _open(known.older) else "."
    return [
        Clause(f"{LAST_KNOWN}, {_as_of(known.older)}{where}\u00a0: "),
        *clauses_of(known.older, voice),
        Clause(end),
    ]


def _older(on: date, known: Knowledge, n_territories: int = 1) -> Iterator[Sentence]:
    """What was told before the last cadence: what was closed, then what ought to have news."""
    voice = Voice(on, is_past=True, n_territories=n_territories)
    others = " autres" if known.recent else ""
    still_open, closed = _open(known.older), _closed(known.older)
    # Of one and the same day, both are told at once.
    if still_open and (len(_days(known.older)) == 1 or not voice.names):
        still_open, closed = known.older, ()
    if closed:
        yield _were_closed(closed, voice)
    if still_open:
        which = f"{number_word(len(still_open))}{others} phases"
        if len(still_open) == 1 and voice.names:
            which, voice = f"la phase {still_open[0].position}", replace(voice, is_alone=True)
        said = Clause(f"Pour {which}, rien n’est connu {_since(still_open)}", still_open)
        tail = _never_told(known.unknown) if voice.names else []
        yield [said, Clause("\u00a0: "), *clauses_of(still_open, voice), *tail, Clause(".")]


def _were_closed(closed: tuple[PhaseTold, ...], voice: Voice) -> Sentence:
    """« Trois phases étaient terminées au 7 février 2024. »"""
    text = capitalised(counted(closed, "terminée", voice, noun="phase"))
    return [Clause(f"{text} {_as_of(closed)}", closed), Clause(".")]


def _together(on: date, places: Mapping[str, Sequence[PhaseTold]]) -> list[Sentence]:
    """Many territories that differ: their sums."""
    phases = [phase for told in places.values() for phase in told]
    known, n = known_of(phases, on=on), len(places)
    voice = Voice(on, out_of=known.n_phases, n_territories=n)
    head = Clause(f"Au {long_day(on)}, dans {grouped(n)} territoires, ")
    nothing = [Clause("rien n’est connu de récent", tuple(phases))]
    told = clauses_of(known.recent, voice) if known.recent else nothing
    return [[head, *told, Clause(".")], *_older(on, known, n)]


def _never_told(unknown: tuple[PhaseTold, ...]) -> list[Clause]:
    if not unknown:
        return []
    n = len(unknown)
    others = "d’une autre" if n == 1 else f"de {number_word(n)} autres"
    return [Clause("\u00a0; "), Clause(f"rien n’est connu {others}", unknown)]


def _open(phases: Sequence[PhaseTold]) -> tuple[PhaseTold, ...]:
    return tuple(phase for phase in phases if phase.state.status not in CLOSED)


def _closed(phases: Sequence[PhaseTold]) -> tuple[PhaseTold, ...]:
    return tuple(phase for phase in phases if phase.state.status in CLOSED)


def _days(phases: Sequence[PhaseTold]) -> set[PartialDate]:
    return {phase.heard for phase in phases if phase.heard}


def _latest(phases: Sequence[PhaseTold]) -> PartialDate:
    return max(_days(phases), key=lambda heard: heard.last)


def _as_of(phases: Sequence[PhaseTold]) -> str:
    """« au 7 février 2024 », or « au plus tard le 3 mars 2026 » of what was told on several days."""
    if len(_days(phases)) == 1:
        return as_of_date(_latest(phases))
    return f"au plus tard {in_date(_latest(phases))}"


def _since(phases: Sequence[PhaseTold]) -> str:
    """« depuis le 7 février 2024 »; of several days the latest, which holds for all."""
    since = since_date(_latest(phases))
    return since if len(_days(phases)) == 1 else f"{since} au plus tard"
