"""Editing something that others may change meanwhile: the version seen, and the choice in a
conflict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from domain.errors import StaleEdit
from queries.following.journal import last_change
from ui import state as page_state
from ui.components.following.journal_sentences import sentence
from ui.session import announce, ask, perform, refusal_text, t
from ui.widgets.conflict import Keep, conflict


@dataclass(frozen=True, slots=True)
class Edit:
    """What the person is about to save: the service with its values, and the same in words. It is
    bound by functools.partial, so that mypy holds the values against what the service takes."""

    service: partial[None] | partial[int]
    mine: str
    saved: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the other person recorded, as it was shown, its version, and who did it when."""

    words: str
    version: int
    done: str = ""


def seen_version(key: str, present: int) -> int:
    """The version seen when editing began, kept through reruns until it is saved or dropped."""
    seen = page_state.get(f"seen/{key}")
    if isinstance(seen, int) and has_begun(key):
        return seen
    page_state.put(f"seen/{key}", present)
    return present


def begin_editing(key: str) -> None:
    """Editing has begun: from here on the version seen stays what it is."""
    page_state.put(f"touched/{key}", True)


def has_begun(key: str) -> bool:
    """True when this person typed something that is neither saved nor dropped."""
    return bool(page_state.get(f"touched/{key}"))


def end_editing(key: str) -> None:
    """Editing is over: the next form starts from what is recorded."""
    page_state.forget(*(f"{name}/{key}" for name in ("seen", "touched", "stale")))


def save(key: str, edit: Edit, *, version: int) -> None:
    """Save against the version seen; in a conflict, the next run shows what the other recorded."""
    try:
        # Apart again: a command is told from the next one by the name and the values of its service.
        done = perform(edit.service.func, seen_version=version, **edit.service.keywords)
    except StaleEdit:
        page_state.put(f"stale/{key}", True)
        st.rerun()
    if done:
        end_editing(key)
        announce(edit.saved)


def resolve(key: str, edit: Edit, *, theirs: str, present: int, subject: str | None = None) -> None:
    """Both values side by side when somebody else came first, with who did what when to that
    subject; « mine » replaces the other one shown, never one that came after it."""
    stale = page_state.get(f"stale/{key}")
    if not stale:
        return
    other = stale if isinstance(stale, Recorded) else Recorded(theirs, present, last_done(subject))
    page_state.put(f"stale/{key}", other)
    name = f"conflict/{key}/{other.version}"
    choice = conflict(mine=edit.mine, theirs=other.words, done=other.done, key=name)
    if choice is Keep.MINE:
        save(key, edit, version=other.version)
    elif choice is Keep.THEIRS:
        end_editing(key)
        announce(t("Votre saisie est abandonnée ; ce qui était enregistré reste."))


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
