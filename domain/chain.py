"""The hash chain of the audit trail: what is sealed, and how a broken seal is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from domain.errors import N_, DomainError

GENESIS = "0" * 64


class Sealed(Protocol):
    """What the hash of an event covers. The note counts by its own hash only."""

    id: Any
    recorded_at: Any
    actor_id: Any
    action: Any
    subject: Any
    territory_key: Any
    changes: Any
    note: Any
    command_id: Any
    facts_digest: Any
    previous_hash: Any
    hash: Any


@dataclass(frozen=True, slots=True)
class Break:
    """The first event whose seal does not hold, and what does not hold."""

    event_id: int
    kind: str  # "content", "link" or "facts"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest_of(content: Mapping[str, object]) -> str:
    """SHA-256 of the canonical JSON of some values (dates and instants in ISO form, UTC)."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, default=_iso))


def event_hash(event: Sealed) -> str:
    return digest_of(
        {
            "recorded_at": event.recorded_at,
            "actor_id": event.actor_id,
            "action": event.action,
            "subject": event.subject,
            "territory_key": event.territory_key,
            "changes": event.changes,
            "note": sha256(event.note),
            "command_id": event.command_id,
            "facts_digest": event.facts_digest,
            "previous_hash": event.previous_hash,
        }
    )


def facts_digest(digests: Sequence[str]) -> str:
    """Return one digest for the facts of an event; empty when it brought none."""
    return sha256("".join(sorted(digests))) if digests else ""


def first_break(
    events: Iterable[Sealed], digests_by_event: Mapping[int, Sequence[str]]
) -> Break | None:
    """Walk the events in order; `digests_by_event` are recomputed from the facts as they stand."""
    previous = GENESIS
    unclaimed = set(digests_by_event)
    for event in events:
        unclaimed.discard(event.id)
        if event.previous_hash != previous:
            return Break(event.id, "link")
        if event.hash != event_hash(event):
            return Break(event.id, "content")
        if event.facts_digest != facts_digest(digests_by_event.get(event.id, ())):
            return Break(event.id, "facts")
        previous = event.hash
    return Break(min(unclaimed), "facts") if unclaimed else None


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not canonical: {value!r}")


class NoDatabase(DomainError):
    reason = N_("Il n’y a pas encore de base de données dans « {path} ».")
    remedy = N_("Lancez « ./suivi » ou « ./suivi seed » pour la créer.")


class NoDatabaseHere(DomainError):
    """A command typed without the settings of the service would make a second base beside it."""

    reason = NoDatabase.reason
    remedy = N_(
        "Donnez à la commande le même SUIVI_DATA_DIR qu’au service ; pour une première installation, "
        "lancez d’abord « ./suivi » ou « ./suivi db upgrade »."
    )


class ForeignDatabase(DomainError):
    reason = N_("La base contient les données d’un autre programme (table « {table} »).")
    remedy = N_("Indiquez une autre base par SUIVI_DATABASE_URL.")


class TableMissing(DomainError):
    reason = N_("Il manque à la base la table « {table} ».")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")


class RecordUnreadable(DomainError):
    reason = N_(
        "La base contient une valeur illisible : elle a été modifiée hors de l’application."
    )
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")


class HeadMissing(DomainError):
    reason = N_("L’empreinte {head} n’est plus dans le journal : ses derniers événements manquent.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")


class BadHead(DomainError):
    reason = N_("« {head} » n’est pas une empreinte du journal.")
    remedy = N_("Recopiez les 64 signes que « ./suivi verify » a affichés.")


class ChainBroken(DomainError):
    reason = N_("Le journal est rompu à l’événement no {event} : {what}.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")


class StateDiffers(DomainError):
    reason = N_("L’état courant ne correspond pas aux faits : {subjects}.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")
