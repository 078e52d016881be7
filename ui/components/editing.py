"""Editing something that others may change meanwhile: the version seen, and the choice in a conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from domain.errors import StaleEdit
from ui import state as kept
from ui.components.conflict import Keep, conflict
from ui.session import announce, perform, t


@dataclass(frozen=True, slots=True)
class Edit:
    """What the person is about to save: by which service, and the same in words."""

    service: Callable[..., object]
    values: Mapping[str, object]
    mine: str
    saved: str


def seen_version(key: str, present: int) -> int:
    """The version seen when editing began, kept through reruns until it is saved or dropped."""
    seen = kept.kept(f"seen/{key}")
    if isinstance(seen, int) and kept.kept(f"touched/{key}"):
        return seen
    kept.keep(f"seen/{key}", present)
    return present


def touch(key: str) -> None:
    """Editing has begun: from here on the version seen stays what it is."""
    kept.keep(f"touched/{key}", True)


def leave(key: str) -> None:
    """Editing is over: the next form starts from what is recorded."""
    kept.forget(*(f"{name}/{key}" for name in ("seen", "touched", "stale")))


def save(key: str, edit: Edit, *, version: int) -> None:
    """Save against the version seen; a conflict is kept for `resolve` to show."""
    try:
        done = perform(edit.service, seen_version=version, **edit.values)
    except StaleEdit:
        kept.keep(f"stale/{key}", True)
        return
    if done:
        leave(key)
        announce(edit.saved)


def resolve(key: str, edit: Edit, *, theirs: str, present: int) -> None:
    """Both values side by side when somebody else came first; keeping mine sends it again."""
    if not kept.kept(f"stale/{key}"):
        return
    choice = conflict(mine=edit.mine, theirs=theirs, key=f"conflict/{key}")
    if choice is Keep.MINE:
        save(key, edit, version=present)
    elif choice is Keep.THEIRS:
        leave(key)
        announce(t("Votre saisie est abandonnée ; ce qui était enregistré reste."))
