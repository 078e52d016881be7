"""Meetings in a sentence and in tables, what they still wait for, and the log of their decisions."""

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
from ui.components.meetings.words import (
    came_words,
    kind_word,
    linked_title,
    meeting_href,
    owner_words,
    phase_words,
    signed_action,
    signed_state,
)
from ui.names import name_of
from ui.session import ask, in_the_past, moment, t, tn
from ui.widgets.tables import long_table
from ui.widgets.text import plain

Titles = dict[tuple[str, int], str]


def opening_sentence(found: MeetingList, chosen: MeetingFilter) -> str:
    """« Au 23 novembre 2026, à Herstal, 5 réunions tenues et 1 prévue ; 3 actions ouvertes, dont 1
    en retard. »"""
    on = moment().on
    if not found.meetings:
        return _why_empty(long_day(on), chosen)
    places = [_counted(place, list(here), found, on) for place, here in _by_territory(found)]
    return t("Au {day}, {places}.").format(day=long_day(on), places=t(" ; ").join(places))


def _by_territory(found: MeetingList) -> Iterator[tuple[str, Iterator[MeetingState]]]:
    places = sorted(found.meetings, key=lambda one: one.territory)
    return groupby(places, key=lambda one: one.territory)


def _counted(place: str, here: Sequence[MeetingState], found: MeetingList, on: date) -> str:
    held = sum(one.status is MeetingStatus.HELD for one in here)
    planned = sum(one.status is MeetingStatus.PLANNED for one in here)
    waiting = [one for one in found.open_actions if one.territory == place]
    late = sum(one.is_late(on) for one in waiting)
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


def tables(found: MeetingList) -> None:
    """One table a territory, latest first; each title leads to its sheet."""
    for place, here in _by_territory(found):
        st.header(name_of(place))
        long_table([_cells(one) for one in here])


def _cells(one: MeetingState) -> dict[str, str]:
    return {
        t("Réunion"): linked_title(one),
        t("État"): signed_state(one, moment().on),
        t("Nature"): kind_word(one),
        t("Phases"): phase_words(one.phases) or "–",
        t("Qui est venu"): came_words(one),
    }


def open_actions(found: MeetingList) -> None:
    """What meetings still wait for, what is due first, first."""
    st.header(t("Actions ouvertes"), anchor="actions")
    if not found.open_actions:
        st.markdown(t("Aucune action demandée par ces réunions n’est ouverte."))
        return
    titles = _titles(found)
    registers = {place: _register(place) for place in {one.territory for one in found.meetings}}
    long_table([_action(one, titles, registers[one.territory]) for one in found.open_actions])


def _register(place: str) -> Sequence[OrganisationState]:
    return ask(organisations_on, moment=moment(), territory=place)


def _action(
    one: MeetingAction, titles: Titles, register: Sequence[OrganisationState]
) -> dict[str, str]:
    return {
        t("Échéance"): long_date(one.due),
        t("Action"): plain(one.title),
        t("Responsable"): owner_words(one.owner, register),
        t("État"): signed_action(one, moment().on),
        t("Demandée par"): titles[one.territory, one.meeting],
    }


def decisions(found: MeetingList) -> None:
    """The log: what was decided, by which body, on what basis, to what effect."""
    st.header(t("Relevé des décisions"), anchor="decisions")
    if not found.resolutions:
        st.markdown(t("Aucune décision de ces réunions n’est notée."))
        return
    titles = _titles(found)
    rows = [
        {
            t("Jour"): short_date(one.on),
            t("Décision"): plain(one.text),
            t("Organe ou instance"): plain(one.body),
            t("Fondement"): plain(one.basis) or "–",
            t("Effet sur le plan"): plain(one.effect) or "–",
            t("Phase"): phase_words([one.phase]) if one.phase else "–",
            t("Réunion"): titles[one.territory, one.meeting],
        }
        for one in found.resolutions
    ]
    long_table(rows)


def _titles(found: MeetingList) -> Titles:
    """Each meeting as the way to its sheet, with its territory."""
    return {
        (one.territory, one.number): f"[{plain(one.title)}]"
        f"({meeting_href(one.territory, one.number)}), {name_of(one.territory)}"
        for one in found.meetings
    }
