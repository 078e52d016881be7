"""What a person may do with one meeting now: one thing at a time, nothing at all to readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from domain.meeting_errors import MeetingDayMissing
from domain.meetings import MeetingStatus
from domain.permissions import Permission
from i18n.formats import long_date
from queries.meetings.list import MeetingSheet
from services.meetings import meetings
from services.meetings.meetings import Held
from ui import state as address
from ui.components import meeting_fields, meeting_minutes, meeting_point_forms
from ui.components.dating import choose_date
from ui.components.editing import Edit
from ui.components.meeting_words import came_words, state_words
from ui.components.register_fields import NOTICE, Form, form
from ui.components.selectors import choose
from ui.components.text import small
from ui.links import with_history
from ui.session import can, moment, t

DO = "agir"
S = MeetingStatus


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do, under its word, with its form."""

    word: str
    draw: Callable[[MeetingSheet], None]


def forms(sheet: MeetingSheet) -> None:
    """The one that the address names; else what is most likely next."""
    one = sheet.state
    if one.version is None or not can(Permission.MEETING_WRITE, one.territory):
        return
    offered = _offered(sheet)
    if not offered:
        return
    st.header(t("Agir"), anchor="agir")
    asked = address.param(DO)
    chosen = asked if asked in offered else next(iter(offered))
    choose(
        t("Que voulez-vous faire ?"),
        list(offered),
        param=DO,
        value=chosen,
        told=lambda key: offered[key].word,
    )
    offered[chosen].draw(sheet)
    st.markdown(small(t(NOTICE)))


def _offered(sheet: MeetingSheet) -> dict[str, Offer]:
    """In the order of the work."""
    status = sheet.state.status
    if status is S.CANCELLED:
        return {}
    hold = t("Noter qui est venu, corriger le jour") if status is S.HELD else t("Noter sa tenue")
    points = meeting_point_forms.offered(sheet) if status is S.HELD else {}
    later = {} if status is S.HELD else {"reporter": Offer(t("Changer le jour prévu"), _plan)}
    minutes = Offer(t("Déposer le procès-verbal"), meeting_minutes.adding)
    return {
        "tenue": Offer(hold, _hold),
        **{key: Offer(word, draw) for key, (word, draw) in points.items()},
        **({"proces-verbal": minutes} if status is S.HELD else {}),
        "decrire": Offer(t("Décrire la réunion"), _describe),
        **later,
        "annuler": Offer(t("Annuler la réunion"), _cancel),
    }


def meeting_form(sheet: MeetingSheet, name: str) -> Form:
    one = sheet.state
    theirs = f"{one.title}\n{state_words(one, moment().on)}\n{came_words(one)}"
    key = f"{name}/{one.territory}/{one.number}"
    return form(key, present=one.version or 0, theirs=theirs, subject=one.subject)


def named(sheet: MeetingSheet) -> dict[str, object]:
    return {"territory": sheet.state.territory, "number": sheet.state.number}


def _hold(sheet: MeetingSheet) -> None:
    here, one = meeting_form(sheet, "hold"), sheet.state
    when = choose_date(t("Tenue le"), key=here.key("when"), start=one.held_on, touch=here.touch)
    came = meeting_fields.organisations(here, one.organisations, sheet.register)
    counted = meeting_fields.publics(here, one.groups)
    rule = t("Les publics se comptent : jamais de noms. Un champ vide veut dire « non compté ».")
    st.markdown(small(rule))
    note = here.area(t("Note (facultatif)"))
    edit = (
        Edit(
            meetings.hold,
            {**named(sheet), "held": Held(when.on, came, counted, note)},
            mine=f"{long_date(when.on)}\n{len(came)}",
            saved=with_history(t("La tenue et les présences sont notées."), action="meeting.held"),
        )
        if when.on
        else None
    )
    here.send(t("Noter la tenue"), edit, missing=MeetingDayMissing)


def _plan(sheet: MeetingSheet) -> None:
    here = meeting_form(sheet, "plan")
    start = sheet.state.planned_on
    when = choose_date(t("Prévue le"), key=here.key("when"), start=start, touch=here.touch)
    note = here.area(t("Motif (facultatif)"))
    edit = (
        Edit(
            meetings.plan,
            {**named(sheet), "on": when.on, "note": note},
            mine=long_date(when.on),
            saved=with_history(t("Le jour prévu est changé."), action="meeting.planned"),
        )
        if when.on
        else None
    )
    here.send(t("Changer le jour prévu"), edit, missing=MeetingDayMissing)


def _describe(sheet: MeetingSheet) -> None:
    here = meeting_form(sheet, "describe")
    description = meeting_fields.description(here, sheet.state)
    if sheet.shared_with:
        st.markdown(small(t("Ce qu’est la réunion change dans chaque territoire.")))
    edit = Edit(
        meetings.describe,
        {**named(sheet), "description": description},
        mine=f"{description.title}\n{description.agenda}",
        saved=with_history(t("Fiche enregistrée."), action="meeting.described"),
    )
    here.send(t("Enregistrer la fiche"), edit)


def _cancel(sheet: MeetingSheet) -> None:
    here = meeting_form(sheet, "cancel")
    rule = t(
        "Une réunion annulée reste au relevé, dite comme telle ; c’est aussi ainsi que se corrige "
        "une réunion notée comme tenue et qui n’a pas eu lieu."
    )
    st.markdown(small(rule))
    reason = here.area(t("Motif"))
    edit = Edit(
        meetings.cancel,
        {**named(sheet), "reason": reason},
        mine=reason,
        saved=with_history(t("La réunion est annulée."), action="meeting.cancelled"),
    )
    here.send(t("Annuler la réunion"), edit)
