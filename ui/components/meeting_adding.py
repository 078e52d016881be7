"""The form by which a meeting is entered, planned or held already."""

from __future__ import annotations

import streamlit as st

from domain.meeting_errors import MeetingDayMissing
from domain.permissions import Permission
from queries.meetings.states import MeetingState
from services.meetings import meetings
from services.meetings.meetings import Day, n_entered
from ui.components import meeting_fields
from ui.components.dating import choose_date
from ui.components.due_filters import places
from ui.components.editing import Edit
from ui.components.register_fields import NOTICE, form
from ui.components.text import plain, small
from ui.links import with_history
from ui.session import ask, can, in_the_past, t, tn

PLANNED, HELD = "planned", "held"


def adding(territory: str | None) -> None:
    """Closed until it is needed; nothing to readers, nor in the past."""
    mine = {key: name for key, name in places().items() if can(Permission.MEETING_WRITE, key)}
    if in_the_past() or not mine:
        return
    with st.expander(t("Inscrire une réunion ou un atelier"), icon=":material/add:"):
        st.markdown(small(t(NOTICE)))
        start = [territory] if territory in mine else list(mine)[:1]
        chosen: list[str] = st.multiselect(
            t("Territoires"),
            list(mine),
            start,
            format_func=lambda key: mine[key],
            key="meeting_places",
            help=t("Plusieurs quand la réunion leur est commune : chacun note qui en est venu."),
        )
        _form(chosen)


def _form(chosen: list[str]) -> None:
    """Its fields change their names once something is added: the next one starts empty."""
    count = ask(n_entered, territories=chosen)
    recorded = tn("{n} réunion inscrite", "{n} réunions inscrites", count)
    here = form(f"meeting/{'+'.join(chosen)}", present=count, theirs=recorded)
    description = meeting_fields.description(here, MeetingState("", 0))
    words = {PLANNED: t("Elle est prévue"), HELD: t("Elle s’est tenue")}
    status = here.choice(t("État"), "status", words)
    label = t("Tenue le") if status == HELD else t("Prévue le")
    when = choose_date(label, key=here.key("when"), start=None, touch=here.touch)
    edit = (
        Edit(
            meetings.add,
            {
                "territories": tuple(chosen),
                "description": description,
                "day": Day(when.on, status == HELD),
            },
            mine=description.title,
            saved=with_history(
                t("« {title} » est inscrite.").format(title=plain(description.title.strip())),
                action="meeting.added",
            ),
        )
        if when.on
        else None
    )
    here.send(t("Inscrire"), edit, icon=":material/add:", missing=MeetingDayMissing)
