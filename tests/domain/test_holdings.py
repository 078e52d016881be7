"""Which lot held a phase at an instant."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.holdings import Holding, holder_at, holdings_of

FIRST, SECOND = datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 8, tzinfo=UTC)
NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)


def test_before_anybody_said_it_is_of_no_lot():
    assert holdings_of([]) == (Holding(None),)
    assert holder_at(holdings_of([(FIRST, "lot-1")]), datetime(2026, 11, 30, tzinfo=UTC)) is None


def test_it_is_of_the_new_lot_from_the_instant_on():
    held = holdings_of([(FIRST, "lot-1"), (SECOND, "lot-2")])
    assert held == (
        Holding(None, None, FIRST), Holding("lot-1", FIRST, SECOND), Holding("lot-2", SECOND),
    )  # fmt: skip
    assert [holder_at(held, at) for at in (FIRST, NOON, SECOND)] == ["lot-1", "lot-1", "lot-2"]


def test_saying_the_same_again_changes_nothing_and_it_may_be_of_none_again():
    held = holdings_of([(FIRST, "lot-1"), (NOON, "lot-1"), (SECOND, None)])
    assert [holding.lot for holding in held] == [None, "lot-1", None]
