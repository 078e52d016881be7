"""Describing a lot: refused to who may not, to who saw an older version, and for what is unknown."""

from __future__ import annotations

import pytest

from domain.errors import NotFound, PermissionDenied, StaleEdit
from queries.moment import Moment
from queries.register.lots import LotRow, lots_on
from services.register import lots
from tests.personas import ALINE, HUGO
from tests.worlds import NOW, World


def described(world: World, *, lot: str = "lot-1", contents: str = "appui") -> None:
    world.do(ALINE, lots.describe, lot=lot, seen_version=1, contents=contents, holder="")


def test_a_lead_describes_a_lot(world: World) -> None:
    described(world)
    first = world.ask(ALINE, lots_on, moment=Moment(NOW.date()))[0]
    assert first == LotRow("lot-1", "appui", "", 2)


def test_a_contractor_may_not(world: World) -> None:
    with pytest.raises(PermissionDenied):
        world.do(HUGO, lots.describe, lot="lot-1", seen_version=1, contents="appui", holder="")


def test_a_stale_edit_names_the_lot_in_words(world: World) -> None:
    described(world)
    with pytest.raises(StaleEdit, match="«\u00a0lot\u00a01\u00a0» a été modifié"):
        described(world, contents="autre")


def test_an_unknown_lot_is_not_found(world: World) -> None:
    with pytest.raises(NotFound, match="est introuvable"):
        described(world, lot="lot-9")
