"""Meetings in a sentence and in tables, what they still wait for, and the log of their
decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from domain.meetings import MeetingStatus
from i18n.formats import long_date, long_day, short_date
from queries.meetings.points import MeetingAction
from queries.meetings.states import MeetingFilter, MeetingList, MeetingState
from queries.register.organisations import OrganisationState, organisations_on
from ui.components.following.row_acts import closing
from ui.components.meetings.words import (
    action_cell,
    came_words,
    kind_word,
    owner_words,
    phase_words,
    sheet_of,
    state_cell,
)
from ui.exports import offer_export
from ui.names import name_of
from ui.session import ask, in_the_past, moment, t, tn
from ui.widgets.tables import (
    NOTHING,
    Cell,
    Cells,
    Group,
    Row,
    Table,
    cell,
    record_table,
    record_tables,
)  # fmt: skip

Titles = dict[tuple[str, int], Cell]


def opening_sentence(listing: MeetingList, chosen: MeetingFilter) -> str:
    """« Au 23 novembre 2026, à Herstal, 5 réunions tenues et 1 prévue ; 3 actions ouvertes, dont 1
    en retard. »"""
    on = moment().on
    if not listing.meetings:
        return _why_empty(long_day(on), chosen)
    places = [
        _counted(place, list(meetings), listing, on) for place, meetings in _by_territory(listing)
    ]
    return t("Au {day}, {places}.").format(day=long_day(on), places=t(" ; ").join(places))


def _by_territory(listing: MeetingList) -> Iterator[tuple[str, Iterator[MeetingState]]]:
    places = sorted(listing.meetings, key=lambda meeting: meeting.territory)
    return groupby(places, key=lambda meeting: meeting.territory)


def _counted(place: str, meetings: Sequence[MeetingState], listing: MeetingList, on: date) -> str:
    held = sum(meeting.status is MeetingStatus.HELD for meeting in meetings)
    planned = sum(meeting.status is MeetingStatus.PLANNED for meeting in meetings)
    waiting = [action for action in listing.open_actions if action.territory == place]
    late = sum(action.is_late(on) for action in waiting)
    overdue = tn(" ({n} en retard)", " ({n} en retard)", late) if late else ""
    return t("à {place}, {held}, {planned}, {waiting}{late}").format(
        place=name_of(place),
        held=tn("{n} réunion tenue", "{n} réunions tenues", held),
        planned=tn("{n} prévue", "{n} prévues", planned),
        waiting=tn("{n} action ouverte", "{n} actions ouvertes", len(waiting)),
        late=overdue,
    )


def _why_empty(day: str, chosen: MeetingFilter) -> str:
    if chosen.is_narrow and chosen != MeetingFilter(territory=chosen.territory):
        return t("Au {day}, aucune réunion ne répond à ce choix. Élargissez les filtres.").format(
            day=day
        )
    if in_the_past():
        return t("Au {day}, aucune réunion n’était encore connue.").format(day=day)
    return t(
        "Au {day}, aucune réunion n’est connue : aucune source publique n’en donne la liste. "
        "Inscrivez la première, prévue ou déjà tenue."
    ).format(day=day)


def show_tables(listing: MeetingList) -> None:
    """Show one table a territory, latest first; each title leads to its sheet."""
    tables = [
        Table([Group([Row(meeting_cells(meeting)) for meeting in meetings])], name_of(place))
        for place, meetings in _by_territory(listing)
    ]
    record_tables(tables, key="meetings")
    offer_export(lambda: tables, name="reunions")


def meeting_cells(meeting: MeetingState) -> Cells:
    return {
        t("Réunion"): cell(
            meeting.title, sheet_of(meeting.territory, meeting.number), note=kind_word(meeting)
        ),
        t("État"): state_cell(meeting, moment().on),
        t("Phases"): phase_words(meeting.phases) or NOTHING,
        t("Qui est venu"): came_words(meeting),
    }


def open_actions(listing: MeetingList) -> None:
    """What meetings still wait for, what is due first, first."""
    st.header(t("Actions ouvertes"), anchor="actions")
    if not listing.open_actions:
        st.markdown(t("Aucune action demandée par ces réunions n’est ouverte."))
        return
    titles = _titles(listing)
    registers = {
        place: _register(place) for place in {meeting.territory for meeting in listing.meetings}
    }
    rows = [
        Row(_action(action, titles, registers[action.territory]), closing(action))
        for action in listing.open_actions
    ]
    record_tables([Table([Group(rows)], name=t("Actions ouvertes"))], key="open-actions")


def _register(place: str) -> Sequence[OrganisationState]:
    return ask(organisations_on, moment=moment(), territory=place)


def _action(action: MeetingAction, titles: Titles, register: Sequence[OrganisationState]) -> Cells:
    return {
        t("Action"): action.title,
        t("Échéance"): cell(long_date(action.due), order=action.due.last.isoformat()),
        t("Responsable"): owner_words(action.owner, register),
        t("État"): action_cell(action, moment().on),
        t("Demandée par"): titles[action.territory, action.meeting],
    }


def show_decisions(listing: MeetingList) -> None:
    """The log: what was decided, by which body, on what basis, to what effect."""
    st.header(t("Relevé des décisions"), anchor="decisions")
    if not listing.resolutions:
        st.markdown(t("Aucune décision de ces réunions n’est notée."))
        return
    titles = _titles(listing)
    rows: list[Cells] = [
        {
            t("Décision"): resolution.text,
            t("Jour"): cell(short_date(resolution.on), order=resolution.on.last.isoformat()),
            t("Organe ou instance"): resolution.body,
            t("Sur quelle base"): resolution.basis or NOTHING,
            t("Effet sur le plan"): resolution.effect or NOTHING,
            t("Phase"): phase_words([resolution.phase]) if resolution.phase else NOTHING,
            t("Réunion"): titles[resolution.territory, resolution.meeting],
        }
        for resolution in listing.resolutions
    ]
    record_table(rows, name=t("Relevé des décisions"), key="decisions")


def _titles(listing: MeetingList) -> Titles:
    """Return each meeting as the way to its sheet, with its territory."""
    return {
        (meeting.territory, meeting.number): cell(
            meeting.title,
            sheet_of(meeting.territory, meeting.number),
            note=name_of(meeting.territory),
        )
        for meeting in listing.meetings
    }
