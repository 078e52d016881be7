"""The form by which the minutes of a meeting are handed in."""

from __future__ import annotations

from functools import partial

import streamlit as st

import settings
from domain.actions import Action
from queries.meetings.sheet import MeetingSheet
from services.meetings import minutes
from ui.links import with_history
from ui.session import t
from ui.widgets.form import open_form
from ui.widgets.saving import Edit
from ui.widgets.text import plain, small


def show_add_form(sheet: MeetingSheet) -> None:
    meeting, limit = sheet.state, settings.load().upload_max_mb
    form = open_form(
        f"minutes/{meeting.territory}/{meeting.number}",
        present=meeting.version or 0,
        theirs=meeting.title,
    )
    file = form.file(t("Procès-verbal"))
    rule = t(
        "PDF, DOCX, ODT, image ou texte UTF-8, {limit} Mo au plus. Lu par le FOREm et les "
        "adjudicataires de ce territoire ; un nouveau dépôt n’en remplace aucun."
    )
    st.markdown(small(rule.format(limit=limit)))
    edit = (
        Edit(
            partial(
                minutes.add,
                territory=meeting.territory,
                number=meeting.number,
                file=file,
                folder=settings.load().files_dir,
            ),
            mine=file.name,
            saved=with_history(
                t("Procès-verbal déposé : « {name} ».").format(name=plain(file.name)),
                action=Action.MEETING_MINUTES_ADDED,
            ),
        )
        if file
        else None
    )
    form.send(t("Déposer le procès-verbal"), edit)
