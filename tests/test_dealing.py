"""Whatever is dealt, nothing is lost, and each process begins with its share of the long tests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.dealing import deal

HANDS = st.integers(1, 5)


@given(n_long=st.integers(0, 40), n_short=st.integers(0, 40), n_hands=HANDS)
def test_no_test_is_lost_or_dealt_twice(n_long: int, n_short: int, n_hands: int) -> None:
    tests = list(range(n_long + n_short))
    assert sorted(deal(tests[:n_long], tests[n_long:], n_hands)) == tests


@given(n_hands=HANDS)
def test_each_hand_begins_with_long_ones(n_hands: int) -> None:
    dealt = deal(["long"] * 2 * n_hands, ["short"] * 10 * n_hands, n_hands)
    hands = [dealt[start : start + 12] for start in range(0, len(dealt), 12)]
    assert hands == [["long"] * 2 + ["short"] * 10] * n_hands
