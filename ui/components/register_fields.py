"""What every form of the register shares: the version seen, its fields, its saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from domain.errors import N_, DomainError
from domain.organisation_errors import SinceMissing
from services.phases.rows import NOTE_LIMIT
from ui.components import editing
from ui.components.editing import Edit
from ui.session import t, told

NOTICE = N_(
    "Écrivez pour des collègues : des organisations, jamais des personnes ; aucune donnée sur les "
    "bénéficiaires."
)
UNKNOWN = ""


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
        return partial(editing.touch, self.name)

    def key(self, field: str) -> str:
        """Of a widget: new widgets for each version."""
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
        """One of the words; the first one unless told otherwise."""
        options = list(words)
        return st.selectbox(
            label,
            options,
            index=options.index(value) if value and value in words else 0,
            format_func=lambda one: words[one],
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
        if pressed and edit is None:
            st.error(told(missing()), icon=":material/error:")
        if pressed and edit:
            editing.save(self.name, edit, version=self.version)
        if edit:
            editing.resolve(
                self.name, edit, theirs=self.theirs, present=self.present, subject=self.subject
            )


def form(name: str, *, present: int, theirs: str, subject: str | None = None) -> Form:
    return Form(name, editing.seen_version(name, present), present, theirs, subject)


def optional(words: Mapping[str, str], unknown: str) -> dict[str, str]:
    """The same with « not known » first."""
    return {UNKNOWN: unknown, **words}
