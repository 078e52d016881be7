"""Who is around a phase: its meetings, the organisations of its territory that carry it, its
agreements, the reports of its lot."""

from __future__ import annotations

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
from ui.widgets.tables import record_table

SHOWN = 6  # reports; their own page gives the rest


def show_around(state: PhaseState) -> None:
    """Each part with the way to all of its kind."""
    _meetings(state)
    _organisations(state)
    _agreements(state)
    if state.lot and can(Permission.REPORT_READ, state.territory, state.lot):
        _reports(state)


def _meetings(state: PhaseState) -> None:
    st.header(t("Réunions de la phase"), anchor="reunions")
    wanted = MeetingFilter(territory=state.territory, phase=state.phase)
    meetings = ask(meeting_list, moment=moment(), wanted=wanted).meetings
    if meetings:
        cells = [meeting_cells(meeting) for meeting in meetings]
        record_table(cells, name=t("Réunions de la phase"), key="meetings")
    else:
        st.markdown(t("Aucune réunion n’est inscrite pour cette phase."))
    with st.container(horizontal=True):
        where = {Param.TERRITORY: state.territory, Param.PHASE: state.phase}
        link(MEETINGS, t("Réunions et ateliers"), MEETINGS.icon, **where)
        round_table.show_page_link(state.territory, state.phase)


def _organisations(state: PhaseState) -> None:
    """Those whose type carries the phase out or approves it."""
    st.header(t("Organisations qui la portent"), anchor="organisations")
    roles = catalog().phase(state.phase).raci.roles
    carrying = {
        played
        for code, letters in roles.items()
        if set(letters) & {"R", "A"}
        for played in (catalog().actor_type(code).played_by or (code,))
    }
    every = ask(organisations_on, moment=moment(), territory=state.territory)
    shown = [organisation for organisation in every if organisation.actor_type in carrying]
    if shown:
        cells = [organisation_cells(organisation) for organisation in shown]
        record_table(cells, name=t("Organisations qui la portent"), key="register")
    else:
        st.markdown(t("Aucune organisation inscrite ne réalise ni n’approuve cette phase."))
    link(STAKEHOLDERS, t("Registre du territoire"), STAKEHOLDERS.icon, **_place(state))


def _agreements(state: PhaseState) -> None:
    """All of the territory: an agreement is of no phase."""
    st.header(t("Conventions du territoire"), anchor="conventions")
    wanted = AgreementFilter(territory=state.territory)
    agreements = ask(agreement_list, moment=moment(), wanted=wanted)
    if agreements:
        cells = [agreement_cells(agreement) for agreement in agreements]
        record_table(cells, name=t("Conventions du territoire"), key="agreements")
    else:
        st.markdown(t("Aucune convention n’est inscrite."))
    link(AGREEMENTS, t("Toutes les conventions"), AGREEMENTS.icon, **_place(state))


def _reports(state: PhaseState) -> None:
    st.header(t("Rapports du lot"), anchor="rapports")
    reports = [
        report
        for report in ask(reports_on, moment=moment(), territory=state.territory)
        if report.lot == state.lot
    ]
    if reports:
        cells = [report_cells(report, moment().on) for report in reports[:SHOWN]]
        record_table(cells, name=t("Rapports du lot"), key="reports")
    else:
        st.markdown(t("Aucun rapport n’est attendu de ce lot."))
    link(REPORTS, t("Tous les rapports"), REPORTS.icon, **_place(state))


def _place(state: PhaseState) -> dict[str, str]:
    return {Param.TERRITORY: state.territory}
