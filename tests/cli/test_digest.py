"""Mails: each sent once, read back as received, and a server that refuses or hangs loses none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import click
import pytest
import time_machine
from sqlalchemy import select

import settings
from cli import digest
from documents.digest_mail import Writer
from domain.dates import PartialDate
from domain.digest import CLAIM_LASTS, MailChoice, MailStatus, Outcome
from domain.permissions import Actor, Grant, Role
from domain.reporting import Cadence, Rhythm
from models import Account, DigestMail
from models.database import Database, open_database
from queries.context import Context
from services import comments
from services.accounts import accounts
from services.mail import claims, smtp
from services.milestones import milestones
from services.milestones.milestones import Forecast
from services.phases import phases
from services.reports import expectations
from services.start.preparation import APPLICATION, prepare
from tests.accounts import invited, person
from tests.faults.processes import Command
from tests.mail_server import MailServer, running_mail_server
from tests.worlds import real_catalog

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday
DUE = date(2026, 11, 25)  # in two days
LEAD, OWN, NEIGHBOUR, FOREIGN, MINISTRY = (
    f"{name}@exemple.be" for name in ("direction", "lot1", "lot2", "chapelle", "ministere")
)
ROLES = {
    LEAD: Grant(Role.LEAD),
    OWN: Grant(Role.CONTRACTOR, "herstal", "lot-1"),
    NEIGHBOUR: Grant(Role.CONTRACTOR, "herstal", "lot-2"),
    FOREIGN: Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-1"),
    MINISTRY: Grant(Role.MINISTRY),
}
DIRECTION = Actor(1, "Direction", frozenset({Grant(Role.LEAD)}))
ROOT_URL = "https://suivi.exemple.be"
PASSWORD = "secretdecourriel"
PHASE = {"territory": "herstal", "phase": "P07"}
COMING = {
    "P07.sessions-tenues": date(2026, 10, 30),
    "P07.debriefing-tenu": date(2026, 4, 3),
    "P07.decision-de-demarrage": date(2027, 1, 5),
}


def command(**options: object) -> None:
    """As the command line calls it."""
    assert digest.command.callback is not None
    with click.Context(digest.command):
        digest.command.callback(**options)


@dataclass
class Town:
    """A database with a date that approaches, and the mail server of its settings."""

    database: Database
    mail: MailServer
    variables: dict[str, str]

    def run(self, on: str | None = None, *, at_once: bool = False) -> None:
        command(on=on, dry_run=False, at_once=at_once)

    def statuses(self) -> list[tuple[str, MailStatus]]:
        rows = select(Account.login, DigestMail.status).join(Account)
        with self.database.read() as session:
            return sorted({(str(login), status) for login, status in session.execute(rows)})


@pytest.fixture
def town(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """Phase 7 of Herstal belongs to lot 1; one of its milestones is expected in two days."""
    with running_mail_server() as mail, time_machine.travel(NOW, tick=True):
        variables = {
            "SUIVI_DATABASE_URL": database_url,
            "SUIVI_DATA_DIR": str(tmp_path),
            "SUIVI_PUBLIC_URL": ROOT_URL,
            "SUIVI_MAIL_FROM": "suivi@exemple.be",
            "SUIVI_SMTP_HOST": "127.0.0.1",
            "SUIVI_SMTP_PORT": str(mail.port),
            "SUIVI_SMTP_TLS": "none",
            "SUIVI_SMTP_TIMEOUT": "1",
        }
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        settings.load.cache_clear()
        database = open_database(settings.load().database_url)
        prepare(database, real_catalog(), NOW, demo=False)
        for login, grant in ROLES.items():
            person(database, login, grant, now=NOW)
        with database.write() as session:
            ctx = Context(session, DIRECTION, NOW, real_catalog())
            phases.assign_lot(ctx, **PHASE, seen_version=2, lot="lot-1")
        _expect(database, "P07.protocole-valide", DUE)
        yield Town(database, mail, variables)
        database.dispose()
        settings.load.cache_clear()


def _expect(database: Database, milestone: str, on: date) -> None:
    with database.write() as session:
        milestones.forecast(
            Context(session, DIRECTION, NOW, real_catalog()),
            territory="herstal", milestone=milestone, seen_version=1,
            forecast=Forecast(PartialDate(on)),
        )  # fmt: skip


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_a_mail_says_the_same_in_plain_text_and_in_html(town):
    town.run()
    week, reminder = town.mail.to(OWN)
    assert week["Subject"] == "Suivi Pôle insertion\u00a0: votre semaine, au 23 novembre 2026"
    assert week["From"].addresses[0].addr_spec == "suivi@exemple.be"
    assert week["To"].addresses[0].addr_spec == OWN
    assert week.get_content_type() == "multipart/alternative"
    for kind in ("plain", "html"):
        said = part(week, kind)
        assert "Le 25 novembre 2026\u00a0: Protocole validé, phase 7, Herstal" in said
        assert "C’est dans deux jours" in part(reminder, kind).replace("C’EST", "C’est").replace(
            "DANS DEUX JOURS", "dans deux jours"
        )
    html = part(week, "html")
    assert '<html lang="fr">' in html
    assert "<img" not in html and "<script" not in html


def test_every_link_of_a_mail_leads_to_our_own_address(town):
    town.run()
    for message in town.mail.messages:
        for kind in ("plain", "html"):
            links = re.findall(r"\w+://[^\s\"<>]+", part(message, kind))
            assert links and all(link.startswith(f"{ROOT_URL}/") for link in links)
        assert message["List-Unsubscribe"] == f"<{ROOT_URL}/courriels>"
        assert message["Auto-Submitted"] == "auto-generated"


def test_each_person_is_told_only_what_they_may_read(town):
    town.run()
    assert {LEAD, OWN, MINISTRY} == set(town.mail.recipients)  # nothing for others to be told
    for message in town.mail.to(MINISTRY):
        assert "Protocole validé" in part(message, "plain")


def test_the_mail_of_the_week_tells_what_changed_and_to_whom_it_concerns(town):
    town.run()
    for login in (LEAD, OWN, MINISTRY):
        said = part(town.mail.to(login)[0], "plain")
        assert "CE QUI A CHANGÉ EN 7 JOURS" in said
        assert "Protocole validé" in said.partition("CE QUI A CHANGÉ")[2]
    assert "Direction" not in part(town.mail.to(MINISTRY)[0], "plain")  # no name of a person


def test_who_is_named_in_a_comment_is_told_by_whom_and_not_what(town):
    with town.database.write() as session:
        ctx = Context(session, DIRECTION, NOW, real_catalog())
        said = {"subject": "phase/herstal/P07", "text": "canarimot", "lot": "lot-1"}
        comments.write(ctx, **said, mentions=[2])
        charter = "deliverable/herstal/P07.protocole"
        comments.write(ctx, subject=charter, text="canarimot", lot="lot-1", mentions=[2])
    town.run()
    week = part(town.mail.to(OWN)[0], "plain")
    assert f"{ROOT_URL}/livrable?territoire=herstal&livrable=P07.protocole" in week
    assert f"Compte {LEAD} vous cite\u00a0: Mise en situation" in week
    for message in town.mail.messages:
        assert "canarimot" not in message.as_string()
        assert ("vous cite" in part(message, "plain")) is (message is town.mail.to(OWN)[0])


@pytest.mark.parametrize(("day", "title"), [(28, "DANS DEUX JOURS"), (30, "AUJOURD’HUI")])
def test_a_report_that_is_not_there_is_recalled_to_its_lot_and_to_forem(town, day, title):
    with town.database.write() as session:
        expectations.expect(
            Context(session, DIRECTION, NOW, real_catalog()),
            lots=[("herstal", "lot-1")], seen_version=0,
            rhythm=Rhythm(Cadence.TWICE_MONTHLY, date(2026, 11, 16)),
        )  # fmt: skip
    with time_machine.travel(datetime(2026, 11, day, 9, tzinfo=UTC)):
        town.run()
    told = [message for message in town.mail.messages if "rappel du" in message["Subject"]]
    assert {one["To"].addresses[0].addr_spec for one in told} == {LEAD, OWN}
    for one in told:
        assert title in part(one, "plain")
        assert "Rapport du 16 novembre 2026 au 30 novembre 2026" in part(one, "plain")
        assert f"{ROOT_URL}/rapport?territoire=herstal&lot=lot-1" in part(one, "plain")


def test_nothing_is_sent_twice(town):
    town.run()
    once = list(town.mail.recipients)
    town.run()
    with time_machine.travel(NOW + timedelta(hours=5)):
        town.run()
    assert town.mail.recipients == once
    assert set(town.statuses()) == {(login, MailStatus.SENT) for login in (LEAD, OWN, MINISTRY)}


def test_four_processes_at_once_send_one_mail_each(town, tmp_path):
    words = ("digest", "--on", "2024-02-20")  # they live in a year of their own: today’s
    commands = [Command.start(tmp_path, *words, **town.variables) for _ in range(4)]
    assert [command.exit_code for command in commands] == [0] * 4, commands[0].printed
    assert sorted(town.mail.recipients) == sorted({LEAD, OWN, MINISTRY, FOREIGN, NEIGHBOUR})


@pytest.mark.parametrize(
    "instants",
    [
        ["2026-10-25T00:30Z", "2026-10-25T01:30Z"],  # half past two, twice
        ["2026-03-29T00:59Z", "2026-03-29T01:00Z"],  # half past two does not exist
        ["2026-12-31T09:00Z", "2027-01-01T09:00Z", "2027-01-03T22:59Z"],  # one week, two years
    ],
)
def test_a_week_has_one_mail_whatever_the_clock_does(town, instants):
    for key, day in COMING.items():
        _expect(town.database, key, day)
    for instant in instants:
        with time_machine.travel(instant, tick=False):
            town.run()
    weekly = [one for one in town.mail.to(LEAD) if "votre semaine, au" in one["Subject"]]
    assert len(weekly) == 1


@pytest.mark.parametrize("answer", ["550 No such user", "451 Try again later"])
def test_a_refused_address_does_not_stop_the_others(town, capsys, answer):
    town.mail.answers[LEAD] = answer
    with pytest.raises(digest.MailsNotSent, match="n’ont pas pu partir\u00a0: 2"):
        town.run()
    assert set(town.mail.recipients) == {OWN, MINISTRY}
    assert (LEAD, MailStatus.FAILED) in town.statuses()
    assert f"code {answer[:3]}" in capsys.readouterr().err


def test_a_mail_that_was_deferred_leaves_later_and_alone(town):
    town.mail.answers[LEAD] = "451 Try again later"
    with pytest.raises(digest.MailsNotSent):
        town.run()
    town.mail.answers.clear()
    others = len(town.mail.messages)
    with pytest.raises(digest.MailsNotSent):
        town.run()  # its time has not come
    assert len(town.mail.messages) == others
    with time_machine.travel(NOW + timedelta(minutes=16)):
        town.run()
    assert len(town.mail.to(LEAD)) == 2
    assert len(town.mail.messages) == others + 2


def test_what_left_what_waits_and_what_had_left_are_three_numbers(town, capsys):
    town.mail.answers[LEAD] = "451 Try again later"
    with pytest.raises(digest.MailsNotSent, match="partir\u00a0: 2"):
        town.run()
    said = capsys.readouterr().out
    assert "Courriels envoyés\u00a0: 4" in said and "En échec à l’instant\u00a0: 2" in said
    with pytest.raises(digest.MailsNotSent, match="partir\u00a0: 2"):
        town.run()
    assert capsys.readouterr().out.splitlines() == [
        "Courriels envoyés\u00a0: 0",
        "Partis plus tôt\u00a0: 4",
        "En attente après un échec\u00a0: 2",
    ]


def test_what_waits_or_was_given_up_is_tried_at_once_when_asked(town, capsys):
    town.mail.answers[LEAD] = "550 No such user"
    for day in range(3):
        with (
            time_machine.travel(NOW + timedelta(days=2 * day)),
            suppress(digest.MailsNotSent),
        ):
            town.run("2026-11-23")
    with time_machine.travel(NOW + timedelta(days=6)):
        town.run("2026-11-23")
        assert "(--now les retente)\u00a0: 2" in capsys.readouterr().out
        town.mail.answers.clear()
        town.run("2026-11-23", at_once=True)
    assert len(town.mail.to(LEAD)) == 2


def test_a_server_that_hangs_is_left_after_the_timeout_and_nothing_is_lost(town):
    town.mail.hangs = True
    with pytest.raises(smtp.ServerUnavailable, match="il se tait depuis trop longtemps"):
        town.run()
    assert town.statuses() == [(LEAD, MailStatus.FAILED)]  # the others were not even claimed
    town.mail.hangs = False
    with time_machine.travel(NOW + timedelta(minutes=16)):
        town.run()
    assert set(town.mail.recipients) == {LEAD, OWN, MINISTRY}


def test_a_sender_that_is_refused_ends_the_run(town):
    town.mail.on_mail = "550 Not you"
    with pytest.raises(smtp.ServerUnavailable, match="il refuse l’expéditeur, SUIVI_MAIL_FROM"):
        town.run()
    assert town.statuses() == [(LEAD, MailStatus.FAILED)]


def test_a_content_that_is_refused_does_not_stop_the_others(town):
    town.mail.on_data = "554 No"
    with pytest.raises(digest.MailsNotSent):
        town.run()
    assert len(town.statuses()) == 3


def test_a_server_that_is_down_is_told_in_french(town, monkeypatch):
    monkeypatch.setenv("SUIVI_SMTP_PORT", "1")
    settings.load.cache_clear()
    with pytest.raises(smtp.ServerUnavailable, match="il refuse la connexion"):
        town.run()


def test_a_process_that_died_with_a_claim_loses_it(town):
    with town.database.write() as session:
        ctx = Context(session, APPLICATION, NOW, real_catalog())
        first, second = (claims.claim(ctx, account_id=1, period="2026-W48") for _ in range(2))
        assert isinstance(first, claims.Claim) and second is Outcome.TAKEN
    town.run()
    assert len(town.mail.to(LEAD)) == 1  # the reminder: the mail of the week is in other hands
    with time_machine.travel(NOW + CLAIM_LASTS):
        town.run()
    assert len(town.mail.to(LEAD)) == 2


def test_a_process_that_lost_its_claim_says_nothing_over_the_next_one(town):
    with town.database.write() as session:
        ctx = Context(session, APPLICATION, NOW, real_catalog())
        lost = claims.claim(ctx, account_id=1, period="2026-W48")
        later = replace(ctx, now=NOW + CLAIM_LASTS)
        taken = claims.claim(later, account_id=1, period="2026-W48")
        assert isinstance(lost, claims.Claim) and isinstance(taken, claims.Claim)
        claims.settle_sent(later, taken)
        claims.settle_failed(later, lost, refused=False)
    assert town.statuses() == [(LEAD, MailStatus.SENT)]


def test_who_wants_less_receives_less(town):
    for number, wants in ((1, MailChoice.NONE), (2, MailChoice.DEADLINES)):
        actor = Actor(number, "x", frozenset({Grant(Role.LEAD)}))
        with town.database.write() as session:
            claims.choose(Context(session, actor, NOW, real_catalog()), mails=wants)
    town.run()
    assert town.mail.to(LEAD) == []
    assert [one["Subject"].split("\u00a0: ")[1] for one in town.mail.to(OWN)] == [
        "rappel du 23 novembre 2026"
    ]


def test_nobody_without_a_role_an_open_account_or_a_proven_address_is_written_to(town):
    invited(town.database, "invitee@exemple.be", Grant(Role.LEAD), now=NOW)
    with town.database.write() as session:
        ctx = Context(session, APPLICATION, NOW, real_catalog())
        accounts.disable(ctx, account_id=2, seen_version=2)
    town.run()
    assert set(town.mail.recipients) == {LEAD, MINISTRY}


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_password_is_used_and_never_shown(town, monkeypatch, capsys, caplog, tmp_path):
    secret = tmp_path / "mot-de-passe"
    secret.write_text(f"{PASSWORD}\n")
    with running_mail_server(password=PASSWORD) as locked:
        for name, value in (
            ("SUIVI_SMTP_PORT", str(locked.port)),
            ("SUIVI_SMTP_USER", "suivi"),
            ("SUIVI_SMTP_PASSWORD_FILE", str(secret)),
        ):
            monkeypatch.setenv(name, value)
        settings.load.cache_clear()
        town.run()
        assert set(locked.recipients) == {LEAD, OWN, MINISTRY}
        secret.write_text(f"{PASSWORD}faux")
        settings.load.cache_clear()
        with (
            time_machine.travel(NOW + timedelta(days=7)),
            pytest.raises(smtp.ServerUnavailable, match="refuse le nom ou le mot de passe") as no,
        ):
            town.run()
    said = capsys.readouterr()
    for text in (said.out, said.err, caplog.text, repr(no.value), repr(settings.load())):
        assert PASSWORD not in text


def test_a_server_without_tls_is_given_nothing(town, monkeypatch):
    monkeypatch.setenv("SUIVI_SMTP_TLS", "starttls")
    settings.load.cache_clear()
    with pytest.raises(smtp.ServerUnavailable, match="n’offre pas ce que les réglages demandent"):
        town.run()
    assert town.mail.tried == []


def test_a_dry_run_shows_mails_and_sends_none(town, capsys):
    command(on=None, dry_run=True, at_once=False)
    assert "Protocole validé" in capsys.readouterr().out
    assert (town.mail.messages, town.statuses()) == ([], [])


@pytest.mark.parametrize("name", ["SUIVI_SMTP_HOST", "SUIVI_MAIL_FROM", "SUIVI_PUBLIC_URL"])
def test_a_missing_setting_is_named(town, monkeypatch, name):
    monkeypatch.delenv(name)
    settings.load.cache_clear()
    with pytest.raises(smtp.MailNotSet, match=name):
        town.run()


def test_a_letter_is_composed_when_the_one_before_has_left(town):
    """Who lost the account, or the role, while the first letters left receives nothing more."""
    server, catalog = smtp.server_of(settings.load()), real_catalog()
    writer = Writer(catalog, root=ROOT_URL, sender=server.sender)
    leaving = digest.letters(town.database, catalog, writer, NOW.date())
    first = next(leaving)
    assert first.to.address == LEAD
    closed = {OWN, NEIGHBOUR}
    with town.database.write() as session:
        ctx = Context(session, APPLICATION, NOW, catalog)
        for account in session.scalars(select(Account).where(Account.login.in_(closed))):
            accounts.disable(ctx, account_id=account.id, seen_version=account.version)
    rest = [letter.to.address for letter in leaving]
    assert rest
    assert not closed & set(rest)
