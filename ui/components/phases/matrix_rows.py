"""From the states of phases to what pages show of them: their sentence, and the matrix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from definitions.phases import PhaseDefinition
from definitions.territories import TerritoryDefinition
from domain.phases import PhaseStatus
from domain.schedule import Flag
from domain.statements import Origin
from domain.text import french_order
from i18n.labels.phases import PHASE_STATUS_WORD
from queries.phases.states import PhaseState
from ui import state as address
from ui.components.phases.words import States, shown_date, state_sentence
from ui.links import href, phase_hrefs, territory_href
from ui.names import catalog
from ui.navigation import OVERVIEW
from ui.session import t
from ui.widgets.matrix import Cell, Column, GroupCell, GroupRow, Head, Row, Whose

GROUPED_ABOVE = 24  # territories; more of them stand under their province
PROVINCE = "province"


def columns() -> list[Column]:
    return [
        Column(p.key, p.position, p.title.fr, p.short_title or p.title.fr) for p in catalog().phases
    ]


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
    # Two pilots or two dozens fit on a screen; two hundred rows are no overview any more.
    if len(places) <= GROUPED_ABOVE:
        return [_row(place, states) for place in places]
    by_province: dict[str, list[TerritoryDefinition]] = defaultdict(list)
    for place in places:
        by_province[place.province.name].append(place)
    lines: list[Row | GroupRow] = []
    for province, group in sorted(by_province.items(), key=lambda item: french_order(item[0])):
        is_open = address.param(PROVINCE) == province
        lines.append(_group_row(province, group, states, is_open=is_open))
        if is_open:
            lines += [_row(place, states) for place in group]
    return lines


WHOSE = {Origin.DECLARED: Whose.DECLARED, Origin.VERIFIED: Whose.VERIFIED}


def _row(place: TerritoryDefinition, states: States) -> Row:
    phases = catalog().phases
    # All eleven at once: what the address of this page holds is read once a row.
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
        whose=WHOSE.get(state.origin, Whose.SOURCE) if state.origin else Whose.SOURCE,
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
