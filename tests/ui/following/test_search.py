"""« Recherche »: words in, lines that lead to their object, nothing alive in what people typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from domain.permissions import Actor
from domain.phases import PhaseStatus
from models.database import Database
from queries.context import Context
from services.phases import phases
from services.phases.phases import Declaration
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import open_page, words
from tests.worlds import real_catalog
from ui.navigation import HELP, JOURNAL, METHOD, PHASE, SEARCH, TERRITORY, PageEntry

READERS = (ALINE, HUGO, BRUNO, CHLOE, ADA)
each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)


def results(page: AppTest) -> list[tuple[str, str]]:
    """The label and the address of each line."""
    return [(element.proto.label, element.proto.query_string) for element in page.get("page_link")]


def write(shown: Database, note: str) -> None:
    with shown.write() as session:
        phases.declare(
            Context(session, HUGO, datetime.now(UTC), real_catalog()),
            territory="herstal", phase="P07", seen_version=2,
            declaration=Declaration(PhaseStatus.IN_PROGRESS, date(2026, 11, 2), note),
        )  # fmt: skip


@each_reader
def test_it_opens_with_a_field_and_says_what_is_searched(shown: Database, reader: Actor) -> None:
    page = open_page(reader, SEARCH)
    assert [field.label for field in page.text_input] == ["Mots cherchés"]
    assert "tout ce que vous pouvez lire" in words(page)


@each_reader
def test_each_reader_finds_what_they_may_open(shown: Database, reader: Actor) -> None:
    page = open_page(reader, SEARCH, {"q": "vision missions"})
    [one, *others] = [params for label, params in results(page) if "phase 4" in label]
    assert "phase=P04" in one
    for label, params in [(one, one), *((label, params) for label, params in results(page))]:
        assert "territoire=herstal" not in params or reader is not BRUNO, label
    assert others


@pytest.mark.parametrize(
    ("text", "kind", "target", "params"),
    [
        ("milmort", "Territoires", TERRITORY, "territoire=herstal"),
        ("vision herstal", "Phases", PHASE, "territoire=herstal&phase=P04"),
        ("protocole herstal", "Jalons", PHASE, "jalon=P07.protocole-valide"),
        ("ajustements", "Méthode", METHOD, "phase=P07"),
        ("juridictionnaire", "Sources", HELP, ""),
        ("pouvoir adjudicateur", "Glossaire", HELP, "mot=pouvoir-adjudicateur"),
        ("chronologie chargee", "Journal", JOURNAL, "action=chronology.loaded"),
    ],
)
def test_each_line_leads_to_its_object(
    shown: Database, text: str, kind: str, target: PageEntry, params: str
) -> None:
    page = open_page(ALINE, SEARCH, {"q": text})
    assert kind in [header.value for header in page.header]
    found = [
        element.proto for element in page.get("page_link") if params in element.proto.query_string
    ]
    assert any(one.page == target.address for one in found)


def test_typing_writes_the_words_into_the_address(shown: Database) -> None:
    page = open_page(CHLOE, SEARCH)
    page.text_input[0].set_value("living lab").run()
    assert page.query_params["q"] == "living lab"
    assert "résultats pour «\u00a0living lab\u00a0»" in words(page)


def test_the_words_found_stand_in_bold_and_nothing_typed_is_alive(shown: Database) -> None:
    write(shown, "salle <b>fermée</b> ![x](http://exemple.invalid/x.png) :red[oui]")
    [line] = [label for label, _ in results(open_page(ALINE, SEARCH, {"q": "fermee", "genre": "said"}))
              if "ferm" in label]  # fmt: skip
    assert "**fermée**" in line
    for alive in ("<b>", "](http", "![x]", ":red["):
        assert alive not in line


def test_what_is_looked_for_is_shown_harmless(shown: Database) -> None:
    said = words(open_page(ALINE, SEARCH, {"q": "![x](http://exemple.invalid)"}))
    assert "](http" not in said
    assert "Rien ne répond à" in said


def test_a_replaced_value_says_so(shown: Database) -> None:
    write(shown, "salle fermée")
    with shown.write() as session:
        phases.declare(
            Context(session, ALINE, datetime.now(UTC), real_catalog()),
            territory="herstal", phase="P07", seen_version=3,
            declaration=Declaration(PhaseStatus.SUSPENDED, date(2026, 11, 20), "tout est dit"),
        )  # fmt: skip
    labels = [label for label, _ in results(open_page(ALINE, SEARCH, {"q": "fermee salle"}))]
    assert any(label.endswith("*(valeur remplacée)*") for label in labels)


def test_one_kind_is_opened_and_left_again(shown: Database) -> None:
    page = open_page(ALINE, SEARCH, {"q": "phase"})
    assert any("Voir les" in label and "genre=method" in params for label, params in results(page))
    alone = open_page(ALINE, SEARCH, {"q": "phase", "genre": "method"})
    assert [header.value for header in alone.header] == ["Méthode"]
    assert any("toutes les rubriques" in label for label, _ in results(alone))


@pytest.mark.parametrize("text", ["l’", "?", "%"])
def test_too_little_is_told_with_what_to_do(shown: Database, text: str) -> None:
    assert "écrivez au moins deux lettres" in words(open_page(ALINE, SEARCH, {"q": text}))


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"q": "x" * 201}, "Raccourcissez-le"),
        ({"q": "a\x00b"}, "caractère interdit"),
        ({"q": "phase", "genre": "<b>"}, "introuvable"),
    ],
)
def test_what_makes_no_sense_is_refused(
    shown: Database, params: dict[str, str], reason: str
) -> None:
    assert reason in open_page(ALINE, SEARCH, params).error[0].value
