"""Two territories side by side: every point of either, what differs, how long things take."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.dates import PartialDate
from domain.twins import Aspect, Duration, Pair, Trait, duration_of, side_by_side

traits = st.lists(
    st.builds(
        Trait,
        st.sampled_from(Aspect),
        st.sampled_from("abc"),
        st.none() | st.integers(0, 2),
    ),
    unique_by=lambda trait: (trait.aspect, trait.key),
)


@given(traits)
def test_nothing_tells_a_territory_from_itself(own: list[Trait]) -> None:
    assert not any(pair.differs for pair in side_by_side(own, own))


@given(traits, traits)
def test_every_point_of_either_stands_once(first: list[Trait], second: list[Trait]) -> None:
    pairs = side_by_side(first, second)
    points = [(pair.aspect, pair.key) for pair in pairs]
    assert len(points) == len(set(points))
    assert set(points) == {(trait.aspect, trait.key) for trait in (*first, *second)}
    swapped = side_by_side(second, first)
    assert {(o.aspect, o.key, o.differs) for o in pairs} == {
        (o.aspect, o.key, o.differs) for o in swapped
    }


def test_what_only_one_has_differs() -> None:
    [pair] = side_by_side([Trait(Aspect.ACTOR, "CPAS", 1)], [])
    assert pair == Pair(Aspect.ACTOR, "CPAS", 1, None)
    assert pair.differs
    assert not side_by_side([Trait(Aspect.DATE, "x")], [])[0].differs  # unknown on both sides


def test_a_duration_counts_both_ends_and_says_when_it_is_not_exact() -> None:
    def lasts(start: str, end: str, **more: object) -> Duration | None:
        return duration_of(PartialDate.parse(start), PartialDate.parse(end), **more)  # type: ignore[arg-type]  # spelled out below

    assert lasts("2024-05-06", "2024-05-08") == Duration(3, exact=True)
    assert lasts("2024-05-08", "2024-05-10") == Duration(2, exact=True)  # Ascension on the 9th
    assert lasts("2024-05-06", "2024-05-08", closing={date(2024, 5, 7)}) == Duration(2, exact=True)
    assert lasts("2024-05", "2024-05") == Duration(20, exact=False)  # 23 weekdays, 3 holidays
    assert lasts("2024-05-06", "2024-05-08", at_latest=True) == Duration(3, exact=False)
    assert lasts("2024-05-08", "2024-05-06") is None
    assert duration_of(None, PartialDate.parse("2024-05")) is None
