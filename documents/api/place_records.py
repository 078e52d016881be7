"""The territories and the journal, as records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from documents.api.records import Answer, Record, head_of
from domain.subjects import Kind
from queries.context import Context
from queries.facts import seen_by
from queries.following.journal import JournalEntry
from queries.moment import Moment


class TerritoryRecord(Record):
    key: str
    name: str
    nis: str
    """Le code NIS (REFNIS) de la commune."""
    province: str


class TerritoriesRecord(Answer):
    """Les territoires ouverts à la personne."""

    territories: tuple[TerritoryRecord, ...]


class EventRecord(Record):
    id: str
    """Le début de son sceau : il ne dit pas combien d’événements l’ont précédé."""
    recorded_at: datetime
    actor: str | None
    """Le nom de qui l’a fait ; null : l’application, ou un lecteur à qui les noms sont fermés."""
    action: str
    subject: str
    territory: str | None
    changes: dict[str, tuple[str | None, str | None]]
    """Par attribut : la valeur d’avant, celle d’après."""
    note: str


class JournalRecord(Answer):
    """Ce qui a été fait, le plus récent d’abord."""

    events: tuple[EventRecord, ...]


def territories_record(ctx: Context, moment: Moment) -> TerritoriesRecord:
    seen = seen_by(ctx)
    places = tuple(
        TerritoryRecord(
            key=place.key, name=place.name, nis=place.nis.code, province=place.province.name
        )
        for place in ctx.catalog.territories
        if place.key in seen
    )
    return TerritoriesRecord.model_validate({**head_of(ctx, moment), "territories": places})


def journal_record(ctx: Context, moment: Moment, entries: Sequence[JournalEntry]) -> JournalRecord:
    events = tuple(_event(entry) for entry in entries)
    return JournalRecord.model_validate({**head_of(ctx, moment), "events": events})


def _event(entry: JournalEntry) -> EventRecord:
    return EventRecord(
        id=entry.seal[:16],
        recorded_at=entry.recorded_at,
        actor=entry.actor_name,
        action=entry.action,
        subject=_told_subject(entry.subject),
        territory=entry.territory,
        changes={name: (old, new) for name, (old, new) in entry.changes.items()},
        note=entry.note,
    )


def _told_subject(subject: str) -> str:
    """Of a comment, the object it is about and for whom: its number counts those of others too."""
    return subject.rpartition("/")[0] if subject.startswith(f"{Kind.COMMENT}/") else subject
