"""The one form: fields that keep what is typed, say what is wrong beside them, and hold what two
persons changed apart, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st

import settings
from documents.file_inspection import checked
from domain.dates import PartialDate
from domain.errors import N_, DomainError, TextMissing
from domain.files import CheckedFile, FileMissing
from domain.text import NOTE_LIMIT, clean
from ui import state
from ui.session import t
from ui.widgets import saving
from ui.widgets.date_field import Typing, date_field
from ui.widgets.entry import Begun, Entry, marked

T = TypeVar("T")
V = TypeVar("V", int, int | None)
COLLEAGUES = N_(
    "Écrivez pour des collègues : aucune donnée personnelle, aucun nom de bénéficiaire."
)
NOTICE = N_(
    "Écrivez pour des collègues : des organisations, jamais des personnes ; aucune donnée sur les "
    "bénéficiaires."
)
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Form(Entry):
    """The fields of an entry. Each says beside it what is wrong with it."""

    def line(
        self,
        label: str,
        name: str,
        value: str = "",
        *,
        limit: int,
        help: str = "",
        placeholder: str = "",
        required: bool = False,
    ) -> str:
        """One line of text. Nothing stops who types more than `limit` characters: a text that is
        pasted would vanish without a word."""
        typed = st.text_input(
            marked(label, required),
            self.start(name, value, limit),
            key=self.key(name),
            placeholder=placeholder or None,
            help=help or None,
        )
        self._check_text(label, name, typed, limit=limit, required=required)
        self.settle(name, value, typed)
        return typed

    def remark(self, label: str, name: str, value: str, *, limit: int, placeholder: str) -> str:
        """One line of text about what stands above it, which is not said again in sight."""
        typed = st.text_input(
            label,
            self.start(name, value),
            key=self.key(name),
            placeholder=placeholder,
            label_visibility="collapsed",
        )
        self._check_text(label, name, typed, limit=limit, required=False)
        self.settle(name, value, typed)
        return typed

    def area(
        self,
        label: str,
        name: str = "note",
        value: str = "",
        limit: int = NOTE_LIMIT,
        *,
        help: str | None = None,
        placeholder: str = "",
        required: bool = False,
    ) -> str:
        """Several lines of text, with the rule on what is never written unless the page says it."""
        start = self.start(name, value, limit)
        typed = st.text_area(
            marked(label, required),
            start,
            key=self.key(name),
            placeholder=placeholder or None,
            help=t(COLLEAGUES) if help is None else help or None,
        )
        self._check_text(label, name, typed, limit=limit, required=required)
        self.settle(name, value, typed)
        return typed

    def when(
        self,
        label: str,
        name: str,
        value: PartialDate | None = None,
        *,
        required: bool = False,
        may_be_unknown: bool = False,
        help: str = "",
    ) -> PartialDate | None:
        """A date as precisely as it is known. With `may_be_unknown`, a box says that nobody can
        tell; without a tick, an empty field that is `required` is asked for."""
        unknown = may_be_unknown and self.check(t("Date inconnue"), f"{name}-unknown")
        how = Typing(is_needed=required and not unknown, help=help, is_off=unknown)
        when = date_field(self, label, name, value, how)
        return None if unknown else when

    def day(
        self,
        label: str,
        name: str,
        value: date | None = None,
        *,
        required: bool = False,
        help: str = "",
    ) -> date | None:
        """A single day."""
        start = PartialDate(value) if value else None
        how = Typing(is_day=True, is_needed=required, help=help)
        when = date_field(self, label, name, start, how)
        return when.first if when else None

    def choice(
        self,
        label: str,
        name: str,
        words: Mapping[str, str],
        value: str | None = None,
        *,
        required: bool = True,
        help: str = "",
        placeholder: str = "",
    ) -> str:
        """One of the words, chosen in a list; empty while nobody chose, unless `value` says what is
        recorded or one of the words stands for « not known »."""
        options, start = list(words), value if value in words else None
        if start is None and UNKNOWN in words:
            start = UNKNOWN
        begun = self.start(name, start)
        chosen = st.selectbox(
            marked(label, required and UNKNOWN not in words),
            options,
            index=_rank(options, begun),
            format_func=lambda option: words[option],
            key=self.key(name),
            placeholder=placeholder or t("Choisir…"),
            help=help or None,
        )
        if chosen is None and required:
            self.lack(name, TextMissing(field=label))
        self.settle(name, start, chosen, words.get(str(start), ""))
        return chosen or UNKNOWN

    def one_of(
        self,
        label: str,
        name: str,
        words: Mapping[T, str],
        value: T | None = None,
        *,
        required: bool = True,
    ) -> T | None:
        """One of a few words that all stand in sight; none is chosen beforehand."""
        options = list(words)
        begun = self.start(name, value)
        chosen: T | None = st.radio(
            marked(label, required),
            options,
            index=_rank(options, begun),
            format_func=lambda option: words[option],
            horizontal=True,
            key=self.key(name),
        )
        if chosen is None and required:
            self.lack(name, TextMissing(field=label))
        self.settle(name, value, chosen, words.get(value, "") if value is not None else "")
        return chosen

    def one_in_list(self, label: str, name: str, words: Mapping[T, str]) -> T | None:
        """One of the things that an act may be about; the only one there is stands chosen."""
        only = next(iter(words)) if len(words) == 1 else None
        keyed = {str(option): option for option in words}
        chosen = self.choice(
            label,
            name,
            {key: words[option] for key, option in keyed.items()},
            str(only) if only is not None else None,
        )
        return keyed.get(chosen)

    def many(
        self,
        label: str,
        name: str,
        words: Mapping[T, str],
        value: Sequence[T] = (),
        *,
        help: str = "",
        placeholder: str = "",
    ) -> list[T]:
        """Any number of the words."""
        known = [option for option in value if option in words]
        start = self.start(name, known)
        chosen = st.multiselect(
            label,
            list(words),
            start,
            format_func=lambda option: words[option],
            key=self.key(name),
            help=help or None,
            placeholder=placeholder or t("Choisir…"),
        )
        self.settle(name, known, chosen, ", ".join(words[option] for option in known))
        return chosen

    def check(self, label: str, name: str, value: bool = False, *, help: str = "") -> bool:
        start = self.start(name, value)
        ticked = st.checkbox(label, start, key=self.key(name), help=help or None)
        self.settle(name, value, ticked, t("coché") if value else t("non coché"))
        return ticked

    def number(self, label: str, name: str, value: V, *, least: int, most: int) -> int | V:
        """A whole number; empty while nothing is known, when `value` is None."""
        start = self.start(name, value)
        typed: int | V = st.number_input(label, least, most, start, key=self.key(name))
        self.settle(name, value, typed)
        return typed

    def file(self, label: str, name: str = "file", *, required: bool = True) -> CheckedFile | None:
        """A file, looked into; what it may be and weigh stands under the field."""
        limit = settings.load().upload_max_mb
        upload = st.file_uploader(
            marked(label, required), key=self.key(name), max_upload_size=limit
        )
        try:
            file = checked(upload.name, upload.getvalue(), max_megabytes=limit) if upload else None
        except DomainError as refusal:
            self.refuse(name, refusal)
            return None
        if file is None and required:
            self.lack(name, FileMissing())
        return file

    def _check_text(self, label: str, name: str, typed: str, *, limit: int, required: bool) -> None:
        try:
            text = clean(typed, field=label, limit=limit)
        except DomainError as refusal:
            self.refuse(name, refusal)
            return
        if required and not text:
            self.lack(name, TextMissing(field=label))


def open_form(
    name: str,
    *,
    present: int,
    theirs: str = "",
    subject: str | None = None,
    merges: bool = False,
    is_steady: bool = False,
) -> Form:
    """Go on with what was begun under that name, else begin with what is recorded now. The widgets
    of a form that is steady stay while its own words are recorded one after the other."""
    begun = state.get(f"begun/{name}")
    is_over = isinstance(begun, Begun) and begun.version != present and not has_begun(name)
    if not isinstance(begun, Begun) or (is_over and not is_steady):
        state.put(f"begun/{name}", begun := Begun(present, saving.turn_of(name)))
    return Form(name, present, theirs, subject, merges, begun)


def has_begun(name: str) -> bool:
    """True when this person typed or chose something that is neither recorded nor dropped."""
    begun = state.get(f"begun/{name}")
    if not isinstance(begun, Begun):
        return False
    form = Form(name, begun.version, "", None, False, begun)
    held = {field: state.get(form.key(field)) for field in begun.values}
    return any(mine is not None and mine != begun.values[field] for field, mine in held.items())


def optional(words: Mapping[str, str], unknown: str) -> dict[str, str]:
    """Return the words with « not known » before them."""
    return {UNKNOWN: unknown, **words}


def _rank(options: Sequence[object], value: object) -> int | None:
    return options.index(value) if value in options else None
