"""The handover dossier: what whoever takes a territory over has to know on the first day."""

from __future__ import annotations

from collections.abc import Iterator

from definitions.territories import TerritoryDefinition
from documents.papers.paper import Block, Grid, Heading, Paper
from domain.milestones import Horizon
from domain.permissions import ROLE_NAMES, Permission
from i18n.formats import long_date
from i18n.labels.milestones import HORIZON_WORD
from queries.following.due import DueFilter, due_list
from queries.following.work import waiting_in
from queries.milestones.states import milestones_on
from queries.people import people_in
from queries.reports.states import reports_on
from ui.components.following.due import due_cells
from ui.components.following.work import task_cells
from ui.components.milestones.words import state_words
from ui.components.phases.words import States
from ui.components.reports.list import report_cells
from ui.components.territories.paper import opening, phases
from ui.links import DUE_ORIGIN
from ui.names import lot_name
from ui.paper_blocks import grid, paper
from ui.session import ask, can, in_the_past, moment, t

LAST_REPORTS = 6


def handover_paper(place: TerritoryDefinition, states: States) -> Paper:
    """State, commitments, open decisions, next dates, people, last reports: all that is open, and
    nothing that is closed."""
    key = place.key
    parts = (_commitments, _decisions, _dues, _reports, _people)
    return paper(
        f"passation_{key}",
        t("Dossier de passation"),
        place.name,
        [*opening(states), *phases(key, states), *(block for part in parts for block in part(key))],
    )


def _commitments(territory: str) -> Iterator[Block]:
    told = [
        milestone
        for milestone in ask(milestones_on, moment=moment(), territory=territory)
        if milestone.told_on
    ]
    yield Heading(t("Dates dites au Parlement"))
    yield grid(
        (
            {
                t("Jalon"): milestone.title,
                t("Date dite"): long_date(milestone.told_on),
                t("Où"): milestone.told_reference,
                t("Aujourd’hui"): state_words(milestone),
            }
            for milestone in told
        ),
        t("Aucun jalon de ce territoire n’est marqué comme dit au Parlement."),
    )


def _decisions(territory: str) -> Iterator[Block]:
    """Only of today, and for who decides or waits."""
    if in_the_past() or not can(Permission.PHASE_DECLARE, territory):
        return
    yield Heading(t("Décisions en attente"))
    tasks = ask(waiting_in, territory=territory)
    yield grid(map(task_cells, tasks), t("Rien n’attend de décision."))


def _dues(territory: str) -> Iterator[Block]:
    dues = ask(due_list, moment=moment(), wanted=DueFilter(territory=territory))
    yield Heading(t("Points ouverts et prochaines dates"))
    if not dues.dues:
        yield Grid((), (), t("Aucune échéance n’est connue."))
    for horizon in Horizon:
        if listed := dues.of(horizon):
            yield Heading(t(HORIZON_WORD[horizon]), 2)
            yield grid(due_cells(due, DUE_ORIGIN) for due in listed)


def _reports(territory: str) -> Iterator[Block]:
    on = moment().on
    every = [one for one in ask(reports_on, moment=moment()) if one.territory == territory]
    sent = [one for one in every if one.number]
    latest = sorted(sent, key=lambda report: report.period.key, reverse=True)
    yield Heading(t("Derniers rapports"))
    rows = (report_cells(report, on) for report in latest[:LAST_REPORTS])
    yield grid(rows, t("Aucun rapport n’est encore remis."))


def _people(territory: str) -> Iterator[Block]:
    """Names for who may know them; a paper that says nothing of people says so to nobody."""
    people = ask(people_in, territory=territory)
    if people:
        yield Heading(t("Personnes"))
        yield grid(
            {
                t("Nom"): person.name,
                t("Rôle"): t(ROLE_NAMES[person.role]),
                t("Lot"): lot_name(person.lot) if person.lot else t("tous"),
            }
            for person in people
        )
