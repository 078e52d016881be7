"""`./suivi verify`: recompute the audit trail, seal by seal, and the current state from its facts."""

from __future__ import annotations

import click

from cli.opening import reading_untouched
from domain.errors import ChainBroken, StateDiffers
from queries.verification import verify

BREAKS = {
    "link": "il ne suit pas l’événement précédent",
    "content": "son contenu a changé",
    "facts": "ses faits ont changé",
}


@click.command()
def command() -> None:
    """Vérifier que le journal n’a pas été altéré."""
    with reading_untouched() as ctx:
        found = verify(ctx)
    if found.broken:
        raise ChainBroken(event=found.broken.event_id, what=BREAKS[found.broken.kind])
    if found.differing:
        raise StateDiffers(subjects=", ".join(found.differing))
    click.echo(f"Le journal est intact (événements : {found.n_events}, faits : {found.n_facts}).")
