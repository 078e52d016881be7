"""The filters of meetings; each of them lives in the address."""

from __future__ import annotations

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from domain.meetings import MeetingKind
from i18n.labels.meetings import MEETING_KIND_WORD
from queries.meetings.states import MeetingFilter
from queries.places import definition_of, known_territory
from ui import state
from ui.session import ask, t
from ui.widgets.filters import phases, places, select_one

KIND, ACTIONS, OPEN = "nature", "actions", "ouvertes"


def read_filter() -> MeetingFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    kind, actions = state.param(KIND), state.param(ACTIONS)
    for value, known in ((kind, kinds()), (actions, _actions())):
        if value and value not in known:
            raise NotFound(subject=value)
    return MeetingFilter(
        territory=ask(known_territory, key=territory) if territory else None,
        phase=ask(definition_of, phase=phase).key if phase else None,
        kind=MeetingKind(kind) if kind else None,
        with_open_actions=actions == OPEN,
    )


def kinds() -> dict[str, str]:
    return {kind.value: t(word) for kind, word in MEETING_KIND_WORD.items()}


def _actions() -> dict[str, str]:
    return {OPEN: t("Avec des actions ouvertes")}


def show_selectors(chosen: MeetingFilter) -> None:
    """The four filters, side by side where there is room."""
    territory, phase, kind, actions = st.columns(4)
    everywhere, place = t("Tous les territoires"), chosen.territory
    with territory:
        select_one(t("Territoire"), places(), everywhere, Param.TERRITORY, place)
    with phase:
        select_one(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, chosen.phase)
    with kind:
        kind_value = chosen.kind.value if chosen.kind else None
        select_one(t("Nature"), kinds(), t("Toutes les natures"), KIND, kind_value)
    with actions:
        waiting = OPEN if chosen.with_open_actions else None
        select_one(t("Actions"), _actions(), t("Toutes les réunions"), ACTIONS, waiting)
