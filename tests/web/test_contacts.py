"""Handing a person’s data out: to who keeps the contact, as a file; nothing to anybody else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.contacts import ContactCategory
from domain.dates import PartialDate
from domain.permissions import Actor, Grant, Role
from models.database import Database
from services.register import contacts, organisations
from services.register.contacts import Person
from services.register.organisations import Description, Known
from tests.accounts import HERSTAL_1, acting
from tests.builders.visitors import FOREIGNER, LEAD, Visits, come

ADDRESS = "/fichiers/contacts/herstal/lot-1/1"


@pytest.fixture
def contact(database: Database, visits: Visits) -> None:
    """One contact of Herstal, shared with lot 1."""
    visits()  # the application has made its database ready
    with acting(database, Actor(4, "Hugo", frozenset({HERSTAL_1})), now=datetime.now(UTC)) as ctx:
        number = organisations.add(
            ctx,
            territories=("herstal",),
            seen_version=0,
            description=Description("CPAS", "CPAS"),
            known=Known(PartialDate.parse("2024-01")),
        )
        contacts.add(
            ctx,
            territory="herstal",
            organisation=number,
            lot="lot-1",
            seen_version=0,
            person=Person("Prénomine", "Directrice", "p@e.example", "", ContactCategory.PARTNER),
        )


@pytest.mark.usefixtures("contact")
def test_only_who_keeps_it_gets_the_data_of_a_person(visits: Visits, database: Database) -> None:
    for grant in (HERSTAL_1, LEAD):
        answer = come(visits, database, grant).get(ADDRESS)
        assert answer.status_code == 200
        assert answer.json()["contacts"][0]["name"] == "Prénomine"
        assert answer.headers["content-disposition"] == "attachment; filename=contact-1.json"
        assert "no-store" in answer.headers["cache-control"]
    other_lot = Grant(Role.CONTRACTOR, "herstal", "lot-3")
    for grant in (FOREIGNER, other_lot, Grant(Role.MINISTRY), Grant(Role.ADMIN)):
        answer = come(visits, database, grant).get(ADDRESS)
        assert answer.status_code == 404
        assert "Prénomine" not in answer.text
    assert come(visits, database, LEAD).get("/fichiers/contacts/herstal/lot-1/9").status_code == 404
