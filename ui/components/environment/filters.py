"""What the diagram shows and what it is compared with; all of it lives in the address."""

from __future__ import annotations

from dataclasses import dataclass

from domain.addresses import Param
from queries.places import known_territory
from queries.register.environment import Comparison, EnvironmentFilter, comparison_of, filter_of
from ui import state
from ui.components.register.filters import BARRIER, TYPE
from ui.components.register.words import barriers, types
from ui.session import ask, t, today
from ui.widgets.filters import filter_row, phases, places, select_one
from ui.widgets.selectors import choose, choose_day

DAY, PLACE = "compare", "avec"


@dataclass(frozen=True, slots=True)
class Wanted:
    territory: str
    kept: EnvironmentFilter
    other: Comparison


def read_filter() -> Wanted:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory = state.param(Param.TERRITORY) or next(iter(places()))
    return Wanted(
        ask(known_territory, key=territory),
        ask(
            filter_of,
            actor_type=state.param(TYPE),
            barrier=state.param(BARRIER),
            phase=state.param(Param.PHASE),
        ),
        ask(comparison_of, on=state.param(DAY), territory=state.param(PLACE)),
    )


def show_selectors(chosen: Wanted) -> None:
    """Show what is drawn in a first row, what it is compared with in a second."""
    params, kept = places(), chosen.kept
    with filter_row():
        choose(
            t("Territoire"),
            list(params),
            param=Param.TERRITORY,
            value=chosen.territory,
            format_func=lambda key: params[key],
            resets=(PLACE,),
        )
        select_one(t("Type"), types(), t("Tous les types"), TYPE, kept.actor_type)
        select_one(t("Frein couvert"), barriers(), t("Tous les freins"), BARRIER, kept.barrier)
        everything = t("Toutes les phases")
        select_one(t("Rôle dans la phase"), phases(), everything, Param.PHASE, kept.phase)
    _show_comparison(chosen, {key: name for key, name in params.items() if key != chosen.territory})


def _show_comparison(chosen: Wanted, others: dict[str, str]) -> None:
    """Another day; another territory, to who sees several. A territory goes before a day."""
    with filter_row("2"):
        choose_day(t("Comparer avec le"), param=DAY, value=chosen.other.on, last=today())
        nothing = t("Aucun autre territoire")
        place = t("Comparer avec le territoire")
        select_one(place, others, nothing, PLACE, chosen.other.territory, least=1)
