"""« Mes vues »: a page kept under a name, found again, renamed, shared, deleted; one's own only."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from models.database import Database
from tests.builders.pages import click
from tests.personas import ALINE, CHLOE
from tests.ui.opening import ANSWER, field, open_page, words
from ui.navigation import VIEWS

ADDRESS = f"/echeances?territoire=herstal&au={ANSWER}"


def keep(name: str = "Herstal en février", address: str = ADDRESS) -> AppTest:
    page = open_page(CHLOE, VIEWS, {"adresse": address})
    field(page, "text_input", "name/view").input(name)
    return click(page, "Garder cette vue")


def test_a_view_opens_the_same_page_with_its_filters_and_its_date(shown: Database) -> None:
    page = keep()
    assert "Vue gardée" in page.success[0].value
    [link] = [
        element.proto
        for element in page.get("page_link")
        if "Herstal en février" in element.proto.label
    ]
    assert link.page == "echeances"
    assert link.query_string == f"territoire=herstal&au={ANSWER}"
    assert "Vous n’avez encore gardé aucune vue" in words(open_page(ALINE, VIEWS))


def test_a_view_is_shared_renamed_and_deleted(shown: Database) -> None:
    page = keep()
    assert page.code[0].value.endswith(ADDRESS)
    field(page, "text_input", "name/view_change").input("Février")
    page = click(page, "Renommer")
    assert "Vue renommée" in page.success[0].value
    page = click(page, "Supprimer")
    assert "Vous n’avez encore gardé aucune vue" in words(page)


def test_a_name_already_taken_is_refused_and_stays_in_its_field(shown: Database) -> None:
    keep()
    page = keep(address="/journal")
    assert "Vous avez déjà une vue nommée" in page.error[0].value
    assert field(page, "text_input", "name/view").value == "Herstal en février"


@pytest.mark.parametrize("address", [
    "https://exemple.be", "//exemple.be", "javascript:alert(1)", "/inconnue", "/mes-vues",
])  # fmt: skip
def test_what_is_no_page_of_ours_is_not_kept(shown: Database, address: str) -> None:
    page = open_page(CHLOE, VIEWS, {"adresse": address})
    assert "n’est pas celle d’une page du suivi" in page.error[0].value
    assert "Garder cette vue" not in [button.label for button in page.button]
