"""« / » sends each person to where their work begins, with what the address asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from domain.permissions import Grant, Role
from models.database import Database
from tests.accounts import HERSTAL_1, person
from tests.web.visitor import SIGN_IN, Visitor

FIRST = {
    Grant(Role.LEAD): "/mon-travail",
    HERSTAL_1: "/mon-travail",
    Grant(Role.MINISTRY): "/vue-d-ensemble",
    Grant(Role.ADMIN): "/vue-d-ensemble",
}


def test_each_role_has_its_first_page(visits: Callable[[], Visitor], database: Database) -> None:
    for grant, address in FIRST.items():
        visitor, now = visits(), datetime.now(UTC)
        visitor.bring(person(database, f"{grant.role}@exemple.be", grant, now=now).session)
        assert visitor.get("/").headers["location"] == address
        assert visitor.get("/?au=2024-02-07").headers["location"] == f"{address}?au=2024-02-07"


def test_who_is_not_signed_in_is_asked_to(visitor: Visitor) -> None:
    assert visitor.get("/").headers["location"] == SIGN_IN
