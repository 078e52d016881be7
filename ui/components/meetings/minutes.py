"""The form by which the minutes of a meeting are handed in."""

from __future__ import annotations

from functools import partial

import streamlit as st

import settings
from documents.file_inspection import checked
from domain.actions import Action
from domain.errors import DomainError
from domain.files import FileMissing
from queries.meetings.states import MeetingSheet
from services.meetings import minutes
from ui.links import with_history
from ui.session import refusal_text, t
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
    upload = st.file_uploader(
        t("Procès-verbal"), key=form.key("file"), on_change=form.touch, max_upload_size=limit
    )
    rule = t(
        "PDF, DOCX, ODT, image ou texte UTF-8, {limit} Mo au plus. Lu par le FOREm et les "
        "adjudicataires de ce territoire ; un nouveau dépôt n’en remplace aucun."
    )
    st.markdown(small(rule.format(limit=limit)))
    try:
        file = checked(upload.name, upload.getvalue(), max_megabytes=limit) if upload else None
    except DomainError as refusal:
        st.error(refusal_text(refusal), icon=":material/error:")
        return
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
    form.send(t("Déposer le procès-verbal"), edit, missing=FileMissing)
