"""What every record shares, and where the phases stand: the same for the terminal and the API."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from domain.dates import PartialDate, Precision
from domain.phases import PhaseStatus
from domain.schedule import Flag
from domain.statements import Origin
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import PhaseState


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class DateRecord(Record):
    """Une date, jamais plus précise que sa source."""

    value: str
    """AAAA-MM-JJ, AAAA-MM ou AAAA-T1 à AAAA-T4, selon la précision."""
    precision: Precision


class Answer(Record):
    on: date
    """Le jour regardé (au)."""
    known_at: datetime | None
    """L’instant jusqu’auquel les enregistrements comptent (su_au) ; null : tous."""
    definitions: str
    """L’empreinte des définitions de la méthode."""


class PhaseRecord(Record):
    key: str
    position: int
    title: str
    status: PhaseStatus
    status_since: DateRecord | None
    at_latest: bool
    """Vrai quand la source dit seulement que c’était ainsi ce jour-là."""
    origin: Origin | None
    """Sur la parole de qui l’état repose : source, déduction, déclaration, vérification."""
    flag: Flag | None
    """En retard, ou sans nouvelles."""
    planned_start: DateRecord | None
    planned_end: DateRecord | None
    actual_start: DateRecord | None
    actual_end: DateRecord | None


class TerritoryPhases(Record):
    key: str
    name: str
    phases: tuple[PhaseRecord, ...]


class StatusRecord(Answer):
    """Où en sont les phases dans chaque territoire."""

    territories: tuple[TerritoryPhases, ...]


def date_record(when: PartialDate | None) -> DateRecord | None:
    return DateRecord(value=str(when), precision=when.precision) if when else None


def head_of(ctx: Context, moment: Moment) -> dict[str, object]:
    """Return what every answer opens with: of which day it speaks, and under which definitions."""
    return {"on": moment.on, "known_at": moment.known_at, "definitions": ctx.catalog.hash}


def status_record(
    ctx: Context, moment: Moment, states: Mapping[tuple[str, str], PhaseState]
) -> StatusRecord:
    """The states as one document; only the territories and phases that are among them."""
    shown = {place for place, _ in states}
    places = tuple(
        TerritoryPhases(
            key=place.key,
            name=place.name,
            phases=tuple(
                _phase(phase.position, phase.title.fr, states[place.key, phase.key])
                for phase in ctx.catalog.phases
                if (place.key, phase.key) in states
            ),
        )
        for place in ctx.catalog.territories
        if place.key in shown
    )
    return StatusRecord.model_validate({**head_of(ctx, moment), "territories": places})


def _phase(position: int, title: str, state: PhaseState) -> PhaseRecord:
    return PhaseRecord(
        key=state.phase,
        position=position,
        title=title,
        status=state.status,
        status_since=date_record(state.since),
        at_latest=state.at_latest,
        origin=state.origin,
        flag=state.flag,
        planned_start=date_record(state.planned_start),
        planned_end=date_record(state.planned_end),
        actual_start=date_record(state.actual_start),
        actual_end=date_record(state.actual_end),
    )
