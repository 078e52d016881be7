"""The page of a territory: its sheet, its phases, and the lots that a lead describes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Row, select
from sqlalchemy.orm import Session
from streamlit.testing.v1 import AppTest

from domain.permissions import Actor
from models import Lot, TerritoryPhase
from models.database import Database
from queries.context import Context
from services.phases import phases
from services.register import lots
from tests.personas import ADA, ALINE, CHLOE, HUGO, LEA
from tests.ui.opening import ANSWER, field, open_page, table_rows, words
from tests.worlds import real_catalog
from ui.navigation import TERRITORY

READERS = (ALINE, HUGO, CHLOE, ADA)
HERSTAL = {"territoire": "herstal"}


@pytest.mark.parametrize("on", [{}, {"au": ANSWER}], ids=["today", "answer"])
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)
def test_it_opens_for_every_reader(shown: Database, reader: Actor, on: dict[str, str]) -> None:
    page = open_page(reader, TERRITORY, HERSTAL | on)
    assert page.title[0].value == "Herstal"
    assert not page.error


def test_it_opens_with_where_the_territory_stands(shown: Database) -> None:
    said = words(open_page(CHLOE, TERRITORY, HERSTAL | {"au": ANSWER}))
    assert (
        "Au 7 février 2024, à Herstal, trois phases sur onze sont terminées et trois sont" in said
    )


def test_values_have_a_date_and_a_source(shown: Database) -> None:
    rows = [row for row in table_rows(open_page(CHLOE, TERRITORY, HERSTAL)) if "Donnée" in row]
    [code] = [row for row in rows if row["Donnée"] == "Code NIS"]
    assert code["Valeur"] == "62051"
    population = [row for row in rows if row["Donnée"] == "Population"]
    assert [row["Valeur"] for row in population] == [
        "40\u202f190 habitants",
        "40\u202f481 habitants",
    ]
    first, second = (row["Source et date"] for row in population)
    assert first.endswith("(1er janvier 2020)") and second.endswith("(1er janvier 2022)")
    assert "REFNIS" in code["Source et date"]


@pytest.mark.parametrize("key", ["chapelle-lez-herlaimont", "atlantide", "<b>x</b>"])
def test_a_foreign_or_unknown_territory_is_not_found(shown: Database, key: str) -> None:
    page = open_page(HUGO, TERRITORY, {"territoire": key})
    assert "introuvable" in page.error[0].value
    assert not page.title


@pytest.mark.parametrize("reader", [HUGO, CHLOE, ADA], ids=lambda reader: reader.display_name)
def test_only_a_lead_is_offered_the_forms(shown: Database, reader: Actor) -> None:
    assert _forms(open_page(reader, TERRITORY, HERSTAL)) == []


def test_nothing_is_edited_in_the_past(shown: Database) -> None:
    assert _forms(open_page(ALINE, TERRITORY, HERSTAL | {"au": ANSWER})) == []


def test_a_lead_describes_a_lot(shown: Database) -> None:
    page = _describing(ALINE)
    _save(page, contents="Appui méthodologique", holder="Organisation A")
    assert "Le lot 1 est enregistré." in page.success[0].value
    assert _lot(shown) == ("Appui méthodologique", "Organisation A")
    assert "Appui méthodologique" in words(page)


def test_what_is_too_long_is_refused_beside_its_field_and_kept_on_screen(shown: Database) -> None:
    page, long = _describing(ALINE), "a" * (lots.LIMIT + 1)
    _save(page, contents=long, holder="")
    assert f"compte {len(long)} caractères" in page.error[0].value
    assert field(page, "text_area", "contents/describe_lot").value == long
    assert _lot(shown) == ("", "")


def test_what_two_people_changed_apart_is_kept_twice(shown: Database) -> None:
    page = _describing(ALINE)
    field(page, "text_input", "holder/describe_lot").set_value("le titulaire").run()
    _by_lea(shown, contents="le sien")
    field(page, "button", "save/describe_lot").click().run()
    assert _lot(shown) == ("le sien", "le titulaire")


def test_what_both_changed_is_shown_twice_and_mine_is_kept(shown: Database) -> None:
    page = _conflicting(shown)
    assert field(page, "text_area", "contents/describe_lot").value == "le mien"
    assert "pendant votre saisie : le sien" in page.warning[0].value
    assert "Léa" in words(page), "who recorded it, and when"
    assert _lot(shown)[0] == "le sien"
    _press(page, "Garder ma saisie")
    field(page, "button", "save/describe_lot").click().run()
    assert _lot(shown)[0] == "le mien"


def test_mine_can_be_given_up(shown: Database) -> None:
    page = _conflicting(shown)
    _press(page, "Garder l’autre")
    assert field(page, "text_area", "contents/describe_lot").value == "le sien"
    assert not page.warning
    field(page, "text_input", "holder/describe_lot").set_value("le titulaire").run()
    field(page, "button", "save/describe_lot").click().run()
    assert _lot(shown) == ("le sien", "le titulaire")


def test_a_lead_says_which_lot_a_phase_belongs_to(shown: Database) -> None:
    page = open_page(ALINE, TERRITORY, HERSTAL)
    page.selectbox(key="assign/herstal").select("P07").run()
    field(page, "radio", "lot/lot/herstal/P07").set_value("lot-1")
    field(page, "button", "save/lot/herstal/P07").click().run()
    assert _phase(shown).lot_key == "lot-1"


def test_a_phase_changed_meanwhile_is_not_reassigned_silently(shown: Database) -> None:
    page = open_page(ALINE, TERRITORY, HERSTAL)
    page.selectbox(key="assign/herstal").select("P07").run()
    seen = _phase(shown).version
    with shown.write() as session:
        ctx = _as_lea(session)
        phases.assign_lot(ctx, territory="herstal", phase="P07", seen_version=seen, lot="lot-2")
    field(page, "radio", "lot/lot/herstal/P07").set_value("lot-1")
    field(page, "button", "save/lot/herstal/P07").click().run()
    assert _phase(shown).lot_key == "lot-2"
    assert "Léa" in words(page), "who recorded it, and when"
    _press(page, "Garder ma saisie")
    assert _phase(shown).lot_key == "lot-1"


def _by_lea(database: Database, *, contents: str) -> None:
    with database.write() as session:
        lots.describe(_as_lea(session), lot="lot-1", seen_version=1, contents=contents, holder="")


def _press(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click().run()


def _describing(person: Actor) -> AppTest:
    page = open_page(person, TERRITORY, HERSTAL)
    page.button(key="describe/lot-1").click().run()
    return page


def _save(page: AppTest, *, contents: str, holder: str) -> None:
    field(page, "text_area", "contents/describe_lot").set_value(contents)
    field(page, "text_input", "holder/describe_lot").set_value(holder)
    field(page, "button", "save/describe_lot").click().run()
    assert not page.exception


def _conflicting(database: Database) -> AppTest:
    """Aline saves what Léa has changed since Aline began."""
    page = _describing(ALINE)
    _by_lea(database, contents="le sien")
    _save(page, contents="le mien", holder="")
    return page


def _as_lea(session: Session) -> Context:
    return Context(session, LEA, datetime.now(UTC), real_catalog())


def _lot(database: Database) -> tuple[str, str]:
    with database.read() as session:
        row = session.execute(select(Lot.contents, Lot.holder).where(Lot.lot_key == "lot-1")).one()
    return row.contents, row.holder


def _phase(database: Database) -> Row[str | None, int]:
    """The lot and the version of phase 7 in Herstal."""
    statement = select(TerritoryPhase.lot_key, TerritoryPhase.version).where(
        TerritoryPhase.territory_key == "herstal", TerritoryPhase.phase_key == "P07"
    )
    with database.read() as session:
        return session.execute(statement).one()


def _forms(page: AppTest) -> list[str]:
    """The keys of what could change a lot."""
    widgets = [*page.button, *page.selectbox]
    keys = [str(widget.key) for widget in widgets if widget.key]
    return [key for key in keys if key.startswith(("describe/", "assign/", "save/"))]
