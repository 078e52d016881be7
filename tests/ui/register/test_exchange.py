"""The register as a file, on its page: taken away, handed in, shown before it is saved."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from documents.register_table import register_file
from documents.tables import CSV
from domain.dates import PartialDate
from domain.permissions import Actor
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from services.register import organisations
from services.register.organisations import Description, Known
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, open_page, tables, words
from tests.worlds import real_catalog
from ui.navigation import JOURNAL, STAKEHOLDERS

HERSTAL = {"territoire": "herstal"}
BRINGING = {"agir": "importer"}


@pytest.fixture
def filled(shown: Database) -> Database:
    """Two organisations of Herstal."""
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        for n, name in enumerate(("CPAS", "Régie")):
            organisations.add(
                ctx,
                territories=("herstal",),
                seen_version=n,
                description=Description(name, "CPAS"),
                known=Known(PartialDate.parse("2024-01")),
            )
    return shown


def exported(database: Database) -> str:
    with database.read() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        return register_file(ctx, territory="herstal", moment=Moment(ctx.today), kind=CSV).decode()


def hand_in(page: AppTest, content: str) -> AppTest:
    uploader = page.file_uploader[0]
    return uploader.upload("registre.csv", content.encode(), "text/csv").run()


def offers_import(person: Actor, params: dict[str, str]) -> bool:
    return bool(open_page(person, STAKEHOLDERS, params | BRINGING).file_uploader)


def test_the_register_is_handed_in_shown_and_saved_by_who_keeps_it(filled: Database) -> None:
    text = exported(filled)
    page = open_page(HUGO, STAKEHOLDERS, BRINGING)  # one territory is his: nothing to choose
    assert "(/fichiers/registre/herstal.csv)" in words(page)
    assert "ne change rien : ses 2 lignes" in hand_in(page, text).info[-1].value.replace(
        "\u00a0", " "
    )

    wrong = hand_in(page, text.replace("Régie", "CPAS"))
    assert "Des cellules ne conviennent pas" in wrong.error[0].value
    [problem] = [rows[0] for rows in tables(wrong) if "Ce qui ne va pas" in rows[0]]
    assert (problem["Ligne"], problem["Colonne"]) == ("3", "Nom")

    new = ";;Amicale;Autres associations;;;régie;Mobilité;Fort;;;Engagée;2024-02;réunion\r\n"
    page = hand_in(page, text.replace("Régie;", "Régie des quartiers;") + new)
    counted = "1 organisation inscrite, 1 fiche changée, 1 ligne inchangée."
    assert f"Ce que ferait ce fichier : {counted}" in words(page).replace("\u00a0", " ")
    [rows] = [rows for rows in tables(page) if "Ce qui changerait" in rows[0]]
    assert [row["Organisation"] for row in rows] == ["Régie des quartiers", "Amicale"]
    assert "« Régie » → « Régie des quartiers »" in rows[0]["Ce qui changerait"].replace(
        "\u00a0", " "
    )
    page.button(key="register_import/herstal").click().run()
    assert f"« registre\\.csv » importé dans le registre de Herstal : {counted}" in page.success[
        0
    ].value.replace("\u00a0", " ")
    assert not page.file_uploader[0].value  # nothing is kept of the file
    assert "Amicale" in words(page)
    told = words(open_page(ALINE, JOURNAL, HERSTAL)).replace("\u00a0", " ")
    assert "a inscrit « Amicale » au registre" in told


def test_a_change_of_another_person_meanwhile_is_told_in_its_cell(filled: Database) -> None:
    page = hand_in(
        open_page(ALINE, STAKEHOLDERS, HERSTAL | BRINGING),
        exported(filled).replace("Régie", "Mutuelle"),
    )
    with filled.write() as session:
        ctx = Context(session, HUGO, datetime.now(UTC), real_catalog())
        organisations.describe(
            ctx, territory="herstal", number=2, seen_version=2,
            description=Description("Régie des quartiers", "CPAS"),
        )  # fmt: skip
    page.button(key="register_import/herstal").click().run()
    [problem] = [rows[0] for rows in tables(page) if "Ce qui ne va pas" in rows[0]]
    assert (problem["Ligne"], problem["Colonne"]) == ("3", "Version")


def test_readers_take_the_register_away_and_hand_nothing_in(filled: Database) -> None:
    for person in (CHLOE, ADA):
        assert not offers_import(person, HERSTAL)
        assert "(/fichiers/registre/herstal.xlsx)" in words(open_page(person, STAKEHOLDERS))
    assert "registre/herstal" not in words(open_page(BRUNO, STAKEHOLDERS))
    assert not offers_import(ALINE, HERSTAL | {"au": ANSWER})
    assert not offers_import(ALINE, {})  # two territories: one is to be chosen first
    assert "Choisissez d’abord un territoire" in words(open_page(ALINE, STAKEHOLDERS, BRINGING))
    past = words(open_page(CHLOE, STAKEHOLDERS, {"au": ANSWER}))
    assert f"(/fichiers/registre/herstal.csv?au={ANSWER})" in past
