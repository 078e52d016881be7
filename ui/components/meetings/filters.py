"""The filters of meetings; each of them lives in the address."""

from __future__ import annotations

from domain.addresses import Param
from domain.errors import NotFound
from domain.meetings import MeetingKind
from i18n.labels.meetings import MEETING_KIND_WORD
from queries.meetings.states import MeetingFilter
from queries.places import definition_of, known_territory
from ui import state
from ui.navigation import MEETINGS
from ui.session import ask, t
from ui.widgets.filters import filter_row, keep_only, offer_everything, phases, places, select_one

KIND, ACTIONS, OPEN = "nature", "actions", "ouvertes"


def read_filter() -> MeetingFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    kind, actions = state.param(KIND), state.param(ACTIONS)
    for value, known in ((kind, kinds()), (actions, (OPEN,))):
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


def show_selectors(chosen: MeetingFilter) -> None:
    """The four filters, side by side where there is room."""
    with filter_row():
        everywhere, place = t("Tous les territoires"), chosen.territory
        select_one(t("Territoire"), places(), everywhere, Param.TERRITORY, place)
        select_one(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, chosen.phase)
        kind_value = chosen.kind.value if chosen.kind else None
        select_one(t("Nature"), kinds(), t("Toutes les natures"), KIND, kind_value)
        waiting = chosen.with_open_actions
        keep_only(t("Avec des actions ouvertes"), param=ACTIONS, word=OPEN, value=waiting)
        offer_everything(MEETINGS, is_narrowed=chosen != type(chosen)())
