"""`./suivi digest`: the mail of the week and the reminders of the day, each sent once however many processes run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from enum import StrEnum

import click

import settings
from cli.opening import prepared
from definitions.catalog import Catalog
from documents.digest_mail import Writer
from domain.dates import BRUSSELS
from domain.digest import MailChoice, week_of
from domain.errors import N_, DomainError
from models.database import Database
from queries.context import Context
from queries.digest import Recipient, recipients, reminder, weekly
from queries.moment import moment_of
from services import digests, post, running
from services.preparation import APPLICATION


class MailsNotSent(DomainError):
    reason = N_("Des courriels n’ont pas pu partir : {count}.")
    remedy = N_("Relancez « ./suivi digest » plus tard : seuls ceux-là repartiront.")


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that is written: for whom, for which week or day."""

    to: Recipient
    period: str
    message: EmailMessage


class Outcome(StrEnum):
    """What became of a letter."""

    SENT = "sent"
    KEPT = "kept"  # sent before, in the hands of another process, or waiting for its next try
    FAILED = "failed"


@click.command()
@click.option("--on", metavar="JOUR", help="Le jour, AAAA-MM-JJ (par défaut : aujourd’hui).")
@click.option("--dry-run", is_flag=True, help="Montrer les courriels sans les envoyer.")
def command(on: str | None, dry_run: bool) -> None:
    """Envoyer le courriel de la semaine et les rappels du jour, une seule fois chacun."""
    chosen = settings.load()
    server, root = post.server_of(chosen), str(chosen.public_url)
    database, catalog = prepared()
    day = moment_of(on, None, today=running.now().astimezone(BRUSSELS).date()).on
    written = letters(database, catalog, Writer(catalog, root=root, sender=server.sender), day)
    if dry_run:
        for letter in written:
            click.echo(shown(letter))
        return
    with ExitStack() as stack:
        line = Line(server, stack)
        tally = Counter(hand_over(database, catalog, line, letter) for letter in written)
    click.echo(
        f"Courriels envoyés : {tally[Outcome.SENT]} ; "
        f"déjà partis ou en attente : {tally[Outcome.KEPT]} ; "
        f"en échec : {tally[Outcome.FAILED]}."
    )
    if tally[Outcome.FAILED]:
        raise MailsNotSent(count=tally[Outcome.FAILED])


def letters(database: Database, catalog: Catalog, writer: Writer, on: date) -> Iterator[Letter]:
    """Everything that there is to say on that day, person by person, as that person may read it."""
    with database.read() as session:
        people = recipients(Context(session, APPLICATION, running.now(), catalog))
    for to in people:
        with database.read() as session:
            ctx = Context(session, to.actor, running.now(), catalog)
            week, day = week_of(on), on.isoformat()
            told, close = weekly(ctx, on=on), reminder(ctx, on=on)
        if to.wants is MailChoice.WEEKLY and not told.is_empty:
            yield Letter(to, week, writer.weekly(to, told, period=week, now=ctx.now))
        if not close.is_empty:
            yield Letter(to, day, writer.reminder(to, close, period=day, now=ctx.now))


def shown(letter: Letter) -> str:
    """The mail as plain text, for a terminal."""
    body = letter.message.get_body(("plain",))
    assert body is not None
    return f"{letter.message['To']}\n{letter.message['Subject']}\n\n{body.get_content()}"


class Line:
    """The connection to the server, opened for the first letter that needs it."""

    def __init__(self, server: post.MailServer, stack: ExitStack) -> None:
        self._server = server
        self._stack = stack
        self._post: post.Post | None = None

    def send(self, letter: Letter) -> None:
        if self._post is None:
            self._post = self._stack.enter_context(post.opened(self._server))
        self._post.send(letter.message, to=letter.to.address)


def hand_over(database: Database, catalog: Catalog, line: Line, letter: Letter) -> Outcome:
    """Claim, send, write down: three steps, so that no wait on the network holds the database.
    When the server itself is gone, the refusal ends the run and the others keep their turn."""
    account = letter.to.actor.user_id
    assert account is not None
    with _writing(database, catalog) as ctx:
        claim = digests.claim(ctx, account_id=account, period=letter.period)
    if claim is None:
        return Outcome.KEPT
    try:
        line.send(letter)
    except DomainError as refusal:
        final = isinstance(refusal, post.MailRefused) and refusal.is_final
        with _writing(database, catalog) as ctx:
            digests.settle_failed(ctx, claim, refused=final)
        if isinstance(refusal, post.ServerUnavailable):
            raise
        click.echo(f"Compte no {account} : {refusal}", err=True)
        return Outcome.FAILED
    with _writing(database, catalog) as ctx:
        digests.settle_sent(ctx, claim)
    return Outcome.SENT


@contextmanager
def _writing(database: Database, catalog: Catalog) -> Iterator[Context]:
    with database.write() as session:
        yield Context(session, APPLICATION, running.now(), catalog)
