"""The filters of what is due; each of them lives in the address."""

from __future__ import annotations

from domain.addresses import Param
from domain.errors import NotFound
from queries.following.due import DueFilter, responsible_for
from queries.places import definition_of, known_territory
from ui import state
from ui.names import catalog
from ui.navigation import DUE
from ui.session import ask, t
from ui.widgets.filters import filter_row, lots, offer_everything, phases, places, select_one

RESPONSIBLE = "responsable"


def read_filter() -> DueFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    lot, responsible = state.param(Param.LOT), state.param(RESPONSIBLE)
    if lot and lot not in lots():
        raise NotFound(subject=lot)
    if responsible and responsible not in _responsible():
        raise NotFound(subject=responsible)
    return DueFilter(
        territory=ask(known_territory, key=territory) if territory else None,
        phase=ask(definition_of, phase=phase).key if phase else None,
        lot=lot,
        responsible=responsible,
    )


def show_selectors(chosen: DueFilter) -> None:
    """The four filters, side by side where there is room."""
    with filter_row():
        select_one(
            t("Territoire"), places(), t("Tous les territoires"), Param.TERRITORY, chosen.territory
        )
        select_one(t("Lot"), lots(), t("Tous les lots"), Param.LOT, chosen.lot)
        select_one(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, chosen.phase)
        select_one(
            t("Qui réalise"), _responsible(), t("Tous les acteurs"), RESPONSIBLE, chosen.responsible
        )
        offer_everything(DUE, is_narrowed=chosen != DueFilter())


def _responsible() -> dict[str, str]:
    """The types of actors that carry out at least one phase."""
    # Only those that carry something out: the others would filter everything away.
    codes = {code for phase in catalog().phases for code in responsible_for(phase)}
    return {
        actor_type.code: actor_type.name
        for actor_type in catalog().actor_types
        if actor_type.code in codes
    }
