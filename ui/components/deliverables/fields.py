"""What the forms about one deliverable share: its name for the services, its version, its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

from queries.deliverables.sheet import DeliverableSheet
from queries.deliverables.states import DeliverableState
from ui.components.deliverables.words import state_words
from ui.session import t
from ui.widgets import form as forms
from ui.widgets.form import Form


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that may be done now, by its word in the address and the name of its form. `is_next`:
    it leads to the next step. `is_decision`: it is FOREm’s, as who verifies."""

    key: str
    form: str
    label: str
    draw: Callable[[DeliverableSheet], None]
    is_next: bool = False
    is_decision: bool = False


class Named(TypedDict):
    """What every service about one deliverable asks for first."""

    territory: str
    deliverable: str


def named(state: DeliverableState) -> Named:
    return {"territory": state.territory, "deliverable": state.key}


def has_begun(state: DeliverableState, name: str) -> bool:
    """True when this person typed something in that form that is neither saved nor dropped."""
    return forms.has_begun(_key(state, name))


def open_form(state: DeliverableState, name: str, *, merges: bool = False) -> Form:
    return forms.open_form(
        _key(state, name),
        present=state.version or 0,
        theirs=state_words(state),
        subject=state.subject,
        merges=merges,
    )


def saved(sentence: str) -> str:
    """Say what was saved, with the way to the history."""
    return f"{sentence} [{t('Voir l’historique')}](#historique)"


def _key(state: DeliverableState, name: str) -> str:
    return f"{name}/{state.territory}/{state.key}"
