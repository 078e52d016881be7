"""Signing in and out by HTTP: what opens, what does not, what a forged request gets."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from domain.sign_in import FREE_MISTAKES, LOCKED_AFTER, LOCKOUT, wait_after
from models import Account, WebSession
from models.database import Database
from queries.accounts.sessions import CSRF_FIELD, hash_of
from tests.accounts import PASSWORD, Person, hashed
from tests.doses import SIGN_INS, Giver
from tests.web.visitor import ORIGIN, SESSION_COOKIE, SIGN_IN, Visitor

MISTAKE = "faux mot de passe"
SECOND = timedelta(seconds=1)
WRONG = "L’adresse e-mail ou le mot de passe ne convient pas."


def test_the_right_password_opens_a_session(visitor: Visitor, aline: Person) -> None:
    answer = visitor.sign_in()

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{SESSION_COOKIE}=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert visitor.is_signed_in()


def test_the_login_is_folded_and_the_password_normalised(visitor: Visitor, aline: Person) -> None:
    assert visitor.sign_in(login="  ALINE@Exemple.BE ").status_code == 303


def test_unknown_login_and_wrong_password_get_the_same_answer(
    visitor: Visitor, aline: Person
) -> None:
    unknown = visitor.sign_in(login="nemo@exemple.be")
    wrong = visitor.sign_in(password="un autre mot de passe")

    assert unknown.status_code == wrong.status_code == 401
    assert WRONG in unknown.text and WRONG in wrong.text
    assert unknown.text.replace("nemo", "aline").split("csrf")[0] == wrong.text.split("csrf")[0]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Time stands still: how long a try takes on a busy machine decides nothing."""
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        yield clock


def test_ten_mistakes_lock_even_the_right_password_for_a_quarter_of_an_hour(
    visitor: Visitor, aline: Person, clock: time_machine.Traveller
) -> None:
    for number in range(LOCKED_AFTER):
        clock.shift(wait_after(number))
        answer = visitor.sign_in(password=MISTAKE)
        assert answer.status_code == 401 and WRONG in answer.text

    clock.shift(LOCKOUT - SECOND)
    answer = visitor.sign_in()
    assert answer.status_code == 401 and WRONG in answer.text
    clock.shift(SECOND)
    assert visitor.sign_in().status_code == 303


def test_after_some_mistakes_one_waits_before_even_the_right_password_opens(
    visitor: Visitor, aline: Person, clock: time_machine.Traveller
) -> None:
    for _ in range(FREE_MISTAKES + 1):
        visitor.sign_in(password=MISTAKE)
    assert visitor.sign_in().status_code == 401
    clock.shift(wait_after(FREE_MISTAKES + 1))
    assert visitor.sign_in().status_code == 303


def test_a_forwarded_address_does_not_escape_the_lockout(
    visitor: Visitor, aline: Person, clock: time_machine.Traveller
) -> None:
    for number in range(FREE_MISTAKES + 1):
        visitor.client.headers["x-forwarded-for"] = f"198.51.100.{number}"
        visitor.sign_in(password=MISTAKE)
    visitor.client.headers["x-forwarded-for"] = "198.51.100.99"
    assert visitor.sign_in().status_code == 401


def test_many_sign_ins_at_once_are_all_answered(
    visits: Callable[[], Visitor], aline: Person, dose: Giver
) -> None:
    n_people = dose(SIGN_INS)

    def enter(number: int) -> int:
        return visits().sign_in(login=f"personne{number}@exemple.be").status_code

    with ThreadPoolExecutor(n_people) as pool:
        codes = set(pool.map(enter, range(n_people)))
    assert codes <= {401, 429}


def test_the_session_changes_at_sign_in(visitor: Visitor, aline: Person) -> None:
    visitor.bring("planted")
    visitor.sign_in()
    assert visitor.session not in (None, "planted")


def test_signing_in_again_ends_the_earlier_session(
    visitor: Visitor, aline: Person, database: Database
) -> None:
    visitor.bring(aline.session)
    fields = {CSRF_FIELD: visitor.token("/compte/mot-de-passe")}
    visitor.send(SIGN_IN, fields | {"login": "aline@exemple.be", "password": PASSWORD})

    with database.read() as session:
        old = session.scalars(
            select(WebSession).where(WebSession.token_hash == hash_of(aline.session))
        ).one()
    assert old.ended_at is not None and visitor.session != aline.session


