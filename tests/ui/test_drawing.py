"""One drawing of a page reads one moment of the base under one set of definitions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.permissions import Actor
from models.database import Database
from tests.accounts import sid_of
from tests.personas import ALINE, CHLOE
from tests.templates import Stage
from tests.ui.opening import PATIENCE, interface_of


def _drawing() -> None:
    """A page that asks twice while somebody else writes in between, then changes something."""
    import streamlit as st

    from definitions.live import open_catalog
    from queries.context import Context
    from queries.following.views import my_views
    from services import saved_views
    from services.running import database, live_catalog, now
    from ui.session import ask, current_actor, current_catalog, perform, visiting

    def count() -> int:
        return len(ask(my_views))

    def elsewhere(name: str) -> None:
        with database().write() as session:
            ctx = Context(session, current_actor(), now(), live_catalog().current())
            saved_views.keep(ctx, name=name, address="/echeances", pages={"echeances"})

    with visiting():
        counts = [count()]
        elsewhere("De la page d’à côté")
        counts.append(count())
        before = current_catalog()
        open_catalog.cache_clear()  # the files are read anew
        st.json({"same": current_catalog() is before, "live": live_catalog().current() is before})
        perform(saved_views.keep, name="D’ici", address="/echeances", pages={"echeances"})
        counts.append(count())
        st.json({"counts": counts})


def _erasing() -> None:
    """A page that reads the contacts, then erases one, then reads them again."""
    from datetime import date

    import streamlit as st

    from domain.contacts import ContactCategory
    from domain.dates import PartialDate
    from queries.register.contacts import contacts as kept
    from services.register import contacts, organisations
    from services.register.contacts import Person
    from services.register.organisations import Description, Known
    from ui.session import ask, perform, visiting

    with visiting():
        known = Known(PartialDate(date(2024, 2, 7)))
        description = Description("Organisation A", "CPAS")
        place = ("herstal",)
        perform(
            organisations.add,
            territories=place,
            seen_version=0,
            description=description,
            known=known,
        )
        person = Person("A", "Accueil", "a@exemple.be", "", ContactCategory.PARTNER)
        perform(
            contacts.add,
            territory="herstal",
            organisation=1,
            lot=None,
            seen_version=0,
            person=person,
        )
        [contact] = ask(kept)
        perform(contacts.erase, contact_id=contact.id, seen_version=contact.version)
        st.json({"left": len(ask(kept))})


@pytest.fixture
def stage() -> Stage:
    return Stage.PEOPLE


@pytest.fixture(autouse=True)
def shown(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Each test twice: on SQLite and on PostgreSQL."""
    with interface_of(database_url, tmp_path, monkeypatch) as database:
        yield database


def drawn(script: Callable[[], None], person: Actor) -> list[Any]:
    """What a page of that script shows to somebody as JSON."""
    page = AppTest.from_function(script, default_timeout=PATIENCE)
    page.user = {"uid": str(person.user_id), "sid": sid_of(person)}
    page.run()
    assert not page.exception, [error.value for error in page.exception]
    assert not page.error, [error.value for error in page.error]
    return [json.loads(element.value) for element in page.json]


def test_what_is_written_meanwhile_is_read_by_the_next_drawing_or_after_a_change() -> None:
    assert drawn(_drawing, CHLOE) == [{"same": True, "live": False}, {"counts": [0, 0, 2]}]


def test_an_erasure_does_not_wait_for_the_page_that_asks_for_it() -> None:
    assert drawn(_erasing, ALINE) == [{"left": 0}]
