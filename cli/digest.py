"""`./suivi digest`: the mail of the week and the reminders of the day, each sent once however many processes run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage

import click

import settings
from cli.opening import prepared_to_change
from definitions.catalog import Catalog
from documents.digest_mail import Writer
from domain.dates import BRUSSELS
from domain.digest import MailChoice, Outcome, week_of
from domain.errors import N_, DomainError
from models.database import Database
from queries.context import Context
from queries.following.digest import Recipient, recipients, reminder, weekly
from queries.moment import moment_of
from services import running
from services.mail import claims, smtp
from services.start.preparation import APPLICATION


class MailsNotSent(DomainError):
    reason = N_("Des courriels n’ont pas pu partir : {count}.")
    remedy = N_("Relancez « ./suivi digest » plus tard, ou avec --now : seuls ceux-là repartiront.")


TOLD = {
    Outcome.SENT: "Courriels envoyés",
    Outcome.GONE: "Partis plus tôt",
    Outcome.WAITING: "En attente après un échec",
    Outcome.FAILED: "En échec à l’instant",
    Outcome.GIVEN_UP: "Abandonnés après trop d’échecs (--now les retente)",
    Outcome.TAKEN: "Aux mains d’une autre commande",
}
ALWAYS = (Outcome.SENT, Outcome.GONE, Outcome.WAITING)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that is written: for whom, for which week or day."""

    to: Recipient
    period: str
    message: EmailMessage


@click.command()
@click.option("--on", metavar="JOUR", help="Le jour, AAAA-MM-JJ (par défaut : aujourd’hui).")
@click.option("--dry-run", is_flag=True, help="Montrer les courriels sans les envoyer.")
@click.option("--now", "at_once", is_flag=True, help="Retenter sans attendre ceux qui ont échoué.")
def command(on: str | None, dry_run: bool, at_once: bool) -> None:
    """Envoyer le courriel de la semaine et les rappels du jour, une seule fois chacun.

    Code 0 : tout est parti. 1 : des courriels ont échoué, maintenant ou plus tôt, et attendent.
    """
    chosen = settings.load()
    server, root = smtp.server_of(chosen), str(chosen.public_url)
    database, catalog = prepared_to_change()
    day = moment_of(on, None, today=running.now().astimezone(BRUSSELS).date()).on
    written = letters(database, catalog, Writer(catalog, root=root, sender=server.sender), day)
    if dry_run:
        for letter in written:
            click.echo(shown(letter))
        return
    with ExitStack() as stack:
        line = Line(server, stack)
        tally = Counter(
            hand_over(database, catalog, line, letter, at_once=at_once) for letter in written
        )
    for outcome, words in TOLD.items():
        if outcome in ALWAYS or tally[outcome]:
            click.echo(f"{words} : {tally[outcome]}")
    if left := tally[Outcome.FAILED] + tally[Outcome.WAITING]:
        raise MailsNotSent(count=left)


def letters(database: Database, catalog: Catalog, writer: Writer, on: date) -> Iterator[Letter]:
    """Everything that there is to say on that day, letter by letter: who the person is, and what they
    may read, are looked up when the one before has left, not when the first did."""
    for account in [to.actor.user_id for to in _recipients(database, catalog)]:
        for compose in (_weekly, _reminder):
            for to in _recipients(database, catalog, account):
                with database.read() as session:
                    ctx = Context(session, to.actor, running.now(), catalog)
                    letter = compose(ctx, writer, to, on)
                if letter:
                    yield letter


def _recipients(
    database: Database, catalog: Catalog, account: int | None = None
) -> list[Recipient]:
    with database.read() as session:
        ctx = Context(session, APPLICATION, running.now(), catalog)
        return recipients(ctx, account=account)


def _weekly(ctx: Context, writer: Writer, to: Recipient, on: date) -> Letter | None:
    digest, week = weekly(ctx, on=on), week_of(on)
    if to.wants is not MailChoice.WEEKLY or digest.is_empty:
        return None
    return Letter(to, week, writer.weekly(to, digest, period=week, now=ctx.now))


def _reminder(ctx: Context, writer: Writer, to: Recipient, on: date) -> Letter | None:
    close, day = reminder(ctx, on=on), on.isoformat()
    if close.is_empty:
        return None
    return Letter(to, day, writer.reminder(to, close, period=day, now=ctx.now))


def shown(letter: Letter) -> str:
    """The mail as plain text, for a terminal."""
    body = letter.message.get_body(("plain",))
    assert body is not None
    return f"{letter.message['To']}\n{letter.message['Subject']}\n\n{body.get_content()}"


class Line:
    """The connection to the server, opened for the first letter that needs it."""

    def __init__(self, server: smtp.MailServer, stack: ExitStack) -> None:
        self._server = server
        self._stack = stack
        self._post: smtp.Post | None = None

    def send(self, letter: Letter) -> None:
        if self._post is None:
            self._post = self._stack.enter_context(smtp.connect(self._server))
        self._post.send(letter.message, to=letter.to.address)


def hand_over(
    database: Database, catalog: Catalog, line: Line, letter: Letter, *, at_once: bool
) -> Outcome:
    """Claim, send, write down: three steps, so that no wait on the network holds the database.
    When the server itself is gone, the refusal ends the run and the others keep their turn."""
    account = letter.to.actor.user_id
    assert account is not None
    with _writing(database, catalog) as ctx:
        claim = claims.claim(ctx, account_id=account, period=letter.period, at_once=at_once)
    if isinstance(claim, Outcome):
        return claim
    try:
        line.send(letter)
    except DomainError as refusal:
        final = isinstance(refusal, smtp.MailRefused) and refusal.is_final
        with _writing(database, catalog) as ctx:
            claims.settle_failed(ctx, claim, refused=final)
        if isinstance(refusal, smtp.ServerUnavailable):
            raise
        click.echo(f"Compte no {account} : {refusal}", err=True)
        return Outcome.FAILED
    with _writing(database, catalog) as ctx:
        claims.settle_sent(ctx, claim)
    return Outcome.SENT


@contextmanager
def _writing(database: Database, catalog: Catalog) -> Iterator[Context]:
    with database.write() as session:
        yield Context(session, APPLICATION, running.now(), catalog)
