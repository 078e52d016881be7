"""Progress: shared out by declared weights, explained to the item, never invented."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.progress import Item, Part, progress_of

WEIGHTS = {Part.CHECKLIST: 1, Part.MILESTONES: 1, Part.DELIVERABLES: 2}
C, M, D = Part.CHECKLIST, Part.MILESTONES, Part.DELIVERABLES
items = st.lists(
    st.builds(
        Item,
        st.sampled_from(Part),
        st.just("x"),
        st.none() | st.fractions(0, 1, max_denominator=10),
        st.integers(1, 100),
    ),
    max_size=12,
)


def test_each_part_has_its_weight_and_each_item_its_share_of_it():
    progress = progress_of(
        [
            Item(C, "c", Fraction(1)),
            Item(M, "m1", Fraction(1)),
            Item(M, "m2", Fraction(0)),
            Item(D, "d1", Fraction(1, 2), weight=3),
            Item(D, "d2", Fraction(0), weight=1),
        ],
        WEIGHTS,
    )
    assert [count.share for count in progress.counted] == [
        Fraction(1, 4), Fraction(1, 8), Fraction(1, 8), Fraction(3, 8), Fraction(1, 8),
    ]  # fmt: skip
    assert (progress.percent, progress.n_unknown) == (56, 0)


def test_a_part_without_items_leaves_its_weight_to_the_others():
    progress = progress_of([Item(C, "c", Fraction(1)), Item(D, "d", Fraction(0))], WEIGHTS)
    assert progress.share == Fraction(1, 3)


def test_what_is_unknown_is_not_zero():
    assert progress_of([Item(C, "c"), Item(D, "d")], WEIGHTS).percent is None
    assert progress_of([], WEIGHTS).percent is None
    assert progress_of([Item(C, "c", Fraction(0)), Item(D, "d")], WEIGHTS).percent == 0


def test_where_something_is_unknown_only_a_least_share_is_told():
    progress = progress_of([Item(C, "c", Fraction(1)), Item(D, "d")], WEIGHTS)
    assert (progress.percent, progress.n_unknown) == (33, 1)


def test_a_hundred_percent_is_said_of_what_is_whole_only():
    almost = [Item(D, str(n), Fraction(1)) for n in range(300)] + [Item(D, "x", Fraction(99, 100))]
    assert progress_of(almost, WEIGHTS).percent == 99


@given(items)
def test_shares_always_add_up_to_the_whole(found):
    counted = progress_of(found, WEIGHTS).counted
    assert sum(count.share for count in counted) == (1 if found else 0)


@given(items)
def test_what_the_items_bring_adds_up_to_the_progress(found):
    progress = progress_of(found, WEIGHTS)
    if progress.share is not None:
        assert sum(count.brings for count in progress.counted) == progress.share
        assert 0 <= progress.share <= 1
