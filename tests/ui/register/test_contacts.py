"""Contacts on screen: kept, changed, erased; nobody else sees that there are any."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.dates import PartialDate
from models.database import Database
from queries.context import Context
from services.register import organisations
from services.register.organisations import Description, Known
from tests.builders.pages import click
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, field, open_page, table_rows, words
from tests.worlds import real_catalog
from ui.navigation import CONTACTS, HELP, JOURNAL, SEARCH, STAKEHOLDER, WORK

NAME = "Prénomine Nomdefamille"
HERE = {"territoire": "herstal", "organisation": "1"}
ADDING = {"agir": "inscrire"}


@pytest.fixture
def registered(shown: Database) -> Database:
    """One organisation in Herstal."""
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        organisations.add(
            ctx,
            territories=("herstal",),
            seen_version=0,
            description=Description("CPAS", "CPAS"),
            known=Known(PartialDate.parse("2024-01")),
        )
    return shown


def test_without_an_organisation_nobody_can_be_kept(shown: Database) -> None:
    said = words(open_page(HUGO, CONTACTS, ADDING))
    assert "aucun contact n’est gardé" in said
    assert "Inscrivez d’abord son organisation" in said
    assert "jamais un bénéficiaire" in said


def test_a_contact_is_kept_changed_and_erased(registered: Database) -> None:
    page = open_page(HUGO, CONTACTS, HERE | ADDING)
    page = click(page, "Inscrire le contact")
    assert "Nom » est vide" in page.error[0].value
    for name, value in (
        ("name", NAME), ("function", "Directrice"), ("email", "prenomine@organisme.example"),
    ):  # fmt: skip
        field(page, "text_input", f"{name}/contact").input(value).run()
    field(page, "selectbox", "category/contact").select("partner").run()
    field(page, "selectbox", "lot/contact").select("lot-1").run()
    page = click(page, "Inscrire le contact")
    assert "Contact inscrit" in page.success[0].value
    [row] = table_rows(page)
    assert row["Personne"] == f"{NAME} | Directrice"
    assert row["Lu par"] == "le FOREm et le lot\u00a01"
    assert row["Ses données"] == "exporter"

    page = click(page, "Modifier ou confirmer")
    field(page, "text_input", "phone/contact_change").input("+32 4 000 00 00").run()
    page = click(page, "Enregistrer le contact")
    assert "+32 4 000 00 00" in table_rows(page)[0]["Où la joindre"]
    assert "1 contact" in str(
        [element.proto.label for element in open_page(HUGO, STAKEHOLDER, HERE).get("page_link")]
    )
    assert "contact 1 (lot 1) à Herstal | champs changés : téléphone" in words(
        open_page(ALINE, JOURNAL)
    ).replace("\u00a0", " ")

    for other in (BRUNO, CHLOE):
        for entry, more in ((SEARCH, {"q": "Prénomine"}), (JOURNAL, {}), (HELP, {})):
            said = words(open_page(other, entry, more))
            assert "contact 1" not in said
            assert "Nomdefamille" not in said
    assert NAME not in words(open_page(HUGO, JOURNAL)) + words(open_page(HUGO, WORK))
    assert not table_rows(open_page(BRUNO, CONTACTS))
    sheet = open_page(CHLOE, STAKEHOLDER, HERE)
    assert not [element for element in sheet.get("page_link") if "contact" in element.proto.label]

    page = click(open_page(HUGO, CONTACTS, HERE | {"agir": "effacer"}), "Effacer pour toujours")
    assert "Contact effacé" in page.success[0].value
    assert not table_rows(page)
    assert "a effacé les données du contact 1" in words(open_page(HUGO, JOURNAL))


def test_where_there_is_nobody_nothing_is_drawn_but_words(registered: Database) -> None:
    page = open_page(HUGO, CONTACTS)
    drawings = [one.proto.component_name for one in page.get("bidi_component")]
    assert not [name for name in drawings if name.endswith(".tables")]
    assert "aucun contact n’est gardé" in words(page)


def test_the_past_of_a_contact_is_not_kept(registered: Database) -> None:
    page = open_page(HUGO, CONTACTS, {"au": ANSWER})
    assert "Les contacts n’ont pas de passé" in words(page)
    assert not page.text_input
