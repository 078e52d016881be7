"""« Mon compte » : making a token, seeing it once, revoking it; the administration revokes them all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from domain.permissions import Actor
from domain.tokens import PREFIX
from models.database import Database
from queries.accounts.sessions import hash_of
from queries.accounts.tokens import bearer_of
from tests.personas import ADA, ALINE, CHLOE, HUGO
from tests.ui.opening import open_page, table_rows, words
from ui.navigation import ACCOUNT, ACCOUNTS


def create(page: AppTest, name: str) -> AppTest:
    page.text_input[0].set_value(name)
    return next(button for button in page.button if button.label == "Créer le jeton").click().run()


def works(database: Database, token: str) -> bool:
    with database.read() as session:
        return bearer_of(session, hash_of(token), datetime.now(UTC)) is not None


@pytest.mark.parametrize("person", [ALINE, HUGO, CHLOE, ADA], ids=lambda one: one.display_name)
def test_a_token_is_shown_once_then_revoked(shown: Database, person: Actor) -> None:
    page = open_page(person, ACCOUNT)
    assert f"Vous êtes **{person.display_name}**" in words(page)
    assert "Vous n’avez aucun jeton en service." in words(page)
    create(page, "Tableau de bord")
    assert "il ne s’affiche qu’une fois" in page.success[0].value
    assert "Voir l’historique" in page.success[0].value
    token = next(code.value for code in page.code if code.value.startswith(PREFIX))
    assert works(shown, token)

    page.run()  # another drawing of the page takes nothing away
    assert [code for code in page.code if code.value == token]
    page = open_page(person, ACCOUNT)
    assert not [code for code in page.code if code.value.startswith(PREFIX)]
    assert [row["Nom"] for row in table_rows(page)] == ["Tableau de bord"]
    next(button for button in page.button if button.label.startswith("Révoquer")).click().run()
    assert "ne fonctionne plus" in page.success[0].value
    assert not works(shown, token)


def test_a_refusal_keeps_what_was_typed(shown: Database) -> None:
    page = open_page(ALINE, ACCOUNT)
    create(page, "Script")
    create(page, "Script")
    assert "Un de vos jetons s’appelle déjà" in page.error[0].value
    assert page.text_input[0].value == "Script"


def test_nobody_sees_the_tokens_of_others(shown: Database) -> None:
    create(open_page(ALINE, ACCOUNT), "Secret d’Aline")
    for person in (HUGO, ADA):
        assert "Secret d’Aline" not in words(open_page(person, ACCOUNT))


def test_the_administration_revokes_the_tokens_of_an_account(shown: Database) -> None:
    made = create(open_page(ALINE, ACCOUNT), "Oublié")
    token = next(code.value for code in made.code if code.value.startswith(PREFIX))
    page = open_page(ADA, ACCOUNTS, {"agir": "modifier"})
    page.selectbox(key="account/").set_value(ALINE.user_id).run()
    page.button(key=f"tokens/{ALINE.user_id}").click().run()
    assert "aucun programme ne lit plus" in page.success[0].value
    assert not works(shown, token)
