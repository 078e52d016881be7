"""No reader of all that is shown, at any time, works out a small count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.figures import HIDDEN, NOT_GIVEN, SMALL, THRESHOLD
from domain.small_counts import WHOLE, State, Stated, to_hide

PARTS = {"sexe": ("f", "h"), "age": ("a", "b", "c")}
SEXES = {"sexe": ("f", "h")}
Values = Mapping[str, str]


def states_of(*told: Values) -> list[State]:
    """What stands at each time; a value that stays is the same statement."""
    numbers: dict[tuple[str, str], Stated] = {}
    states: list[State] = []
    before: Values = {}
    for values in told:
        state = {}
        for part, value in values.items():
            key = (part, value)
            if before.get(part) != value:
                numbers[key] = Stated(len(numbers) + 1 + 100 * len(states), part, value)
            state[part] = numbers[key]
        states.append(state)
        before = values
    return states


def shown(*told: Values, parts: Mapping[str, Sequence[str]] = PARTS) -> list[dict[str, str]]:
    states = states_of(*told)
    hidden = to_hide(states, parts)
    return [
        {part: HIDDEN if one.id in hidden else one.value for part, one in state.items()}
        for state in states
    ]


@pytest.mark.parametrize(("told", "seen"), [
    ({"": "30", "f": SMALL, "h": "26"}, {"": "30", "f": SMALL, "h": HIDDEN}),
    ({"f": SMALL, "h": "120"}, {"f": SMALL, "h": HIDDEN}),
    ({"a": SMALL, "b": "9", "c": "80"}, {"a": SMALL, "b": HIDDEN, "c": "80"}),
    ({"": "8", "f": SMALL, "h": SMALL}, {"": "8", "f": HIDDEN, "h": HIDDEN}),  # both four
    ({"": "5", "f": SMALL, "h": "5"}, {"": "5", "f": HIDDEN, "h": HIDDEN}),  # none at all
    ({"": "88", "a": SMALL, "b": SMALL, "c": "80"},
     {"": "88", "a": SMALL, "b": SMALL, "c": HIDDEN}),
    ({"": "85", "a": SMALL, "b": SMALL, "c": "80"},
     {"": "85", "a": SMALL, "b": SMALL, "c": "80"}),
    ({"": "30", "a": SMALL, "b": NOT_GIVEN, "c": "20"},
     {"": "30", "a": SMALL, "b": NOT_GIVEN, "c": "20"}),
    ({"": "30", "a": SMALL, "c": "30"}, {"": "30", "a": SMALL, "c": HIDDEN}),  # the rest is none
    ({"": "100", "f": "10", "h": "90", "a": "5", "b": "5", "c": "90"},
     {"": "100", "f": "10", "h": "90", "a": "5", "b": "5", "c": "90"}),
    ({"f": "10", "h": "20", "a": SMALL, "b": SMALL, "c": "22"},  # the whole is told by the other
     {"f": "10", "h": "20", "a": SMALL, "b": SMALL, "c": HIDDEN}),
    ({"": SMALL, "f": SMALL, "h": SMALL}, {"": SMALL, "f": SMALL, "h": SMALL}),
])  # fmt: skip
def test_what_gives_a_small_count_away_is_hidden_and_nothing_more(told, seen):
    assert shown(told) == [seen]


def test_what_is_hidden_today_was_not_shown_before():
    before, now = shown({"": "30", "h": "26"}, {"": "30", "f": SMALL, "h": "26"})
    assert before == {"": "30", "h": HIDDEN}
    assert now == {"": "30", "f": SMALL, "h": HIDDEN}
    corrected = shown({"": "30", "h": "25"}, {"": "30", "f": SMALL, "h": "26"})
    assert corrected[0]["h"] == HIDDEN  # the correction says that it was close


def test_a_small_count_that_was_corrected_does_not_follow_from_what_came_after():
    then, now = shown({"": "30", "f": SMALL, "h": "26"}, {"": "38", "f": "12", "h": "26"})
    assert now == {"": "38", "f": "12", "h": HIDDEN}
    assert (then["h"], then[""]) == (HIDDEN, HIDDEN)


MOST = 14  # a count that is hidden is no larger than that here, for all of them to be tried
Counts = Mapping[str, int]
Interval = tuple[int, int]


def written(count: int) -> str:
    return SMALL if count < THRESHOLD else str(count)


def stated(told: Sequence[Counts]) -> list[State]:
    """What each time says of its counts; one that changes is a new statement, small or not."""
    made: dict[tuple[str, int], Stated] = {}
    states, before = list[State](), dict[str, int]()
    for n, counts in enumerate(told):
        state = {}
        for part, count in counts.items():
            if before.get(part) != count:
                made[part, count] = Stated(len(made) + 100 * n, part, written(count))
            state[part] = made[part, count]
        states.append(state)
        before = dict(counts)
    return states


def interval(one: Stated, hidden: frozenset[int]) -> Interval:
    if one.id in hidden:
        return (0, MOST)
    return (0, THRESHOLD - 1) if one.value == SMALL else (int(one.value), int(one.value))


def held_possible(states: Sequence[State], hidden: frozenset[int]) -> dict[int, set[int]]:
    """For each small count every value that it can have for who sees all of that and knows that
    the parts add up, and which statements stayed the same."""
    parts = {one.key: one for state in states for part, one in state.items() if part != WHOLE}
    ranges = [
        range(low, high + 1) for low, high in (interval(one, hidden) for one in parts.values())
    ]
    found: dict[int, set[int]] = defaultdict(set)
    for counts in product(*ranges):
        way = dict(zip(parts, counts, strict=True))
        wholes = _wholes(states, way, hidden)
        if wholes is None:
            continue
        for key, one in parts.items():
            found[one.id].add(way[key])
        for number, (low, high) in wholes.items():
            found[number] |= {low, high}
    return found


def _wholes(
    states: Sequence[State], way: Mapping[tuple[str, str], int], hidden: frozenset[int]
) -> dict[int, Interval] | None:
    """Between which bounds each whole is then, or nothing when they cannot all be."""
    bounds: dict[tuple[str, str], tuple[int, Interval]] = {}
    for state in states:
        whole = state[WHOLE]
        low, high = bounds.get(whole.key, (0, interval(whole, hidden)))[1]
        parts = [way[one.key] for part, one in state.items() if part != WHOLE]
        low = max(low, sum(parts))
        high = min(high, sum(parts)) if len(parts) == 2 else high
        if low > high:
            return None
        bounds[whole.key] = (whole.id, (low, high))
    return dict(bounds.values())


@st.composite
def histories(draw: st.DrawFn) -> list[Counts]:
    """One or two times, each telling some parts of a truth that was corrected between them."""
    told: list[Counts] = []
    truth = (draw(st.integers(0, 7)), draw(st.integers(0, 7)))
    for _ in range(draw(st.integers(1, 2))):
        counts = {WHOLE: sum(truth)}
        for part, count in zip(("f", "h"), truth, strict=True):
            if draw(st.booleans()):
                counts[part] = count
        told.append(counts)
        change = draw(st.sampled_from(["f", "h", "both", "none"]))
        women = draw(st.integers(0, 7)) if change in ("f", "both") else truth[0]
        truth = (women, draw(st.integers(0, 7)) if change in ("h", "both") else truth[1])
    return told


@settings(max_examples=400, deadline=None)
@given(histories())
@example([{WHOLE: 8, "f": 4, "h": 4}])
@example([{WHOLE: 10, "h": 6}, {WHOLE: 10, "f": 4, "h": 6}])
def test_whoever_sees_everything_holds_two_values_possible_for_each_small_count(told):
    states = stated(told)
    hidden = to_hide(states, SEXES)
    ways = held_possible(states, hidden)
    for state in states:
        for one in state.values():
            if one.value == SMALL:
                assert len(ways[one.id]) > 1, (told, hidden)
