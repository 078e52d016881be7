"""The environment diagram on its page: the drawing, its sentences and its tables say the same; who finds it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.dates import PartialDate
from domain.organisation_links import Direction, Mode, Nature, Tie
from models.database import Database
from queries.context import Context
from services.register import organisation_links, organisations
from services.register.organisations import Description, Known
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, open_page, tables, words
from tests.worlds import brussels_today, real_catalog
from ui.navigation import DIAGRAM, STAKEHOLDERS, TERRITORY

HERE = {"territoire": "herstal"}
PAYLOAD = "![x](http://e) <b>:red[x]</b>"
SINCE = PartialDate.parse("2024-01")


@pytest.fixture
def filled(shown: Database) -> Database:
    """Three organisations in Herstal, two of them linked after the answer."""
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        for n, (name, kind) in enumerate((("Maison", "ME"), ("CPAS", "CPAS"), (PAYLOAD, "ALE"))):
            organisations.add(
                ctx,
                territories=("herstal",),
                seen_version=n,
                description=Description(name, kind, barriers=("logement",)),
                known=Known(SINCE, "réunion"),
            )
        tie = Tie(
            1, 2, Mode.COOPERATION, Nature.REFERRAL, Direction.BOTH, 3, True,
            PartialDate.parse("2024-03"),
        )  # fmt: skip
        organisation_links.add(ctx, territory="herstal", seen_version=0, tie=tie)
    return shown


def drawn(page: AppTest) -> list[dict[str, Any]]:
    return [
        json.loads(element.proto.json)
        for element in page.get("bidi_component")
        if element.proto.component_name.endswith(".diagram")
    ]


def parts(tree: list[Any], attribute: str) -> list[str]:
    """What every element of the drawing that has this attribute says by it."""
    _, attributes, *children = tree
    own = [attributes[attribute]] if attribute in attributes else []
    below = (parts(child, attribute) for child in children if isinstance(child, list))
    return [*own, *(one for found in below for one in found)]


def test_the_drawing_its_sentences_and_its_tables_say_the_same(filled: Database) -> None:
    for person in (ALINE, HUGO, CHLOE):
        page = open_page(person, DIAGRAM, HERE)
        [drawing] = drawn(page)
        nodes, links = tables(page)
        assert len(parts(drawing["drawing"], "data-id")) == len(nodes) == 27
        keys = [key for line in drawing["lines"] for key in line]
        assert keys[0] == "1"
        assert sorted(keys) == sorted(parts(drawing["drawing"], "data-id"))
        assert parts(drawing["drawing"], "data-ends") == ["1 2"]
        assert [row["Mode"] for row in links] == ["Coopération"]
        present = [row for row in nodes if row["Type"] != "–"]
        assert [row["Liens"] for row in present] == ["1", "1", "0"]
        said = words(page)
        assert "3 parties prenantes \\(2 au cœur et 1 parmi les partenaires\\) et 1 lien" in said
        assert "24 types d’acteurs restent à identifier" in said
        assert "1 partie prenante n’a aucun lien" in said
        hrefs = parts(drawing["drawing"], "href")
        assert "/partie-prenante?territoire=herstal&organisation=3" in hrefs
        assert "/parties-prenantes?territoire=herstal&type=CISP" in hrefs


def test_a_day_and_a_territory_to_compare_with_stand_in_the_address(filled: Database) -> None:
    page = open_page(ALINE, DIAGRAM, HERE | {"compare": ANSWER})
    nodes, links = tables(page)
    assert [row["Différence"] for row in links] == ["Ajout"]
    assert all("Différence" not in row for row in nodes)
    assert "Depuis le 7 février 2024" in words(page)
    today = brussels_today().isoformat()
    assert "Rien n’a changé depuis" in words(open_page(ALINE, DIAGRAM, HERE | {"compare": today}))
    page = open_page(CHLOE, DIAGRAM, HERE | {"avec": "chapelle-lez-herlaimont"})
    assert "Chapelle\\-lez\\-Herlaimont, aucune partie prenante" in words(page)
    assert "3 parties prenantes sont d’un type que l’autre territoire n’a pas" in words(page)
    page = open_page(ALINE, DIAGRAM, HERE | {"au": ANSWER})
    assert "et aucun lien entre elles" in words(page)


def test_filters_stand_in_the_address_and_in_the_files(filled: Database) -> None:
    asked = HERE | {"type": "ALE", "frein": "logement", "phase": "P07"}
    page = open_page(ALINE, DIAGRAM, asked)
    assert [row["Type"] for row in tables(page)[0]] == [
        "Maison de l’Emploi (ME)",
        "Agence locale pour l’emploi (ALE)",
    ]
    said = words(page)
    assert "/fichiers/diagrammes/herstal.png?type=ALE&frein=logement&phase=P07)" in said
    for wrong in ({"type": "PART"}, {"phase": "P99"}, {"frein": "x"}, {"avec": "x"}):
        assert "est introuvable" in open_page(ALINE, DIAGRAM, HERE | wrong).error[0].value


def test_an_empty_register_says_where_to_begin(shown: Database) -> None:
    page = open_page(HUGO, DIAGRAM)
    assert "Inscrivez-y les premières parties prenantes" in page.info[0].value
    assert drawn(page) == []
    for entry in (STAKEHOLDERS, TERRITORY):
        ways = [element.proto.page for element in open_page(HUGO, entry).get("page_link")]
        assert DIAGRAM.address in ways


def test_another_contractor_finds_neither_diagram_nor_comparison(filled: Database) -> None:
    for asked in (HERE, {"territoire": "chapelle-lez-herlaimont", "avec": "herstal"}):
        page = open_page(BRUNO, DIAGRAM, asked)
        assert "est introuvable" in page.error[0].value
        assert "CPAS" not in words(page)
    page = open_page(BRUNO, DIAGRAM)
    assert "Comparer avec le territoire" not in [box.label for box in page.selectbox]
