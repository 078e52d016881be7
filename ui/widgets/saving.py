"""Recording something that others may change meanwhile: the version read, and the choice in a
conflict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TypedDict

import streamlit as st

from domain.errors import StaleEdit
from queries.following.journal import last_change
from ui import state as page_state
from ui.components.following.journal_sentences import sentence
from ui.session import announce, ask, perform, refusal_text, t
from ui.widgets.text import plain


class Numbered(TypedDict):
    """What a service asks for first about a thing that has a number in its territory."""

    territory: str
    number: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What the person is about to record: the service with its values, and the same in words. It is
    bound by functools.partial, so that mypy holds the values against what the service takes."""

    service: partial[None] | partial[int] | partial[str]
    mine: str
    saved: str
    then: Callable[[], object] | None = None  # what follows, before the page is drawn anew
    is_repeated: bool = False  # one enters several: its form stays open for the next one
    lands: Callable[[str], object] | None = None  # goes to what was made, by its number or key
    is_older: bool = False  # it speaks of a day before what stands now, and changes nothing of that


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the other person recorded, as it was shown, its version, and who did it when."""

    words: str
    version: int
    done: str = ""


def end_editing(form: str) -> None:
    """What was filled in is recorded or dropped: the form starts anew from what is recorded."""
    page_state.forget(*(f"{kept}/{form}" for kept in ("begun", "tried", "stale", "again")))
    page_state.put(f"turn/{form}", turn_of(form) + 1)


def turn_of(form: str) -> int:
    """How often this person has sent or dropped that form in this tab."""
    turn = page_state.get(f"turn/{form}")
    return turn if isinstance(turn, int) else 0


def is_asked_again(form: str) -> bool:
    """Whether the click before this drawing is to be taken up: somebody recorded something between
    that click and the saving, and now the form shows both."""
    asked = page_state.get(f"again/{form}") is True
    page_state.forget(f"again/{form}")
    return asked


def save(form: str, edit: Edit, *, version: int, merges: bool = False) -> None:
    """Save against the version read; when another one came first, the next drawing shows both."""
    try:
        # Apart again: a command is told from the next one by the name and the values of its service.
        done = perform(edit.service.func, seen_version=version, **edit.service.keywords)
    except StaleEdit:
        page_state.put(f"{'again' if merges else 'stale'}/{form}", True)
        st.rerun()
    if done:
        end_editing(form)
        if edit.then:
            edit.then()
        if not edit.is_repeated:
            page_state.fold_acts()
        if edit.lands and (made := page_state.made()):
            page_state.keep_notice(edit.saved, form)
            edit.lands(made)
        announce(edit.saved, form=form)


def resolve(
    form: str, edit: Edit, *, theirs: str, present: int, subject: str | None = None
) -> None:
    """Both values side by side when somebody else came first, with who did what when to that
    subject; « mine » replaces the other one shown, never one that came after it."""
    stale = page_state.get(f"stale/{form}")
    if not stale:
        return
    other = stale if isinstance(stale, Recorded) else Recorded(theirs, present, last_done(subject))
    page_state.put(f"stale/{form}", other)
    name = f"conflict/{form}/{other.version}"
    choice = _choose(
        mine=edit.mine, theirs=other.words, done=other.done, key=name, is_older=edit.is_older
    )
    if choice is Keep.MINE:
        save(form, edit, version=other.version)
    elif choice is Keep.THEIRS:
        end_editing(form)
        announce(t("Votre saisie est abandonnée ; ce qui était enregistré reste."), form=form)


def perform_decision(
    service: Callable[..., object], *, subject: str | None = None, **values: object
) -> bool:
    """Run what needs no comparison, a decision or an addition: when somebody was faster, nothing
    changes, and the message says who did what to that subject. True when it was done."""
    try:
        return perform(service, **values)
    except StaleEdit as refusal:
        said = (refusal_text(refusal), last_done(subject))
        st.error("  \n".join(filter(None, said)), icon=":material/sync_problem:")
        return False


def last_done(subject: str | None) -> str:
    """Say what the journal says of the last change; no names to who may not know people."""
    entry = ask(last_change, subject=subject) if subject else None
    return sentence(entry) if entry else ""


class Keep(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"


def _choose(
    *, mine: str, theirs: str, key: str, is_older: bool = False, done: str = ""
) -> Keep | None:
    """Return what the person decides in this run, or None while they read.

    `is_older`: mine is about an earlier day than theirs, and will not be what the screen shows.
    `done`: who recorded theirs, when and why, ready to be shown.
    """
    with st.container(border=True):
        st.warning(
            t("Quelqu’un a modifié cet objet pendant votre saisie. Rien n’est perdu : choisissez."),
            icon=":material/sync_problem:",
        )
        if is_older:
            st.markdown(
                t(
                    "Votre saisie vaut pour une date antérieure : elle s’ajouterait à "
                    "l’historique, et l’état affiché resterait l’autre."
                )
            )
        keep_mine = t("Ajouter ma saisie à l’historique") if is_older else t("Garder ma saisie")
        left, right = st.columns(2)
        with left:
            st.markdown(f"**{t('Votre saisie')}**")
            st.markdown(_lines(mine))
            if st.button(keep_mine, key=f"{key}_mine", width="stretch"):
                return Keep.MINE
        with right:
            st.markdown(f"**{t('Ce qui est enregistré')}**")
            st.markdown(_lines(theirs))
            if done:
                st.markdown(done)
            if st.button(t("Garder l’autre"), key=f"{key}_theirs", width="stretch"):
                return Keep.THEIRS
    return None


def _lines(text: str) -> str:
    """Return each line as it was typed, under the one before."""
    # Two spaces before a line break are how Markdown keeps it.
    return "  \n".join(plain(line) for line in text.splitlines())
