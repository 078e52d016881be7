"""The one mail of each person and period: claim it, then write down what became of it; choose which
to receive."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from domain.actions import Action
from domain.digest import CLAIM_LASTS, MailChoice, MailStatus, Outcome, wait_before_next_try
from domain.errors import NothingNew
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from models import Account, DigestMail
from queries.context import Context
from services import audit


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of this process to send one mail."""

    mail_id: int
    tries: int


def claim(ctx: Context, *, account_id: int, period: str, at_once: bool = False) -> Claim | Outcome:
    """Take the mail of that person and period, or say why not: settled, taken, or it has to wait.
    `at_once`: what failed is tried again, whatever its wait.

    Writers take turns, so of all the processes that ask only one is given the claim. A process
    that died with it loses it after CLAIM_LASTS: the mail is then sent again by another.
    """
    mail = ctx.session.scalar(
        select(DigestMail).where(DigestMail.account_id == account_id, DigestMail.period == period)
    )
    if mail is None:
        mail = DigestMail(account_id=account_id, period=period, tries=0)
        ctx.session.add(mail)
    elif kept := _kept(ctx, mail, at_once=at_once):
        return kept
    mail.status, mail.claimed_at, mail.next_try_at = MailStatus.CLAIMED, ctx.now, None
    # Counted before the try: a process that dies with it has tried all the same.
    mail.tries += 1
    ctx.session.flush()
    return Claim(mail.id, mail.tries)


def _kept(ctx: Context, mail: DigestMail, *, at_once: bool) -> Outcome | None:
    """Return why that mail may not be taken now; None when it may."""
    if mail.status is MailStatus.SENT:
        return Outcome.GONE
    if mail.status is MailStatus.CLAIMED:
        return Outcome.TAKEN if ctx.now - mail.claimed_at < CLAIM_LASTS else None
    # Not for what was sent or is being sent: impatience must not send a mail twice.
    if at_once:
        return None
    if mail.next_try_at is None:
        return Outcome.GIVEN_UP
    return Outcome.WAITING if ctx.now < mail.next_try_at else None


def settle_sent(ctx: Context, claim: Claim) -> None:
    """The server has taken the mail."""
    mail = ctx.session.get_one(DigestMail, claim.mail_id)
    mail.status, mail.sent_at = MailStatus.SENT, ctx.now


def settle_failed(ctx: Context, claim: Claim, *, refused: bool) -> None:
    """The mail was not taken: it waits, or is given up. A process that lost its claim meanwhile
    says nothing over the one that has it."""
    mail = ctx.session.get_one(DigestMail, claim.mail_id)
    # Another process took over after CLAIM_LASTS: what became of its try is what counts.
    if mail.tries != claim.tries:
        return
    wait = wait_before_next_try(claim.tries, refused=refused)
    mail.status = MailStatus.FAILED
    mail.next_try_at = ctx.now + wait if wait else None


def choose(ctx: Context, *, mails: MailChoice) -> None:
    """Say which mails one wants; nobody does it for another."""
    ctx.actor.require(Permission.PROGRESS_READ)
    account = ctx.session.get_one(Account, ctx.actor.user_id)
    if account.mails is mails:
        raise NothingNew
    changes = {"mails": (account.mails, mails)}
    account.mails = mails
    audit.record(
        ctx, Action.ACCOUNT_MAILS_CHOSEN, subject_text(Kind.ACCOUNT, account.id), changes=changes
    )
