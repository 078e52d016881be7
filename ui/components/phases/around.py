"""Who is around a phase: its meetings, the organisations of its territory that carry it, its
agreements, the reports of its lot."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.addresses import Param
from domain.permissions import Permission
from queries.agreements.states import AgreementFilter, agreement_list
from queries.meetings.states import MeetingFilter, meeting_list
from queries.phases.states import PhaseState
from queries.register.organisations import organisations_on
from queries.reports.states import reports_on
from ui.components.agreements.list import agreement_cells
from ui.components.meetings import round_table
from ui.components.meetings.list import meeting_cells
from ui.components.register.list import organisation_cells
from ui.components.reports.list import report_cells
from ui.links import link
from ui.names import catalog
from ui.navigation import AGREEMENTS, MEETINGS, REPORTS, STAKEHOLDERS
from ui.session import ask, can, moment, t
from ui.widgets.tables import Group, Row, Table, record_tables

SHOWN = 6  # reports; their own page gives the rest


def show_around(state: PhaseState) -> None:
    """Each part with the way to all of its kind."""
    _meetings(state)
    _organisations(state)
    _agreements(state)
    if state.lot and can(Permission.REPORT_READ, state.territory, state.lot):
        _reports(state)


def _meetings(state: PhaseState) -> None:
    wanted = MeetingFilter(territory=state.territory, phase=state.phase)
    meetings = ask(meeting_list, moment=moment(), wanted=wanted).meetings
    rows = [Row(meeting_cells(meeting)) for meeting in meetings]
    _show(rows, t("Réunions de la phase"), t("Aucune réunion n’est inscrite pour cette phase."))
    with st.container(horizontal=True):
        where = {Param.TERRITORY: state.territory, Param.PHASE: state.phase}
        link(MEETINGS, t("Réunions et ateliers"), MEETINGS.icon, **where)
        round_table.show_page_link(state.territory, state.phase)


def _organisations(state: PhaseState) -> None:
    """Those whose type carries the phase out or approves it."""
    roles = catalog().phase(state.phase).raci.roles
    carrying = {
        played
        for code, letters in roles.items()
        if set(letters) & {"R", "A"}
        for played in (catalog().actor_type(code).played_by or (code,))
    }
    every = ask(organisations_on, moment=moment(), territory=state.territory)
    shown = [organisation for organisation in every if organisation.actor_type in carrying]
    rows = [Row(organisation_cells(organisation)) for organisation in shown]
    none = t("Aucune organisation inscrite ne réalise ni n’approuve cette phase.")
    _show(rows, t("Organisations qui la portent"), none)
    link(STAKEHOLDERS, t("Registre du territoire"), STAKEHOLDERS.icon, **_place(state))


def _agreements(state: PhaseState) -> None:
    """All of the territory: an agreement is of no phase."""
    wanted = AgreementFilter(territory=state.territory)
    agreements = ask(agreement_list, moment=moment(), wanted=wanted)
    rows = [Row(agreement_cells(agreement)) for agreement in agreements]
    _show(rows, t("Conventions du territoire"), t("Aucune convention n’est inscrite."))
    link(AGREEMENTS, t("Toutes les conventions"), AGREEMENTS.icon, **_place(state))


def _reports(state: PhaseState) -> None:
    reports = [
        report
        for report in ask(reports_on, moment=moment(), territory=state.territory)
        if report.lot == state.lot
    ]
    rows = [Row(report_cells(report, moment().on)) for report in reports[:SHOWN]]
    _show(rows, t("Rapports du lot"), t("Aucun rapport n’est attendu de ce lot."))
    link(REPORTS, t("Tous les rapports"), REPORTS.icon, **_place(state))


def _show(rows: Sequence[Row], title: str, none: str) -> None:
    record_tables([Table([Group(rows)], title, none)], key=f"around/{title}")


def _place(state: PhaseState) -> dict[str, str]:
    return {Param.TERRITORY: state.territory}
