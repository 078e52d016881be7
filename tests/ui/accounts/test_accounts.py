"""The roles of an account on the page « Comptes »: every one is shown, one changes at a time."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from domain.actions import Action
from domain.permissions import Grant, Role, words_of
from models import Account, AuditEvent, RoleGrant
from models.database import Database
from queries.context import Context
from services import audit
from services.accounts import accounts
from services.start.preparation import APPLICATION
from tests.builders.pages import click
from tests.personas import ADA, HUGO
from tests.ui.opening import open_page, row_acts
from tests.worlds import NOW, real_catalog
from ui.navigation import ACCOUNTS

HERSTAL_1 = Grant(Role.CONTRACTOR, "herstal", "lot-1")
CHAPELLE_2 = Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2")
GONE = Grant(Role.CONTRACTOR, "ailleurs", "lot-9")


@pytest.fixture(params=[CHAPELLE_2, GONE], ids=["defined", "gone"])
def second(request: pytest.FixtureRequest, shown: Database) -> Grant:
    """Hugo, contractor in Herstal, holds this as well."""
    grant: Grant = request.param
    with shown.write() as session:
        ctx = Context(session, APPLICATION, NOW, real_catalog())
        hugo = session.get_one(Account, HUGO.user_id)
        accounts.give(ctx, hugo, [grant])
        audit.record(ctx, Action.ACCOUNT_GRANTS_CHANGED, accounts.subject_of(hugo))
    return grant


def open_hugo() -> AppTest:
    return open_page(ADA, ACCOUNTS, {"agir": "modifier", "compte": str(HUGO.user_id)})


def grants_of_hugo(database: Database) -> set[Grant]:
    with database.read() as session:
        rows = session.scalars(select(RoleGrant).where(RoleGrant.account_id == HUGO.user_id))
        return {Grant(row.role, row.territory_key, row.lot_key) for row in rows}


def choose(page: AppTest, form: str, role: Role, territory: str = "", lot: str = "") -> AppTest:
    """Choose one role in that form, without sending it yet."""
    chosen = {"role": role, "territory": territory, "lot": lot}
    for name, value in chosen.items():
        if value:
            field = next(
                box
                for box in page.selectbox
                if (box.key or "").startswith(form) and (box.key or "").endswith(f"/{name}")
            )
            field.select(value).run()
    return page


def test_every_role_of_the_account_can_be_taken_away_by_name(
    shown: Database, second: Grant
) -> None:
    labels = {button.label for button in open_hugo().button}
    assert "Retirer : Adjudicataire (Herstal, lot 1)" in labels
    assert sum(label.startswith("Retirer") for label in labels) == 2


def test_every_account_but_ones_own_is_changed_from_its_row(shown: Database) -> None:
    acts = row_acts(open_page(ADA, ACCOUNTS))
    assert acts["Hugo"] == ["Modifier"]
    assert "Ada" not in acts


def test_adding_a_role_keeps_the_others_and_is_told(shown: Database, second: Grant) -> None:
    page = choose(open_hugo(), "roles/", Role.MINISTRY)
    page = click(page, "Ajouter ce rôle")
    assert "Rôles enregistrés" in page.success[0].value
    assert grants_of_hugo(shown) == {HERSTAL_1, second, Grant(Role.MINISTRY)}
    with shown.read() as session:
        event = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert event is not None and event.action == "account.grants_changed"
    assert event.changes["grants"][1] == words_of([HERSTAL_1, second, Grant(Role.MINISTRY)])


def test_a_contractor_is_added_for_one_territory_and_one_lot(shown: Database) -> None:
    page = choose(open_hugo(), "roles/", Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2")
    click(page, "Ajouter ce rôle")
    assert grants_of_hugo(shown) == {HERSTAL_1, CHAPELLE_2}


def test_a_contractor_without_a_lot_is_refused(shown: Database) -> None:
    page = choose(open_hugo(), "roles/", Role.CONTRACTOR, "herstal")
    page = click(page, "Ajouter ce rôle")
    assert "Choisissez un territoire et un lot" in page.error[0].value
    assert grants_of_hugo(shown) == {HERSTAL_1}


def test_a_role_that_is_held_already_is_refused(shown: Database) -> None:
    page = choose(open_hugo(), "roles/", Role.CONTRACTOR, "herstal", "lot-1")
    assert "a déjà ce rôle" in click(page, "Ajouter ce rôle").error[0].value


def test_removing_a_role_keeps_the_other(shown: Database, second: Grant) -> None:
    page = click(open_hugo(), "Retirer : Adjudicataire (Herstal, lot 1)")
    assert "Rôles enregistrés" in page.success[0].value
    assert grants_of_hugo(shown) == {second}


def test_the_last_role_of_an_account_is_not_taken_away(shown: Database) -> None:
    page = click(open_hugo(), "Retirer : Adjudicataire (Herstal, lot 1)")
    assert "Un compte sans rôle ne peut rien faire" in page.error[0].value
    assert grants_of_hugo(shown) == {HERSTAL_1}


def test_an_invitation_shows_its_link_once(shown: Database) -> None:
    page = open_page(ADA, ACCOUNTS, {"agir": "inscrire"})
    page.text_input[0].set_value("Compte ministère").run()
    page.text_input[1].set_value("ministere@exemple.be").run()
    page = click(choose(page, "grant/invite//v0/", Role.MINISTRY), "Inviter")
    message = page.code[0].value
    assert "/compte/lien/" in message, "to be sent as it stands"
    assert message.startswith("Bonjour Compte ministère,") and "sept jours" in message
    assert page.text_input[0].value == "", "nobody is invited twice"
    with shown.read() as session:
        account = session.scalars(select(Account).order_by(Account.id.desc())).first()
    assert account is not None and account.login == "ministere@exemple.be"


def test_an_invitation_without_a_role_keeps_what_was_typed(shown: Database) -> None:
    page = open_page(ADA, ACCOUNTS, {"agir": "inscrire"})
    page.text_input[0].set_value("Compte ministère").run()
    page = click(page, "Inviter")
    assert page.error
    assert page.text_input[0].value == "Compte ministère"
