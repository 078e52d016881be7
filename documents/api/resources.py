"""The addresses of the API: what each one answers, and the parameters that it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from documents.api.delivery_records import (
    DeliverablesRecord,
    ReportsRecord,
    deliverables_record,
    reports_record,
)
from documents.api.milestone_records import (
    DuesRecord,
    MilestonesRecord,
    dues_record,
    milestones_record,
)
from documents.api.place_records import (
    JournalRecord,
    TerritoriesRecord,
    journal_record,
    territories_record,
)
from documents.api.records import Record, StatusRecord, status_record
from domain import tokens
from domain.errors import N_, NotFound
from domain.permissions import Permission
from domain.tokens import PREFIX
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.following import journal as events
from queries.following.due import DueFilter, due_list
from queries.milestones.states import milestones_on
from queries.moment import Moment, moment_of
from queries.phases.states import states_on
from queries.places import definition_of, known_territory
from queries.reports.states import reports_on

T = TypeVar("T")
Asked = Mapping[str, str]
PER_PAGE = 200
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
MOMENT = ("au", "su_au")
PLACE = ("territoire", "phase")
PARAMETERS = {
    "au": N_("Le jour regardé, AAAA-MM-JJ, au plus tard aujourd’hui ; par défaut, aujourd’hui."),
    "su_au": N_("Ne compter que ce qui était enregistré à la fin de ce jour-là."),
    "territoire": N_("La clé d’un territoire, par exemple herstal."),
    "phase": N_("La clé d’une phase, par exemple P07."),
    "lot": N_("La clé d’un lot, par exemple lot-1."),
    "page": N_("Le numéro de la page, à partir de 1."),
}


class PagesRecord(Record):
    """Where the page stands among all of them."""

    page: int
    pages: int
    total: int
    """Le nombre d’éléments, toutes pages ensemble."""


class MilestonesPage(MilestonesRecord, PagesRecord):
    """Les jalons et leurs dates, par pages."""


class DuesPage(DuesRecord, PagesRecord):
    """Ce qui est attendu, le plus proche d’abord, par pages."""


class DeliverablesPage(DeliverablesRecord, PagesRecord):
    """Les livrables, leur état et leurs échéances, par pages."""


class ReportsPage(ReportsRecord, PagesRecord):
    """Les rapports attendus, remis et acceptés, le plus récent d’abord, par pages."""


class JournalPage(JournalRecord, PagesRecord):
    """Ce qui a été fait, le plus récent d’abord, par pages."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One address under /api/v1, read only."""

    name: str
    summary: str
    answer: type[Record]
    read: Callable[[Context, Asked], Record]
    parameters: tuple[str, ...]


def territories(ctx: Context, asked: Asked) -> TerritoriesRecord:
    ctx.actor.require(Permission.PROGRESS_READ)
    return territories_record(ctx, _moment(ctx, asked))


def phases(ctx: Context, asked: Asked) -> StatusRecord:
    moment, place, phase = _moment(ctx, asked), _territory(ctx, asked), _phase(ctx, asked)
    states = states_on(ctx, moment=moment, territory=place)
    shown = {key: state for key, state in states.items() if phase in (None, state.phase)}
    return status_record(ctx, moment, shown)


def milestones(ctx: Context, asked: Asked) -> MilestonesPage:
    moment, place, phase = _moment(ctx, asked), _territory(ctx, asked), _phase(ctx, asked)
    milestones = milestones_on(ctx, moment=moment, territory=place, phase=phase)
    shown, pages = _cut(milestones, asked)
    return MilestonesPage(**dict(milestones_record(ctx, moment, shown)), **dict(pages))


def deliverables(ctx: Context, asked: Asked) -> DeliverablesPage:
    moment, place, phase = _moment(ctx, asked), _territory(ctx, asked), _phase(ctx, asked)
    deliverables = deliverables_on(ctx, moment=moment, territory=place, phase=phase)
    shown, pages = _cut(deliverables, asked)
    return DeliverablesPage(**dict(deliverables_record(ctx, moment, shown)), **dict(pages))


