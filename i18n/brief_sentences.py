"""The sentences of an answer to Parliament. It is given in French, whatever the reader’s language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch

from domain.brief import (
    Accepted,
    Available,
    Claim,
    Described,
    Happened,
    Named,
    NothingKnown,
    Reached,
    Section,
    Standing,
    Stands,
    ToldDate,
    ToReach,
    Unknown,
)
from domain.dates import PartialDate
from domain.phases import CLOSED, PhaseStatus
from domain.statements import Origin
from i18n.formats import capitalised, in_date, joined, long_date, since_date

MISSING = "donnée non disponible"
NAMED_AT_MOST = 6  # territories that one sentence names
LONG_RUN = 4  # phases in a row
SECTION_TITLE: Mapping[Section, str] = {
    Section.PLAN: "Le Plan et les guichets",
    Section.CONTRACT: "La sélection des territoires et le marché",
    Section.METHOD: "Les phases du projet",
    Section.DONE: "Ce qui est réalisé ou disponible",
    Section.RUNNING: "Ce qui est en cours",
    Section.PLANNED: "Ce qui est prévu",
    Section.MISSING: "Ce que les données ne disent pas",
    Section.TOLD: "Ce qui a été demandé et répondu au Parlement",
}
STANDING_WORD: Mapping[Standing, str] = {
    Standing.DONE: "Fait",
    Standing.PLANNED: "Prévu",
    Standing.MISSING: "Donnée non disponible",
}
_INFERRED, _DECLARED = " (déduit de la source)", " (déclaré, à vérifier par le FOREm)"
_NOTE = {Origin.INFERRED: _INFERRED, Origin.DECLARED: _DECLARED}
_STATUS = {  # one phase, several phases
    PhaseStatus.COMPLETED: ("est terminée", "sont terminées"),
    PhaseStatus.VALIDATED: ("est terminée et validée", "sont terminées et validées"),
    PhaseStatus.IN_PROGRESS: ("est en cours", "sont en cours"),
    PhaseStatus.SUSPENDED: ("est suspendue", "sont suspendues"),
    PhaseStatus.NOT_STARTED: ("n’a pas commencé", "n’ont pas commencé"),
}


def sentence_of(claim: Claim, *, places: Mapping[str, str], titles: Mapping[int, str]) -> str:
    """The claim in words; `places` and `titles` call territories by their keys, and phases by
    their positions."""
    return _sentence(claim.said, _where(claim, places), _which(claim.phases, titles))


def where(names: list[str]) -> str:
    """« à Herstal et à Chapelle-lez-Herlaimont », or how many territories."""
    if len(names) > NAMED_AT_MOST:
        return f"dans {len(names)} territoires"
    return joined([f"à {name}" for name in names])


def _where(claim: Claim, places: Mapping[str, str]) -> str:
    return where([places[key] for key in claim.places])


def _which(positions: tuple[int, ...], titles: Mapping[int, str]) -> tuple[str, int]:
    """« La phase 7 (…) » or « Les phases 4, 5 et 6 », and how many they are."""
    if not positions:
        return "", 0
    if len(positions) == 1:
        return f"La phase {positions[0]} ({titles[positions[0]]})", 1
    return f"Les phases {numbers(positions)}", len(positions)


def numbers(positions: tuple[int, ...]) -> str:
    """« 4, 5 et 6 », or « 2 à 11 » for a long run; positions come sorted."""
    first, last = positions[0], positions[-1]
    if len(positions) >= LONG_RUN and last - first == len(positions) - 1:
        return f"{first} à {last}"
    return joined([str(number) for number in positions])


@singledispatch
def _sentence(said: object, place: str, which: tuple[str, int]) -> str:
    raise TypeError(said)


@_sentence.register
def _described(said: Described, place: str, which: tuple[str, int]) -> str:
    return said.text


@_sentence.register
def _happened(said: Happened, place: str, which: tuple[str, int]) -> str:
    day = capitalised(in_date(said.when))
    return f"{day}, {said.text}." if said.text else f"{day}\u00a0: {said.title}."


@_sentence.register
def _named(said: Named, place: str, which: tuple[str, int]) -> str:
    return f"Phase {said.position}\u00a0: {said.title}."


@_sentence.register
def _stands(said: Stands, place: str, which: tuple[str, int]) -> str:
    phases, count = which
    words_of_state = (
        _planned if said.status in (PhaseStatus.PLANNED, PhaseStatus.UNKNOWN) else _state
    )
    note = _NOTE.get(said.origin, "") if said.origin else ""
    silent = f"aucune nouvelle {since_date(said.silent_since)}" if said.silent_since else ""
    if silent:
        silent = f" ({silent})" if said.is_over else f"\u00a0; {silent}"
    return f"{phases} {words_of_state(said, place, several=count > 1)}{note}{silent}."


def _state(said: Stands, place: str, *, several: bool) -> str:
    words = f"{_STATUS[said.status][several]} {place}"
    if said.at_latest and said.since:
        words += f", {since_date(said.since, at_latest=True)}"
    elif said.status in CLOSED:
        words += f" {in_date(said.ends)}" if said.ends else f", fin\u00a0: {MISSING}"
    elif started := said.starts or said.since:
        is_waiting = said.status is PhaseStatus.NOT_STARTED
        words += f", début prévu {in_date(started)}" if is_waiting else f" {since_date(started)}"
    if said.ends and said.status not in CLOSED:
        words += f", fin prévue {in_date(said.ends)}"
    return words


def _planned(said: Stands, place: str, *, several: bool) -> str:
    """Never worded as done; what was planned for a day that has passed is said to be unknown."""
    was = ("étaient prévues" if several else "était prévue") if said.is_over else ""
    words = was or ("sont prévues" if several else "est prévue")
    if said.starts is None:
        return f"{words} {place}, date\u00a0: {MISSING}"
    followed = f"\u00a0; ce qui a suivi\u00a0: {MISSING}" if said.is_over else ""
    return f"{words} {in_date(said.starts)} {place}{followed}"


@_sentence.register
def _reached(said: Reached, place: str, which: tuple[str, int]) -> str:
    note = _NOTE.get(said.origin, "") if said.origin else ""
    return f"{said.title} {_on(said.when, at_latest=said.at_latest, place=place)}{note}."


@_sentence.register
def _to_reach(said: ToReach, place: str, which: tuple[str, int]) -> str:
    """The title of a milestone says it as done: quoted, and said not to be reached."""
    words = (("prévu", said.planned), ("estimé", said.forecast))
    dates = joined([f"{word} {in_date(when)}" for word, when in words if when])
    passed = ", date dépassée" if said.is_over else ""
    return f"Jalon non atteint {place}\u00a0: «\u00a0{said.title}\u00a0», {dates}{passed}."


@_sentence.register
def _available(said: Available, place: str, which: tuple[str, int]) -> str:
    when = _on(said.when, at_latest=said.at_latest, place=place)
    return f"{said.title}\u00a0: disponible {when}."


@_sentence.register
def _accepted(said: Accepted, place: str, which: tuple[str, int]) -> str:
    how = " avec réserves" if said.with_reserves else ""
    return f"{said.title}\u00a0: accepté par le FOREm{how} {in_date(said.when)} {place}."


@_sentence.register
def _told_date(said: ToldDate, place: str, which: tuple[str, int]) -> str:
    words = f"Date dite au Parlement pour «\u00a0{said.title}\u00a0» {place}\u00a0: "
    words += long_date(said.told) + (f" ({said.reference})" if said.reference else "")
    if said.is_left:
        words += f"\u00a0; elle n’est plus tenue, date attendue\u00a0: {_expected(said)}"
    return f"{words}."


def _expected(said: ToldDate) -> str:
    return long_date(said.expected) if said.expected else MISSING


@_sentence.register
def _unknown(said: Unknown, place: str, which: tuple[str, int]) -> str:
    return f"{which[0]}, {place}\u00a0: {MISSING}."


@_sentence.register
def _nothing(said: NothingKnown, place: str, which: tuple[str, int]) -> str:
    return f"Le Plan, le marché et le projet dans son ensemble\u00a0: {MISSING}."


def _on(when: PartialDate, *, at_latest: bool, place: str) -> str:
    """« en mars 2023 à Herstal », « à Herstal, au plus tard le 07/02/2024 »."""
    if at_latest:
        return f"{place}, {since_date(when, at_latest=True)}"
    return f"{in_date(when)} {place}"
