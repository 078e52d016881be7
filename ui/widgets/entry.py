"""What a person has begun to enter: which version they read, what others changed since, what is
wrong with it, and sending it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

import streamlit as st

from domain.errors import N_, DomainError
from domain.merging import merge_value
from ui import state
from ui.session import refusal_text, t
from ui.widgets import saving
from ui.widgets.saving import Edit
from ui.widgets.text import plain, small

T = TypeVar("T")
NOT_RECORDED = N_("Rien n’est encore enregistré : répondez à ce qui est signalé plus haut.")
_EMPTY: Mapping[type, object] = {str: "", bool: False, list: []}


@dataclass(slots=True)
class Begun:
    """What was recorded when this person began: the version of the thing, and each value."""

    version: int
    turn: int = 0  # how often this person has sent the form: each time, its fields start empty
    values: dict[str, object] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)  # characters, of the fields of text


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person enters, for as long as the form is drawn.

    `present` is the version recorded now and `theirs` the same in words; `subject` names it in the
    journal. A form that `merges` shows in its fields what is recorded: what another person changed
    meanwhile is taken over where this one typed nothing, and asked about where both did. Of any
    other form, which records something new, the whole is compared.
    """

    name: str
    present: int
    theirs: str
    subject: str | None
    merges: bool
    begun: Begun
    contested: list[str] = field(default_factory=list)  # those that another person changed too
    wrong: list[str] = field(default_factory=list)  # the fields that may not be sent as they are

    @property
    def version(self) -> int:
        """The version that the services compare: what this person has read."""
        return self.present if self.merges else self.begun.version

    @property
    def is_sound(self) -> bool:
        """True when each field drawn so far can be read and none that is needed is empty."""
        return not self.wrong

    def key(self, name: str) -> str:
        """Return the key of a widget; each version of the thing has new widgets."""
        # Streamlit keeps what a widget holds under its key: after a save, the old words must not
        # come back. The browser keeps words by the part before the version.
        again = f"t{self.begun.turn}" if self.begun.turn else ""
        # It tells while one types how much is left, up to the limit that the name ends with.
        limit = f"m{self.begun.limits[name]}" if name in self.begun.limits else ""
        return f"{name}/{self.name}//v{self.begun.version}{again}{limit}"

    @property
    def _stamp(self) -> tuple[int, int]:
        """Tells this form from the next one of that name, which a late click must not reach."""
        return self.begun.version, self.begun.turn

    def send(
        self, label: str, edit: Edit | None, *, icon: str | None = None, help: str = ""
    ) -> None:
        """The button, and what it records; without an edit, a field above says what is missing."""
        # It stays active and says what is wrong: a grey one leaves people guessing.
        self.act(edit, pressed=self.button(label, "save", icon=icon, is_main=True, help=help))

    def button(
        self,
        label: str,
        name: str,
        *,
        icon: str | None = None,
        is_main: bool = False,
        in_form: bool = False,
        help: str = "",
    ) -> bool:
        """A button of the form: once it was pressed, empty fields say that they are needed.
        `in_form`: it stands in an `st.form`, which sends all fields at once."""
        draw = st.form_submit_button if in_form else st.button
        return draw(
            label,
            type="primary" if is_main else "secondary",
            icon=icon,
            help=help or None,
            key=self.key(name),
            on_click=state.put,
            args=(f"tried/{self.name}", self._stamp),
        )

    def act(self, edit: Edit | None, *, pressed: bool) -> None:
        """Record what was asked for; show what somebody else recorded meanwhile."""
        pressed = saving.is_asked_again(self.name) or pressed
        if self.wrong or edit is None:
            if pressed:
                st.error(t(NOT_RECORDED), icon=":material/error:")
            return
        if pressed:
            saving.save(self.name, edit, version=self.version, merges=self.merges)
        if not self.merges:
            saving.resolve(
                self.name, edit, theirs=self.theirs, present=self.present, subject=self.subject
            )

    def start(self, name: str, value: T, limit: int = 0) -> T:
        """What the widget starts from, and how many characters of text fit in. A value that another
        person changed is taken over in a field where this one changed nothing."""
        if limit:
            self.begun.limits[name] = limit
        known, key = self.begun.values, self.key(name)
        before = known.setdefault(name, value)
        mine = state.get(key)
        if value == before or not self.merges:
            return cast(T, before)
        if mine is None:
            known[name] = value
            return value
        merged, contested = merge_value(before, mine, value)
        if not contested:
            known[name] = value
        if merged == mine:
            return cast(T, before)
        state.put(key, merged)
        # Streamlit wants no other start for a widget whose value was put there.
        return cast(T, _EMPTY.get(type(value)))

    def settle(self, name: str, value: object, mine: object, words: str | None = None) -> None:
        """Two persons changed one value: both are shown, and the choice is asked for."""
        if not self.merges or self.begun.values[name] == value or mine == value:
            return
        self.wrong.append(name)
        self.contested.append(name)
        with st.container(border=True):
            theirs = plain(str(value) if words is None else words) or t("rien")
            st.warning(
                t(
                    "Quelqu’un a enregistré ici autre chose pendant votre saisie : {theirs}. "
                    "Choisissez, puis enregistrez."
                ).format(theirs=theirs),
                icon=":material/sync_problem:",
            )
            if done := saving.last_done(self.subject):
                st.markdown(small(done))
            with st.container(horizontal=True):
                for label, taken in ((t("Garder ma saisie"), mine), (t("Garder l’autre"), value)):
                    st.button(
                        label,
                        key=f"{self.key(name)}/{'mine' if taken is mine else 'theirs'}",
                        on_click=self._take,
                        args=(name, value, taken),
                    )

    def _take(self, name: str, value: object, taken: object) -> None:
        self.begun.values[name] = value
        state.put(self.key(name), taken)

    def refuse(self, name: str, refusal: DomainError) -> None:
        """Say beside the field what is wrong with it."""
        self.wrong.append(name)
        st.error(refusal_text(refusal), icon=":material/error:")

    def hold(self, name: str, typed: str, rule: Callable[[str], object]) -> None:
        """Say beside the field what a rule of its subject refuses of what is typed there."""
        try:
            if typed and name not in self.wrong:
                rule(typed)
        except DomainError as refusal:
            self.refuse(name, refusal)

    def lack(self, name: str, refusal: DomainError) -> None:
        """A field that is needed is empty: said once somebody tried to send."""
        if state.get(f"tried/{self.name}") == self._stamp:
            self.refuse(name, refusal)
        else:
            self.wrong.append(name)


def marked(label: str, required: bool) -> str:
    """Return the label, with the word that says when the field is needed."""
    return t("{label} (obligatoire)").format(label=label) if required else label
