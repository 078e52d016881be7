"""Fields and buttons that several forms share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST
from services.phases.rows import NOTE_LIMIT
from ui.components import editing
from ui.components.editing import Edit
from ui.session import t

Touch = Callable[[], None]


def begun(key: str, present: int) -> tuple[int, Touch]:
    """The version seen when editing began, and what a field does when it is touched."""
    return editing.seen_version(key, present), partial(editing.touch, key)


def day_field(where: DeltaGenerator, label: str, start: date, *, key: str, touch: Touch) -> date:
    """A day of the calendar; one that may not be is refused in words, by the service."""
    return where.date_input(
        label,
        start,
        CALENDAR_FIRST,
        CALENDAR_LAST,
        format="DD/MM/YYYY",
        key=key,
        on_change=touch,
    )


def note_field(label: str, *, key: str, touch: Touch) -> str:
    return st.text_area(
        label,
        max_chars=NOTE_LIMIT,
        key=key,
        on_change=touch,
        help=t(
            "Écrivez pour des collègues : aucune donnée personnelle, aucun nom de bénéficiaire."
        ),
    )


def send(
    key: str, edit: Edit, *, label: str, version: int, theirs: str, present: int, subject: str
) -> None:
    """The button that saves; both values side by side, and who did what to the subject, when
    somebody else came first."""
    if st.button(label, type="primary", key=f"save/{key}/{version}"):
        editing.save(key, edit, version=version)
    editing.resolve(key, edit, theirs=theirs, present=present, subject=subject)