def test_after_sign_out_the_old_cookie_is_dead(visitor: Visitor, aline: Person) -> None:
    visitor.sign_in()
    old = visitor.session
    assert visitor.sign_out().headers["location"] == SIGN_IN

    assert old is not None
    visitor.bring(old)
    assert not visitor.is_signed_in()


def test_nobody_is_signed_out_by_an_image(visitor: Visitor, aline: Person) -> None:
    visitor.sign_in()
    assert visitor.get("/compte/deconnexion").status_code == 404
    assert visitor.is_signed_in()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"{ORIGIN}.evil.example", None])
def test_a_form_from_elsewhere_is_refused(
    visitor: Visitor, aline: Person, origin: str | None
) -> None:
    fields = {CSRF_FIELD: visitor.token(SIGN_IN), "login": aline.login, "password": PASSWORD}
    answer = visitor.send(SIGN_IN, fields, origin=origin)
    assert answer.status_code == 403 and "Cette demande ne vient pas" in answer.text
    assert visitor.session is None


def test_a_form_without_its_token_or_with_another_browsers_is_refused(
    visitor: Visitor, visits: Callable[[], Visitor], aline: Person
) -> None:
    fields = {"login": aline.login, "password": PASSWORD}
    attacker = visits().token(SIGN_IN)
    visitor.get(SIGN_IN)
    for token in ("", attacker, "é"):
        assert visitor.send(SIGN_IN, fields | {CSRF_FIELD: token}).status_code == 403
    assert visitor.session is None


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/%2f%2fevil.example",
        "%2f%2fevil.example",
        "/\t/evil.example",
        "/\r\nlocation: https://evil.example",
        "/@evil.example",
        "/..//evil.example",
        "/.evil.example",
        "evil.example",
        " /",
        "/?" + "a" * 3000,
        "/phase?territoire=\r\nlocation: https://evil.example",
        "/phase?<script>",
        "",
    ],
)
def test_nobody_is_sent_to_another_site(visitor: Visitor, aline: Person, wanted: str) -> None:
    assert visitor.sign_in(next=wanted).headers["location"] == "/"


@pytest.mark.parametrize(
    "wanted",
    [
        "/phase?territoire=herstal&phase=P07",
        "/calendrier?ligne=herstal/P07",
        "/mes-vues?adresse=/echeances?lot=lot-1",
        "/recherche?q=l%27accueil%20(essai)",
        "/calendrier",
        "/",
    ],
)
def test_one_comes_back_to_the_page_that_one_wanted(
    visitor: Visitor, aline: Person, wanted: str
) -> None:
    assert visitor.sign_in(next=wanted).headers["location"] == wanted


def test_a_huge_or_garbled_form_is_refused(visitor: Visitor) -> None:
    fields = {CSRF_FIELD: visitor.token(SIGN_IN), "password": "a" * 20_000}
    assert visitor.send(SIGN_IN, fields).status_code == 413
    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    for body in (b"\xff\xfe", b"a=%ff", b"&".join([b"a=1"] * 50)):
        assert visitor.client.post(SIGN_IN, content=body, headers=headers).status_code == 400


@pytest.mark.parametrize("password", ["a" * 1025, "é" * 600])
def test_a_password_too_long_is_refused_before_hashing(
    visitor: Visitor, aline: Person, password: str
) -> None:
    assert "trop long" in visitor.sign_in(password=password).text


def test_no_password_and_no_token_reach_the_logs(
    visitor: Visitor, aline: Person, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        visitor.sign_in(password="canari jaune dans la mine")
        visitor.sign_in()
        visitor.sign_out()
    sentence = "\n".join([caplog.text, *(str(vars(record)) for record in caplog.records)])
    for secret in ("canari", PASSWORD, aline.session, hashed()):
        assert secret not in sentence


def test_a_demonstration_account_does_not_open_outside_the_demonstration(
    visitor: Visitor, aline: Person, database: Database
) -> None:
    fields = {CSRF_FIELD: visitor.token(SIGN_IN), "demo": str(aline.id)}
    assert visitor.send(SIGN_IN, fields).status_code == 401
    with database.read() as session:
        assert not session.get_one(Account, aline.id).is_demo
