"""The filters of the deliverables; each of them lives in the address."""

from __future__ import annotations

from domain.addresses import Param
from domain.deliverables import DeliverableStatus
from domain.errors import NotFound
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD
from queries.deliverables.list import DeliverableFilter
from queries.places import definition_of, known_territory
from ui import state
from ui.navigation import DELIVERABLES
from ui.session import ask, t
from ui.widgets.filters import (
    filter_row,
    keep_only,
    lots,
    offer_everything,
    phases,
    places,
    select_one,
)

STATUS, LATE = "etat", "retard"
YES = "oui"


def read_filter() -> DeliverableFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    lot, status = state.param(Param.LOT), state.param(STATUS)
    # An address may be typed or old: refused in words, rather than an empty list that looks like
    # news.
    if lot and lot not in lots():
        raise NotFound(subject=lot)
    if status and status not in set(DeliverableStatus):
        raise NotFound(subject=status)
    return DeliverableFilter(
        territory=ask(known_territory, key=territory) if territory else None,
        phase=ask(definition_of, phase=phase).key if phase else None,
        lot=lot,
        status=DeliverableStatus(status) if status else None,
        late=state.param(LATE) == YES,
    )


def show_selectors(chosen: DeliverableFilter) -> None:
    """The five filters, side by side where there is room."""
    with filter_row():
        words = {status.value: t(word) for status, word in DELIVERABLE_STATUS_WORD.items()}
        select_one(
            t("Territoire"), places(), t("Tous les territoires"), Param.TERRITORY, chosen.territory
        )
        select_one(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, chosen.phase)
        select_one(t("Lot"), lots(), t("Tous les lots"), Param.LOT, chosen.lot)
        status_key = chosen.status.value if chosen.status else None
        select_one(t("État"), words, t("Tous les états"), STATUS, status_key)
        keep_only(t("En retard seulement"), param=LATE, word=YES, value=chosen.late)
        offer_everything(DELIVERABLES, is_narrowed=chosen.is_narrow)