def reports(ctx: Context, asked: Asked) -> ReportsPage:
    moment, place, lot = _moment(ctx, asked), _territory(ctx, asked), _lot(ctx, asked)
    states = reports_on(ctx, moment=moment, territory=place)
    shown, pages = _cut([report for report in states if lot in (None, report.lot)], asked)
    return ReportsPage(**dict(reports_record(ctx, moment, shown)), **dict(pages))


def dues(ctx: Context, asked: Asked) -> DuesPage:
    moment = _moment(ctx, asked)
    wanted = DueFilter(_territory(ctx, asked), _lot(ctx, asked), _phase(ctx, asked))
    dues = due_list(ctx, moment=moment, wanted=wanted)
    shown, pages = _cut(dues.dues, asked)
    return DuesPage(
        **dict(dues_record(ctx, moment, replace(dues, dues=tuple(shown)))), **dict(pages)
    )


def journal(ctx: Context, asked: Asked) -> JournalPage:
    moment, page = _moment(ctx, asked), _page(asked)
    wanted = events.JournalFilter(
        territory=_territory(ctx, asked),
        phase=_phase(ctx, asked),
        until=events.recorded_until(moment, today=ctx.today),
    )
    entries, total = events.journal(ctx, wanted=wanted, page=page)
    pages = _pages(page, total, size=events.PAGE)
    return JournalPage(**dict(journal_record(ctx, moment, entries)), **dict(pages))


RESOURCES = (
    Resource("territories", N_("Les territoires ouverts"), TerritoriesRecord, territories, MOMENT),
    Resource("phases", N_("Où en sont les phases"), StatusRecord, phases, MOMENT + PLACE),
    Resource(
        "milestones",
        N_("Les jalons et leurs dates"),
        MilestonesPage,
        milestones,
        (*MOMENT, *PLACE, "page"),
    ),
    Resource(
        "deliverables",
        N_("Les livrables et leur état"),
        DeliverablesPage,
        deliverables,
        (*MOMENT, *PLACE, "page"),
    ),
    Resource(
        "reports",
        N_("Les rapports attendus, remis et acceptés"),
        ReportsPage,
        reports,
        (*MOMENT, "territoire", "lot", "page"),
    ),
    Resource("dues", N_("Les échéances"), DuesPage, dues, (*MOMENT, *PLACE, "lot", "page")),
    Resource("journal", N_("Le journal"), JournalPage, journal, (*MOMENT, *PLACE, "page")),
)


def _moment(ctx: Context, asked: Asked) -> Moment:
    return moment_of(asked.get("au"), asked.get("su_au"), today=ctx.today)


def _territory(ctx: Context, asked: Asked) -> str | None:
    return known_territory(ctx, key=asked["territoire"]) if "territoire" in asked else None


def _phase(ctx: Context, asked: Asked) -> str | None:
    return definition_of(ctx, phase=asked["phase"]).key if "phase" in asked else None


def _lot(ctx: Context, asked: Asked) -> str | None:
    lot = asked.get("lot")
    if lot is not None and lot not in {known.key for known in ctx.catalog.lots}:
        raise NotFound(subject=lot)
    return lot


def _page(asked: Asked) -> int:
    text = asked.get("page", "1")
    if not _NUMBER.fullmatch(text):
        raise tokens.PageRefused(value=text)
    return int(text)


def _cut(items: Sequence[T], asked: Asked) -> tuple[Sequence[T], PagesRecord]:
    """The elements of the page asked for; a page after the last one is empty."""
    page = _page(asked)
    first = (page - 1) * PER_PAGE
    return items[first : first + PER_PAGE], _pages(page, len(items), size=PER_PAGE)


def _pages(page: int, total: int, *, size: int) -> PagesRecord:
    return PagesRecord(page=page, pages=max(1, -(-total // size)), total=total)


def asked_of(resource: Resource, given: Sequence[tuple[str, str]]) -> Asked:
    """The parameters by name; refuses one that is unknown, empty or given twice, and any token."""
    asked: dict[str, str] = {}
    for name, value in given:
        if PREFIX in name + value:
            raise tokens.TokenInAddress
        if name not in resource.parameters:
            raise tokens.ParameterUnknown(name=name, known=", ".join(resource.parameters))
        if name in asked:
            raise tokens.ParameterRepeated(name=name)
        if not value:
            raise tokens.ParameterEmpty(name=name)
        asked[name] = value
    return asked
