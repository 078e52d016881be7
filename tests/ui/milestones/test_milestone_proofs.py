"""A milestone declared reached with a file: handed in with a deliverable, chosen here, read by the lead."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from models.database import Database
from tests.documents.uploads import PDF
from tests.personas import ALINE, CHLOE, HUGO
from tests.ui.opening import field, open_page, type_date, words
from ui.navigation import DELIVERABLE, PHASE

MILESTONE = {"territoire": "herstal", "phase": "P07", "jalon": "P07.protocole-valide"}
FORM = "reached/herstal/P07.protocole-valide"


@pytest.fixture
def handed_in(shown: Database) -> Database:
    """Hugo handed in a protocol."""
    page = open_page(HUGO, DELIVERABLE, {"territoire": "herstal", "livrable": "P07.protocole"})
    uploader = page.file_uploader[0]
    uploader.upload("protocole.pdf", PDF, "application/pdf").run()
    save = next(b for b in page.button if b.label == "Déposer sans remettre")
    save.click().run()
    assert not page.error
    return shown


def test_without_a_file_the_form_says_where_to_hand_one_in(shown: Database) -> None:
    page = open_page(HUGO, PHASE, MILESTONE | {"agir": "atteint"})
    assert "déposez-le d’abord avec un livrable de la phase" in words(page)
    assert f"file/{FORM}" not in {box.key for box in page.selectbox}


def test_a_file_proves_and_is_led_to(handed_in: Database) -> None:
    page = open_page(HUGO, PHASE, MILESTONE | {"agir": "atteint"})
    type_date(page, f"on/{FORM}", date(2026, 11, 2))
    box = field(page, "selectbox", f"file/{FORM}")
    assert [option.replace("\u00a0", " ") for option in box.options] == [
        "Une adresse https", "Protocole du living lab, version 1 : protocole.pdf",
    ]  # fmt: skip
    box.select_index(1).run()
    assert_shown(page)
    field(page, "button", f"save/{FORM}").click().run()
    assert "Déclaration enregistrée" in page.success[0].value
    assert_shown(open_page(ALINE, PHASE, MILESTONE))


def test_a_reader_of_progress_sees_that_it_is_reached_and_no_file(handed_in: Database) -> None:
    test_a_file_proves_and_is_led_to(handed_in)
    said = words(open_page(CHLOE, PHASE, MILESTONE))
    assert "atteint le 2 novembre 2026, déclaré, à vérifier" in said
    assert "/fichiers/" not in said


def assert_shown(page: AppTest) -> None:
    said = words(page)
    assert "(/fichiers/livrables/herstal/lot-1/P07.protocole/1)" in said
