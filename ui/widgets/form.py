"""What forms share: the version seen when filling in began, the fields, the saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypedDict

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST
from domain.errors import N_, DomainError
from domain.organisations import SinceMissing
from domain.text import NOTE_LIMIT
from ui.session import person_key, refusal_text, t
from ui.widgets import saving
from ui.widgets.saving import Edit

COLLEAGUES = N_(
    "Écrivez pour des collègues : aucune donnée personnelle, aucun nom de bénéficiaire."
)
NOTICE = N_(
    "Écrivez pour des collègues : des organisations, jamais des personnes ; aucune donnée sur les "
    "bénéficiaires."
)
DRAFT = "brouillon"  # web/assets/brouillons.js keeps in the tab what is typed in fields so named
UNKNOWN = ""

Touch = Callable[[], None]


class Numbered(TypedDict):
    """What a service asks for first about a thing that has a number in its territory."""

    territory: str
    number: int


def begin(key: str, present: int) -> tuple[int, Touch]:
    """The version seen when editing began, and what a field does when it is touched."""
    return saving.seen_version(key, present), partial(saving.begin_editing, key)


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
        help=t(COLLEAGUES),
    )


def send(
    key: str, edit: Edit, *, label: str, version: int, theirs: str, present: int, subject: str
) -> None:
    """The button that saves; both values side by side, and who did what to the subject, when
    somebody else came first."""
    if st.button(label, type="primary", key=f"save/{key}/{version}"):
        saving.save(key, edit, version=version)
    saving.resolve(key, edit, theirs=theirs, present=present, subject=subject)


def note_area(label: str, *, key: str, touch: Callable[[], None] | None = None) -> str:
    """A draft belongs to who typed it, and to the one form that `key` names."""
    return st.text_area(
        label,
        # The account is part of the key: the next person at this browser must not find the words.
        key=f"{DRAFT}/{person_key()}/{key}",
        help=t(COLLEAGUES),
        on_change=touch,
    )


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the version seen when filling it in began, and the one recorded now, in words."""

    name: str
    version: int
    present: int
    theirs: str
    subject: str | None = None

    @property
    def touch(self) -> Callable[[], None]:
        return partial(saving.begin_editing, self.name)

    def key(self, field: str) -> str:
        """Return the key of a widget; each version of the thing has new widgets."""
        # Streamlit keeps what a widget holds under its key: after a save, the old words must not
        # come back.
        return f"{field}/{self.name}/{self.version}"

    def line(self, label: str, field: str, value: str = "", *, limit: int, help: str = "") -> str:
        return st.text_input(
            label,
            value,
            max_chars=limit,
            key=self.key(field),
            on_change=self.touch,
            help=help or None,
        )

    def area(
        self, label: str, field: str = "note", value: str = "", limit: int = NOTE_LIMIT
    ) -> str:
        return st.text_area(
            label,
            value,
            max_chars=limit,
            key=self.key(field),
            on_change=self.touch,
            help=t(NOTICE),
        )

    def choice(
        self, label: str, field: str, words: Mapping[str, str], value: str | None = None
    ) -> str:
        """Return one of the words; the first one unless told otherwise."""
        options = list(words)
        return st.selectbox(
            label,
            options,
            index=options.index(value) if value and value in words else 0,
            format_func=lambda option: words[option],
            key=self.key(field),
            on_change=self.touch,
        )

    def send(
        self,
        label: str,
        edit: Edit | None,
        *,
        icon: str | None = None,
        missing: type[DomainError] = SinceMissing,
    ) -> None:
        """The button, and what it saves; without an edit, nobody said since when, or what is
        `missing` instead."""
        pressed = st.button(label, type="primary", icon=icon, key=self.key("save"))
        # The button stays active and says what is missing: a grey one leaves people guessing.
        if pressed and edit is None:
            st.error(refusal_text(missing()), icon=":material/error:")
        if pressed and edit:
            saving.save(self.name, edit, version=self.version)
        if edit:
            saving.resolve(
                self.name, edit, theirs=self.theirs, present=self.present, subject=self.subject
            )


def open_form(name: str, *, present: int, theirs: str, subject: str | None = None) -> Form:
    return Form(name, saving.seen_version(name, present), present, theirs, subject)


def optional(words: Mapping[str, str], unknown: str) -> dict[str, str]:
    """Return the words with « not known » before them."""
    return {UNKNOWN: unknown, **words}
