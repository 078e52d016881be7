"""« Mes courriels »: each person chooses for themselves, and is told what will leave and where."""

from __future__ import annotations

import pytest

import settings
from domain.permissions import Actor
from models import Account
from models.database import Database
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, open_page, words
from ui.navigation import JOURNAL, MAILS

READERS = (ALINE, HUGO, BRUNO, CHLOE, ADA)
each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)


def wanted_by(shown: Database, person: Actor) -> str:
    with shown.read() as session:
        return session.get_one(Account, person.user_id).mails.value


@each_reader
def test_each_person_stops_their_own_mails(shown: Database, reader: Actor) -> None:
    page = open_page(reader, MAILS)
    page.radio[0].set_value("none")
    page.button(key="FormSubmitter:mails-Enregistrer mon choix").click().run()
    assert "Choix enregistré" in page.success[0].value
    assert page.get("page_link")[0].proto.query_string == "action=account.mails_chosen"
    assert wanted_by(shown, reader) == "none"
    assert {wanted_by(shown, other) for other in READERS if other is not reader} == {"weekly"}


def test_the_choice_is_told_in_the_journal(shown: Database) -> None:
    page = open_page(HUGO, MAILS)
    page.radio[0].set_value("deadlines")
    page.button(key="FormSubmitter:mails-Enregistrer mon choix").click().run()
    said = words(open_page(HUGO, JOURNAL, {"action": "account.mails_chosen"}))
    assert "a choisi les courriels à recevoir" in said
    assert "les rappels d’échéances seulement" in said


def test_the_same_choice_again_is_refused_and_stays(shown: Database) -> None:
    page = open_page(HUGO, MAILS)
    page.button(key="FormSubmitter:mails-Enregistrer mon choix").click().run()
    assert "Rien n’a changé" in page.error[0].value


def test_it_says_that_no_mail_leaves_without_a_server(shown: Database) -> None:
    assert "Aucun courriel ne part encore" in words(open_page(CHLOE, MAILS))


def test_it_says_where_mails_go(shown: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("SUIVI_SMTP_HOST", "127.0.0.1"),
        ("SUIVI_MAIL_FROM", "suivi@exemple.be"),
        ("SUIVI_PUBLIC_URL", "https://suivi.exemple.be"),
    ):
        monkeypatch.setenv(name, value)
    settings.load.cache_clear()
    said = words(open_page(CHLOE, MAILS))
    assert "exemple\\.be" in said
    assert "Aucun n’est encore parti" in said


def test_the_past_is_not_chosen(shown: Database) -> None:
    page = open_page(HUGO, MAILS, {"au": ANSWER})
    assert not page.radio
    assert "revenez à aujourd’hui" in page.info[0].value
