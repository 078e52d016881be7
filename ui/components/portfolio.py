"""From the states of phases to what pages show of them: their sentence, and the matrix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from definitions import names
from definitions.catalog import Catalog
from definitions.phases import PhaseDefinition
from definitions.territories import TerritoryDefinition
from domain.phases import Origin, PhaseStatus
from domain.schedule import Flag
from i18n import sentences
from i18n.formats import joined, short_date
from i18n.labels.phases import PHASE_STATUS_WORD
from queries.phases.states import PhaseState
from services.running import live_catalog
from ui import state as address
from ui.components.matrix import Cell, Column, GroupCell, GroupRow, Head, Row
from ui.links import href, phase_hrefs, territory_href
from ui.navigation import OVERVIEW
from ui.session import t

States = Mapping[tuple[str, str], PhaseState]
GROUPED_ABOVE = 24  # territories; more of them stand under their province
PROVINCE = "province"


def catalog() -> Catalog:
    return live_catalog().current()


def name_of(territory: str) -> str:
    return names.territory_name(catalog(), territory)


def lot_name(key: str | None) -> str:
    """« lot 1 », or the title of the lot when one is known."""
    if key is None:
        return t("non renseigné")
    return names.lot_name(catalog(), key)


def state_sentence(state: PhaseState) -> str:
    """« en cours, au plus tard le 07/02/2024, sans nouvelles depuis le 7 février 2024 »."""
    return sentences.state_sentence(state, t)


def shown_date(state: PhaseState) -> str:
    """The one date that fits in a cell: the plan of what is planned, else since when."""
    if state.status is PhaseStatus.PLANNED and state.planned_start:
        return short_date(state.planned_start)
    if state.status is PhaseStatus.UNKNOWN:
        return ""
    prefix = "≤\u00a0" if state.at_latest else ""
    return prefix + short_date(state.since) if state.since else ""


def phase_names(keys: Iterable[str]) -> str:
    """« phase 4 (Vision-missions-valeurs) et phase 5 (…) »."""
    phases = [catalog().phase(key) for key in keys]
    return joined([f"phase {phase.position} ({phase.title.fr})" for phase in phases])


def columns() -> list[Column]:
    return [Column(p.key, p.position, p.title.fr) for p in catalog().phases]


def heads() -> list[Head]:
    """The five group heads; the grouping is ours and marked so."""
    groups: dict[str, list[str]] = {}
    for phase in catalog().phases:
        groups.setdefault(phase.group.head, []).append(phase.key)
    return [Head(title, tuple(keys), is_proposal=True) for title, keys in groups.items()]


def rows(states: States) -> list[Row | GroupRow]:
    """A row a territory; above a couple of dozens they stand under their province."""
    seen = {place for place, _ in states}
    places = [place for place in catalog().territories if place.key in seen]
    if len(places) <= GROUPED_ABOVE:
        return [_row(place, states) for place in places]
    by_province: dict[str, list[TerritoryDefinition]] = defaultdict(list)
    for place in places:
        by_province[place.province.name].append(place)
    found: list[Row | GroupRow] = []
    for province, group in sorted(by_province.items()):
        is_open = address.param(PROVINCE) == province
        found.append(_group_row(province, group, states, is_open=is_open))
        if is_open:
            found += [_row(place, states) for place in group]
    return found


def _row(place: TerritoryDefinition, states: States) -> Row:
    phases = catalog().phases
    hrefs = phase_hrefs(place.key, [phase.key for phase in phases])
    cells = [_cell(phase, states[place.key, phase.key], hrefs[phase.key]) for phase in phases]
    return Row(place.key, place.name, territory_href(place.key), tuple(cells))


def _cell(phase: PhaseDefinition, state: PhaseState, address: str) -> Cell:
    return Cell(
        phase_key=phase.key,
        status=state.status,
        flag=state.flag,
        date_text=shown_date(state),
        sentence=state_sentence(state),
        href=address,
        declared=state.origin is Origin.DECLARED,
    )


def _group_row(
    province: str, places: Iterable[TerritoryDefinition], states: States, *, is_open: bool
) -> GroupRow:
    keys = [place.key for place in places]
    link = href(OVERVIEW, **{PROVINCE: None if is_open else province})
    cells = [
        _group_cell(phase.key, [states[key, phase.key].status for key in keys], link)
        for phase in catalog().phases
    ]
    return GroupRow(province, f"{province} ({len(keys)})", link, is_open, tuple(cells))


def _group_cell(phase: str, statuses: list[PhaseStatus], link: str) -> GroupCell:
    tally: dict[PhaseStatus | Flag, int] = dict(Counter(statuses))
    words = [f"{n} {t(PHASE_STATUS_WORD[PhaseStatus(s)]).lower()}" for s, n in tally.items()]
    return GroupCell(phase, tally, ", ".join(words), link)
