"""Keeping small counts of people unknown: what else has to be hidden so that nobody works one out.

A count under five is shown as « < 5 ». It follows by subtraction when the rest of its breakdown and
the whole are shown, on one day or on another: what was said once is taken into account for ever.
This is complementary suppression, checked by the intervals in which a reader can hold each count
(Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import inf

from domain.figures import NOT_GIVEN, SMALL, THRESHOLD, is_number

WHOLE = ""
_ROUNDS = 50  # of reasoning, at most: bounds only narrow, and most stand after three

Key = tuple[str, str]  # a part of the whole, and its value, or the number of what said a small one


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement about a part (« sexe.femmes »), or about the whole (« »)."""

    id: int
    part: str
    value: str

    @property
    def key(self) -> Key:
        """Two statements of one number are one thing to hide; two that give none may differ."""
        return (self.part, self.value if is_number(self.value) else f"{self.value}#{self.id}")


State = Mapping[str, Stated]  # what stood at one time, by part


@dataclass(slots=True)
class _Sum:
    """The parts of one breakdown at one time: they add up to the whole."""

    parts: list[Stated]
    whole: Key
    is_complete: bool  # every part is told


@dataclass(slots=True)
class _Knowledge:
    """What a reader can tell of each count, from all that is shown."""

    hidden: set[Key] = field(default_factory=set)
    low: dict[Key, float] = field(default_factory=dict)
    high: dict[Key, float] = field(default_factory=dict)


def to_hide(states: Sequence[State], parts: Mapping[str, Sequence[str]]) -> frozenset[int]:
    """Return the statements that are not shown, of one place, indicator and period.

    `states` is what stood at each time, the present last; `parts` the parts of each breakdown. A
    small count is safe when a reader who knows the rules, the sums and all that is shown, at any
    time, still holds two values possible for it. One that is alone in its breakdown hides the
    smallest beside it, whole known or not: others publish wholes.
    """
    sums = [sum_ for n, state in enumerate(states) for sum_ in _sums(n, state, parts)]
    statements = {one.id: one for state in states for one in state.values()}
    small = [one for one in statements.values() if one.value == SMALL]
    known = _Knowledge()
    for sum_ in sums:
        _hide_beside_one(sum_, known)
    while small and (open_ := _worked_out(small, sums, states, known)):
        if not _hide_more(open_, sums, states, known):
            break
        _hide_what_was(states, statements.values(), known)
    _hide_what_was(states, statements.values(), known)
    return frozenset(one.id for one in statements.values() if one.key in known.hidden)


def _sums(number: int, state: State, parts: Mapping[str, Sequence[str]]) -> Iterator[_Sum]:
    # A whole that nobody tells follows from a breakdown that is told, and is then that of another.
    whole = state[WHOLE].key if WHOLE in state else (WHOLE, f"?{number}")
    for cells in parts.values():
        if stated := [state[cell] for cell in cells if cell in state]:
            yield _Sum(stated, whole, is_complete=len(stated) == len(cells))


def _numbers(sum_: _Sum, known: _Knowledge) -> list[Stated]:
    """The numbers of its parts that are still shown, the smallest first."""
    shown = [one for one in sum_.parts if is_number(one.value) and one.key not in known.hidden]
    return sorted(shown, key=lambda one: (float(one.value), one.part))


def _hide_beside_one(sum_: _Sum, known: _Knowledge) -> None:
    values = [one.value for one in sum_.parts]
    if values.count(SMALL) == 1 and NOT_GIVEN not in values:
        known.hidden.update(one.key for one in _numbers(sum_, known)[:1])


def _hide_what_was(
    states: Sequence[State], statements: Iterable[Stated], known: _Knowledge
) -> None:
    """Of a part that is hidden, what was said of it before is hidden too: a correction says that
    the two are close."""
    present = {one.id for one in states[-1].values()} if states else set[int]()
    parts = {part for part, _ in known.hidden}
    for one in statements:
        if one.part in parts and one.id not in present and is_number(one.value):
            known.hidden.add(one.key)


def _worked_out(
    small: Sequence[Stated], sums: Sequence[_Sum], states: Sequence[State], known: _Knowledge
) -> Stated | None:
    """The first small count of which a reader holds one value only."""
    _begin(states, sums, known)
    for _ in range(_ROUNDS):
        clearer = [_narrow(sum_, known) for sum_ in sums]
        if not any(clearer):
            break
    return next((one for one in small if known.high[one.key] - known.low[one.key] < 1), None)


def _begin(states: Sequence[State], sums: Sequence[_Sum], known: _Knowledge) -> None:
    """What is shown is known; what is hidden is a count of people, five at least unless small ones
    are hidden with it, and no more than the smallest that is shown beside it."""
    hides_small = any(value.startswith(SMALL) for _, value in known.hidden)
    for sum_ in sums:
        known.low[sum_.whole], known.high[sum_.whole] = 0.0, inf
    for one in chain.from_iterable(state.values() for state in states):
        low, high = 0.0, inf
        if one.key in known.hidden:
            low = 0.0 if hides_small else float(THRESHOLD)
        elif one.value == SMALL:
            high = THRESHOLD - 1.0
        elif is_number(one.value):
            low = high = float(one.value)
        known.low[one.key], known.high[one.key] = low, high
    for sum_ in sums:
        if shown := _numbers(sum_, known):
            for one in sum_.parts:
                is_least = is_number(one.value) and float(one.value) <= float(shown[0].value)
                if one.key in known.hidden and not hides_small and is_least:
                    known.high[one.key] = min(known.high[one.key], float(shown[0].value))


def _narrow(sum_: _Sum, known: _Knowledge) -> bool:
    """Draw from one sum what it says of each of its counts; whether anything became clearer."""
    whole = sum_.whole
    low = sum(known.low[one.key] for one in sum_.parts)
    high = sum(known.high[one.key] for one in sum_.parts) if sum_.is_complete else inf
    clearer = _tighten(known, whole, low, high)
    for one in sum_.parts:
        others_low = low - known.low[one.key]
        others = (known.high[other.key] for other in sum_.parts if other is not one)
        others_high = sum(others) if sum_.is_complete else inf
        least, most = known.low[whole] - others_high, known.high[whole] - others_low
        clearer |= _tighten(known, one.key, least, most)
        low = sum(known.low[other.key] for other in sum_.parts)
    return clearer


def _tighten(known: _Knowledge, key: Key, low: float, high: float) -> bool:
    """Narrow one interval; sums that contradict each other teach nothing."""
    low, high = max(low, known.low[key]), min(high, known.high[key])
    if low > high or (low, high) == (known.low[key], known.high[key]):
        return False
    known.low[key], known.high[key] = low, high
    return True


def _hide_more(
    open_: Stated, sums: Sequence[_Sum], states: Sequence[State], known: _Knowledge
) -> bool:
    """Hide one thing more about a count that can be worked out; whether there was any left: a part
    beside it, that the parts are small at all, the whole, then wholes and parts of that time."""
    own = [sum_ for sum_ in sums if any(one is open_ for one in sum_.parts)]
    numbers = [one for sum_ in own for one in _numbers(sum_, known)]
    small = [one for sum_ in own for one in sum_.parts if one.value == SMALL]
    then = [one for state in states if state.get(open_.part) == open_ for one in state.values()]
    wholes = [one for one in then if one.part == WHOLE and is_number(one.value)]
    rest = [one for one in then if one.value != NOT_GIVEN]
    for group in (numbers[:1], small, wholes, rest):
        more = {one.key for one in group} - known.hidden
        if more:
            known.hidden |= more
            return True
    return False
