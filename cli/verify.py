"""`./suivi verify`: recompute the audit trail, seal by seal, the current state from its facts, every file from its digest."""

from __future__ import annotations

import click

import settings
from cli.opening import reading_untouched
from domain.errors import ChainBroken, StateDiffers
from domain.file_errors import FilesLost
from queries.deliverable_versions import digests
from queries.verification import verify
from services import blobs

BREAKS = {
    "link": "il ne suit pas l’événement précédent",
    "content": "son contenu a changé",
    "facts": "ses faits ont changé",
}


@click.command()
def command() -> None:
    """Vérifier que le journal et les fichiers déposés n’ont pas été altérés."""
    with reading_untouched() as ctx:
        found = verify(ctx)
        kept = digests(ctx)
    if found.broken:
        raise ChainBroken(event=found.broken.event_id, what=BREAKS[found.broken.kind])
    if found.differing:
        raise StateDiffers(subjects=", ".join(found.differing))
    if lost := blobs.lost(settings.load().files_dir, kept):
        raise FilesLost(digests=", ".join(lost))
    click.echo(f"Le journal est intact (événements : {found.n_events}, faits : {found.n_facts}).")
