"""The help page: words defined, dates explained, sources cited, an honest statement."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from domain.permissions import GRANTS, ROLE_NAMES, Actor, Permission, Role
from domain.phases import PhaseStatus
from domain.schedule import Flag
from i18n.labels.permissions import PERMISSION_WORD
from i18n.labels.phases import STATUS_DEFINITION
from models.database import Database
from tests.personas import ADA, ALINE, CHLOE, HUGO
from tests.ui.opening import ANSWER, open_page, table_rows, words
from ui.components.method.help_words import slug
from ui.navigation import HELP

READERS = (ALINE, HUGO, CHLOE, ADA)


def definition(page: AppTest) -> str:
    """What is shown first of the word asked for: right after the opening sentence."""
    shown = [element.value for element in page.markdown]
    opening = next(n for n, text in enumerate(shown) if text.startswith("Cette page définit"))
    return str(shown[opening + 1])


@pytest.mark.parametrize("on", [{}, {"au": ANSWER}], ids=["today", "answer"])
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)
def test_it_opens_for_every_reader(shown: Database, reader: Actor, on: dict[str, str]) -> None:
    page = open_page(reader, HELP, on)
    assert page.title[0].value == "Aide"
    assert not page.error


def test_every_status_and_flag_is_defined(shown: Database) -> None:
    said = words(open_page(CHLOE, HELP))
    for sign in (*PhaseStatus, *Flag):
        assert STATUS_DEFINITION[sign] in said


@pytest.mark.parametrize("word", ["en-cours", "En cours", "EN COURS"])
def test_a_word_of_the_address_is_defined_first(shown: Database, word: str) -> None:
    found = definition(open_page(CHLOE, HELP, {"mot": word}))
    assert "**En cours**" in found
    assert STATUS_DEFINITION[PhaseStatus.IN_PROGRESS] in found


def test_a_word_of_the_glossary_is_found_without_its_accents(shown: Database) -> None:
    found = definition(open_page(CHLOE, HELP, {"mot": "bimensuel"}))
    assert "Deux fois par mois, 24 fois par an" in found.replace("\\", "")


def test_a_definition_of_ours_is_said_to_be_a_proposal(shown: Database) -> None:
    assert "*(proposition)*" in definition(open_page(CHLOE, HELP, {"mot": "jalon"}))
    assert "proposition" not in definition(open_page(CHLOE, HELP, {"mot": "bimensuel"}))


def test_typing_a_word_writes_it_into_the_address(shown: Database) -> None:
    page = open_page(CHLOE, HELP)
    page.text_input[0].set_value("jalon").run()
    assert page.query_params["mot"] == "jalon"
    assert "**jalon**" in definition(page)


def test_an_unknown_word_is_said_to_be_unknown_and_stays_text(shown: Database) -> None:
    page = open_page(CHLOE, HELP, {"mot": "![x](http://exemple.invalid)"})
    assert "Aucun mot ne correspond" in page.info[0].value
    assert "![x](http" not in page.info[0].value


def test_the_rights_are_those_that_the_application_obeys(shown: Database) -> None:
    rows = [row for row in table_rows(open_page(CHLOE, HELP)) if "Droit" in row]
    rights = {row["Droit"]: row for row in rows}
    for right in Permission:
        for role in Role:
            told = rights[PERMISSION_WORD[right]][ROLE_NAMES[role]]
            assert told == ("oui" if right in GRANTS[role] else "–")


def test_the_source_is_named_with_its_day_and_its_address(shown: Database) -> None:
    said = words(open_page(CHLOE, HELP)).replace("\\", "")
    assert "Question écrite n° 195 (2023-2024)" in said
    assert "https://www.parlement-wallonie.be/pwpages?p=interp-questions-voir" in said
    assert "7 février 2024" in said


def test_the_accessibility_statement_is_honest(shown: Database) -> None:
    said = words(open_page(CHLOE, HELP))
    assert "partiellement conforme aux règles" in said
    assert "non renseigné, à compléter par le FOREm" in said


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("En cours", "en-cours"),
        ("Terminée (déclarée)", "terminee-declaree"),
        ("co-construction", "co-construction"),
        ("  ", ""),
    ],
)
def test_a_word_has_one_form_in_an_address(text: str, address: str) -> None:
    assert slug(text) == address
