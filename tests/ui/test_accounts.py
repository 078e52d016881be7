"""The roles of an account on the page « Comptes »: every one is shown, none goes by itself."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from domain.permissions import Grant, Role
from models import Account, AuditEvent, RoleGrant
from models.database import Database
from queries.context import Context
from services import accounts, audit
from services.preparation import APPLICATION
from tests.personas import ADA, HUGO
from tests.ui.opening import open_page
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
        audit.record(ctx, "account.grants_changed", accounts.subject_of(hugo))
    return grant


def open_hugo() -> AppTest:
    page = open_page(ADA, ACCOUNTS)
    page.selectbox(key="account").select(HUGO.user_id).run()
    assert not page.exception
    return page


def grants_of_hugo(database: Database) -> set[Grant]:
    with database.read() as session:
        rows = session.scalars(select(RoleGrant).where(RoleGrant.account_id == HUGO.user_id))
        return {Grant(row.role, row.territory_key, row.lot_key) for row in rows}


def save(page: AppTest) -> None:
    next(button for button in page.button if button.label == "Changer les rôles").click().run()
    assert not page.exception and not page.error


def test_every_role_of_the_account_is_chosen_in_the_form(shown: Database, second: Grant) -> None:
    page = open_hugo()
    assert set(page.multiselect[1].value) == {HERSTAL_1, second}
    assert "Adjudicataire (Herstal, lot\u00a01)" in page.multiselect[1].options


def test_saving_without_a_change_changes_nothing(shown: Database, second: Grant) -> None:
    save(open_hugo())
    assert grants_of_hugo(shown) == {HERSTAL_1, second}


def test_adding_a_role_keeps_the_others_and_is_told(shown: Database, second: Grant) -> None:
    page = open_hugo()
    page.multiselect[1].set_value([HERSTAL_1, second, Grant(Role.MINISTRY)])
    save(page)
    assert grants_of_hugo(shown) == {HERSTAL_1, second, Grant(Role.MINISTRY)}
    with shown.read() as session:
        event = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert event is not None and event.action == "account.grants_changed"
    assert event.changes["grants"][1] == accounts.told([HERSTAL_1, second, Grant(Role.MINISTRY)])


def test_removing_a_role_keeps_the_other(shown: Database, second: Grant) -> None:
    page = open_hugo()
    page.multiselect[1].set_value([HERSTAL_1])
    save(page)
    assert grants_of_hugo(shown) == {HERSTAL_1}
