"""The filters of the agreements; each of them lives in the address."""

from __future__ import annotations

from domain.addresses import Param
from domain.agreements import AgreementKind, AgreementStanding
from domain.errors import NotFound
from i18n.labels.agreements import AGREEMENT_KIND_WORD, AGREEMENT_STANDING_WORD
from queries.agreements.states import AgreementFilter
from queries.places import known_territory
from ui import state
from ui.navigation import AGREEMENTS
from ui.session import ask, t
from ui.widgets.filters import filter_row, offer_everything, places, select_one

KIND, STANDING = "sorte", "etat"


def read_filter() -> AgreementFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory = state.param(Param.TERRITORY)
    kind, standing = _known(KIND, _kinds()), _known(STANDING, _standings())
    return AgreementFilter(
        territory=ask(known_territory, key=territory) if territory else None,
        kind=AgreementKind(kind) if kind else None,
        standing=AgreementStanding(standing) if standing else None,
    )


def _known(name: str, options: dict[str, str]) -> str | None:
    value = state.param(name)
    if value and value not in options:
        raise NotFound(subject=value)
    return value


def _kinds() -> dict[str, str]:
    return {kind.value: t(word) for kind, word in AGREEMENT_KIND_WORD.items()}


def _standings() -> dict[str, str]:
    return {standing.value: t(word) for standing, word in AGREEMENT_STANDING_WORD.items()}


def show_selectors(chosen: AgreementFilter) -> None:
    """The three filters, side by side where there is room."""
    with filter_row():
        everywhere, place = t("Tous les territoires"), chosen.territory
        select_one(t("Territoire"), places(), everywhere, Param.TERRITORY, place)
        kind_code = chosen.kind.value if chosen.kind else None
        standing_code = chosen.standing.value if chosen.standing else None
        select_one(t("Type"), _kinds(), t("Tous les types"), KIND, kind_code)
        select_one(t("État"), _standings(), t("Tous les états"), STANDING, standing_code)
        offer_everything(AGREEMENTS, is_narrowed=chosen != type(chosen)())
