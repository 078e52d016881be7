"""`./suivi verify`: recompute the audit trail, seal by seal, the current state from its facts,
every file from its digest."""

from __future__ import annotations

import logging
import re

import click
from sqlalchemy.exc import DBAPIError

import settings
from cli.opening import reading_untouched
from domain.chain import BadHead, ChainBroken, HeadMissing, RecordUnreadable, StateDiffers
from models.database import translating_errors
from queries.context import Context
from queries.files import kept_digests
from queries.verification import Verification, verify
from services.files import blobs

log = logging.getLogger("suivi.verify")

BREAKS = {
    "link": "il ne suit pas l’événement précédent",
    "content": "son contenu a changé",
    "facts": "ses faits ont changé",
}


@click.command()
@click.option(
    "--head", metavar="EMPREINTE", help="Une empreinte notée plus tôt, qui doit encore s’y trouver."
)
def command(head: str | None) -> None:
    """Vérifier que le journal et les fichiers déposés n’ont pas été altérés."""
    if head is not None and not re.fullmatch("[0-9a-f]{64}", head):
        raise BadHead(head=head[:80])
    with reading_untouched() as ctx:
        verification = _verified(ctx)
        kept = kept_digests(ctx.session)
    if verification.broken:
        raise ChainBroken(event=verification.broken.event_id, what=BREAKS[verification.broken.kind])
    if verification.differing:
        raise StateDiffers(subjects=", ".join(verification.differing))
    blobs.require_all(settings.load().files_dir, kept)
    if head is not None and head not in verification.hashes:
        raise HeadMissing(head=head)
    click.echo(
        f"Le journal est intact (événements : {verification.n_events}, faits : {verification.n_facts})."
    )
    if verification.hashes:
        click.echo(
            f"Empreinte du dernier événement, à noter hors de la base : {verification.hashes[-1]}"
        )


def _verified(ctx: Context) -> Verification:
    """What no type of ours can hold was written by another hand: that is a finding, not a bug."""
    try:
        with translating_errors():  # a server that is gone, or a lock, is not a finding
            return verify(ctx)
    except (DBAPIError, ValueError, LookupError, TypeError) as error:
        log.info("une valeur illisible", exc_info=error)
        raise RecordUnreadable from error
