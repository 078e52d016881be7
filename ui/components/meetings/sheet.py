"""One meeting: what it is, who came, what it decided, what it asked for, its minutes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.addresses import Param
from domain.errors import N_
from domain.permissions import Permission
from i18n.formats import instant, joined, long_date
from queries.meetings.minutes import Minutes
from queries.meetings.points import MeetingAction
from queries.meetings.sheet import MeetingSheet
from ui.components.following.row_acts import closing
from ui.components.meetings.words import (
    action_cell,
    group_words,
    kind_word,
    owner_words,
    phase_words,
    phases,
    sheet_of,
    state_words,
)
from ui.components.register.words import linked_name
from ui.links import link
from ui.names import name_of
from ui.navigation import MEETINGS
from ui.session import can, moment, t, tn
from ui.widgets.kept_files import show_digests, size_words
from ui.widgets.tables import (
    NOTHING,
    Cells,
    Group,
    Row,
    Table,
    cell,
    fact_table,
    record_table,
    record_tables,
)  # fmt: skip
from ui.widgets.text import small

NO_DECISION = N_("Aucune décision n’est notée.")
NO_ACTION = N_("Aucune action n’est notée.")
NOTHING_CARRIED = N_("Aucune action d’une réunion antérieure de même nature n’était ouverte.")


def show_page_links(sheet: MeetingSheet) -> None:
    """The way back to the meetings of its territory."""
    with st.container(key="way-back", horizontal=True):
        back = {Param.TERRITORY: sheet.state.territory}
        link(MEETINGS, t("Réunions"), ":material/arrow_back:", **back)


def sentence(sheet: MeetingSheet) -> str:
    """« Tenue le 2 mai 2024, à Herstal ; 4 organisations y sont venues, 2 décisions, 1 action
    ouverte. »"""
    meeting, on = sheet.state, moment().on
    said = t("{state}, à {place}").format(
        state=state_words(meeting, on), place=joined([name_of(meeting.territory), *_others(sheet)])
    )
    if not meeting.is_held:
        return f"{said}."
    n_decided, n_open = len(sheet.resolutions), sum(action.is_open for action in sheet.actions)
    counts = joined(
        [
            *([tn("{n} décision", "{n} décisions", n_decided)] if n_decided else []),
            *([tn("{n} action ouverte", "{n} actions ouvertes", n_open)] if n_open else []),
        ]
    )
    return t("{said} ; {counts}.").format(said=said, counts=counts) if counts else f"{said}."


def _others(sheet: MeetingSheet) -> list[str]:
    return [name_of(place) for place in sheet.shared_with]


def show_table(sheet: MeetingSheet) -> None:
    fact_table(fields(sheet), name=t("Réunion"), key="meeting")


def fields(sheet: MeetingSheet) -> Cells:
    """Every field, known or not."""
    meeting, unknown = sheet.state, t("non renseigné")
    worded = [phases().get(key, phase_words([key])) for key in meeting.phases]
    rows: Cells = {
        t("Nature"): kind_word(meeting),
        t("Prévue"): long_date(meeting.planned_on) if meeting.planned_on else unknown,
        t("Tenue"): long_date(meeting.held_on) if meeting.held_on else t("pas encore"),
        t("Lieu"): meeting.place or unknown,
        t("Phases"): joined(worded) or t("aucune en particulier"),
        t("Ordre du jour"): meeting.agenda or unknown,
    }
    if meeting.is_cancelled:
        rows.pop(t("Tenue"))
    return rows


def show_attendance(sheet: MeetingSheet) -> None:
    """Organisations by name, publics by number; of this territory only."""
    if not sheet.state.is_held:
        return
    st.header(t("Qui est venu"), anchor="presences")
    for words in attendance(sheet):
        st.markdown(words)


def attendance(sheet: MeetingSheet) -> list[str]:
    """Who came to a meeting that was held, in sentences."""
    meeting = sheet.state
    if not meeting.tells_who_came:
        return [t("Personne n’a encore noté qui est venu.")]
    names = joined([linked_name(organisation) for organisation in sheet.came]) or t("aucune notée")
    publics = group_words(meeting.groups) or t("aucun noté")
    rule = t("La réunion est commune : chaque territoire note qui est venu de chez lui.")
    return [
        t("**Organisations** : {names}").format(names=names),
        t("**Publics**, en nombre de personnes : {publics}").format(publics=publics),
        *([small(rule)] if sheet.shared_with else []),
    ]


def show_decisions(sheet: MeetingSheet) -> None:
    if not sheet.state.is_held:
        return
    st.header(t("Décisions"), anchor="decisions")
    if not sheet.resolutions:
        st.markdown(t(NO_DECISION))
        return
    record_table(decision_rows(sheet), name=t("Décisions"), key="decisions")


def decision_rows(sheet: MeetingSheet) -> list[Cells]:
    return [
        {
            t("Décision"): resolution.text,
            t("Organe ou instance"): resolution.body,
            t("Sur quelle base"): resolution.basis or NOTHING,
            t("Effet sur le plan"): resolution.effect or NOTHING,
            t("Phase"): phase_words([resolution.phase]) if resolution.phase else NOTHING,
        }
        for resolution in sheet.resolutions
    ]


def show_actions(sheet: MeetingSheet) -> None:
    """Show those of this meeting, then what earlier ones of its kind had left open on its day."""
    if sheet.state.is_held:
        st.header(t("Actions"), anchor="actions")
        if sheet.actions:
            rows = [Row(action_cells(action, sheet), closing(action)) for action in sheet.actions]
            record_tables([Table([Group(rows)], name=t("Actions"))], key="actions")
        else:
            st.markdown(t(NO_ACTION))
    st.header(t("Actions reprises"), anchor="reprises")
    if not sheet.carried:
        st.markdown(t(NOTHING_CARRIED))
        return
    rows = [Row(carried_cells(action, sheet), closing(action)) for action in sheet.carried]
    record_tables([Table([Group(rows)], name=t("Actions reprises"))], key="carried")


def carried_cells(action: MeetingAction, sheet: MeetingSheet) -> Cells:
    """With the meeting that asked for it."""
    titles = {meeting.number: meeting.title for meeting in sheet.here}
    asked = cell(titles[action.meeting], sheet_of(action.territory, action.meeting))
    return action_cells(action, sheet) | {t("Demandée par"): asked}


def action_cells(action: MeetingAction, sheet: MeetingSheet) -> Cells:
    return {
        t("Action"): action.title,
        t("Responsable"): owner_words(action.owner, sheet.register),
        t("Échéance"): cell(long_date(action.due), order=action.due.last.isoformat()),
        t("État"): action_cell(action, moment().on),
    }


def show_minutes(sheet: MeetingSheet, minutes: Sequence[Minutes]) -> None:
    """The files, for who keeps meetings there."""
    if not sheet.state.is_held:
        return
    st.header(t("Procès-verbal"), anchor="proces-verbal")
    if not can(Permission.MEETING_WRITE, sheet.state.territory):
        readers = t("Il se lit à la direction de projet et chez les adjudicataires du territoire.")
        st.markdown(readers)
        return
    if not minutes:
        st.markdown(t("Aucun procès-verbal n’est déposé."))
        return
    rows: list[Cells] = [
        {
            t("Fichier"): cell(minutes.name, minutes.address, note=size_words(minutes.size)),
            t("Déposé"): instant(minutes.added_at),
        }
        for minutes in reversed(minutes)
    ]
    record_table(rows, name=t("Procès-verbal"), key="minutes")
    show_digests([(minutes.name, minutes.digest) for minutes in reversed(minutes)])
