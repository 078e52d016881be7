"""One-time links and changing one’s own password, by HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from domain.permissions import Grant, Role
from models.database import Database
from services.accounts.first_lead import ensure_first_lead
from tests.accounts import PASSWORD, Person, acting, invited
from tests.web.visitor import Visitor

NEW = "une tout autre phrase"
MINE = "/compte/mot-de-passe"


def link(token: str) -> str:
    return f"/compte/lien/{token}"


def test_the_first_lead_introduces_themselves_and_is_signed_in(
    visitor: Visitor, database: Database
) -> None:
    with acting(database, now=datetime.now(UTC)) as ctx:
        token = ensure_first_lead(ctx)
    assert token is not None
    fields = {"name": "Aline", "login": "aline@exemple.be", "password": NEW, "again": NEW}

    assert visitor.post(link(token), **fields).headers["location"] == "/"
    assert "Aline, aline@exemple.be" in visitor.get(MINE).text


def test_opening_a_link_does_not_use_it_up(visitor: Visitor, database: Database) -> None:
    token = invited(database, "bruno@exemple.be", Grant(Role.MINISTRY), now=datetime.now(UTC))
    assert [visitor.get(link(token)).status_code for _ in range(3)] == [200, 200, 200]
    assert visitor.post(link(token), password=NEW, again=NEW).status_code == 303
    assert visitor.get(link(token)).status_code == 404


def test_a_link_that_never_was_answers_like_one_that_was_used(visitor: Visitor) -> None:
    answer = visitor.get(link("inconnu"))
    assert answer.status_code == 404
    assert "Ce lien ne fonctionne pas" in answer.text and "Demandez un nouveau lien" in answer.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"password": NEW, "again": PASSWORD}, "Les deux mots de passe diffèrent."),
        ({"password": "court", "again": "court"}, "Ce mot de passe est trop court."),
        ({"password": "motdepasse123", "again": "motdepasse123"}, "trop facile à deviner"),
    ],
)
def test_a_refused_password_leaves_the_link_open(
    visitor: Visitor, database: Database, fields: dict[str, str], words: str
) -> None:
    token = invited(database, "bruno@exemple.be", Grant(Role.MINISTRY), now=datetime.now(UTC))
    answer = visitor.post(link(token), **fields)

    assert answer.status_code == 400
    assert words in answer.text and 'aria-invalid="true"' in answer.text
    assert visitor.get(link(token)).status_code == 200


def test_changing_ones_password_ends_the_other_sessions(
    visitor: Visitor, visits: Callable[[], Visitor], aline: Person
) -> None:
    elsewhere = visits()
    elsewhere.sign_in()
    visitor.sign_in()
    before = visitor.session

    assert visitor.post(MINE, present=PASSWORD, password=NEW, again=NEW).status_code == 303
    assert visitor.is_signed_in() and visitor.session != before
    assert not elsewhere.is_signed_in()
    assert before is not None
    elsewhere.bring(before)
    assert not elsewhere.is_signed_in()


def test_a_thief_of_the_session_does_not_change_the_password(
    visitor: Visitor, aline: Person
) -> None:
    visitor.sign_in()
    answer = visitor.post(MINE, present="je ne sais pas", password=NEW, again=NEW)
    assert answer.status_code == 400
    assert visitor.sign_out().status_code == 303
    assert visitor.sign_in().status_code == 303
