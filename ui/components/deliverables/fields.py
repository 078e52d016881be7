"""What every form about a deliverable shares: the version seen, its fields, its saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

import streamlit as st

from domain.text import NOTE_LIMIT
from queries.deliverables.states import DeliverableState
from ui.components.deliverables.words import state_words
from ui.session import t
from ui.widgets import saving
from ui.widgets.form import COLLEAGUES
from ui.widgets.saving import Edit


class Named(TypedDict):
    """What every service about one deliverable asks for first."""

    territory: str
    deliverable: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the deliverable as drawn, and the version seen when filling it in began."""

    state: DeliverableState
    name: str
    version: int

    @property
    def edit_key(self) -> str:
        return f"{self.name}/{self.state.territory}/{self.state.key}"

    @property
    def touch(self) -> Callable[[], None]:
        return partial(saving.begin_editing, self.edit_key)

    @property
    def named(self) -> Named:
        return {"territory": self.state.territory, "deliverable": self.state.key}

    def key(self, field: str) -> str:
        """Return the key of a widget; each version of the thing has new widgets."""
        return f"{field}/{self.edit_key}/{self.version}"

    def area(self, label: str, field: str = "note", limit: int = NOTE_LIMIT) -> str:
        return st.text_area(
            label,
            max_chars=limit,
            key=self.key(field),
            on_change=self.touch,
            help=t(COLLEAGUES),
        )

    def send(self, label: str, edit: Edit | None, *, icon: str | None = None) -> None:
        """The button, and what it saves; nothing yet while a field cannot be read."""
        off = edit is None
        pressed = st.button(label, type="primary", icon=icon, key=self.key("save"), disabled=off)
        if edit:
            self.save_when(edit, pressed=pressed)

    def save_when(self, edit: Edit, *, pressed: bool) -> None:
        """Save what was asked for; show what somebody else saved meanwhile."""
        if pressed:
            saving.save(self.edit_key, edit, version=self.version)
        theirs, present = state_words(self.state), self.state.version or 0
        subject = self.state.subject
        saving.resolve(self.edit_key, edit, theirs=theirs, present=present, subject=subject)


def has_begun(state: DeliverableState, name: str) -> bool:
    """True when this person typed something in that form that is neither saved nor dropped."""
    return saving.has_begun(f"{name}/{state.territory}/{state.key}")


def open_form(state: DeliverableState, name: str) -> Form:
    key = f"{name}/{state.territory}/{state.key}"
    return Form(state, name, saving.seen_version(key, state.version or 0))


def saved(sentence: str) -> str:
    """Say what was saved, with the way to the history."""
    return f"{sentence} [{t('Voir l’historique')}](#historique)"
