"""A crowd at sign-in: whoever sends it waits behind it, and nobody else."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from tests.accounts import Person
from tests.doses import CROWD, Giver
from tests.web.visitor import ORIGIN, Visitor
from web import hashing
from web.hashing import WAITING, network_of


def coming_from(visitor: Visitor, address: str) -> Visitor:
    client = TestClient(visitor.client.app, base_url=ORIGIN, client=(address, 50_000))
    client.portal = visitor.client.portal
    visitor.client = client
    return visitor


def test_a_crowd_from_one_address_keeps_nobody_else_out(
    visits: Callable[[], Visitor],
    aline: Person,
    dose: Giver,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # How long one waits is not what is tried: on a busy machine ten take more than five seconds.
    monkeypatch.setattr(hashing, "PATIENCE", 60.0)
    n_strangers = dose(CROWD)

    def enter(number: int) -> int:
        stranger = coming_from(visits(), "198.51.100.7")
        return stranger.sign_in(login=f"personne{number}@exemple.be").status_code

    with ThreadPoolExecutor(n_strangers) as pool:
        crowd = [pool.submit(enter, number) for number in range(n_strangers)]
        codes = [coming_from(visits(), "192.0.2.9").sign_in().status_code for _ in range(3)]
        counter = Counter(one.result() for one in crowd)
    assert codes == [303] * 3
    assert set(counter) == {401, 429}
    assert counter[401] >= WAITING
    lines = [record.getMessage() for record in caplog.records if record.name == "suivi.web"]
    assert len(lines) == n_strangers
    assert all("198.51.100.7" in line for line in lines)
    assert "personne" not in caplog.text


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.9", "192.0.2.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::"),
        ("::ffff:192.0.2.9", "192.0.2.9"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_address_is_what_one_person_has_to_oneself(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_refused_sign_in_leaves_its_address_and_no_name(
    visitor: Visitor, aline: Person, caplog: pytest.LogCaptureFixture
) -> None:
    coming_from(visitor, "192.0.2.9").sign_in(password="une erreur de frappe")
    (line,) = [record for record in caplog.records if record.name == "suivi.web"]
    assert line.levelno == logging.WARNING
    assert line.getMessage() == "connexion refusée, depuis 192.0.2.9"
