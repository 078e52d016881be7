"""From the states of phases to what the overview shows: sentence, matrix, running, late, coming."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from definitions.catalog import Catalog
from definitions.phases import PhaseDefinition
from definitions.territories import TerritoryDefinition
from domain.dates import PartialDate
from domain.phases import Origin, PhaseStatus
from domain.portfolio import counts
from domain.schedule import Flag
from i18n.formats import in_date, joined, long_day, short_date, since_date
from i18n.labels import FLAG_WORD, ORIGIN_WORD, PHASE_STATUS_WORD
from i18n.sentences import portfolio_sentence
from queries.phases import PhaseState
from ui import state as address
from ui.components.matrix import Cell, Column, GroupCell, GroupRow, Head, Row
from ui.links import href, phase_href, territory_href
from ui.navigation import OVERVIEW
from ui.session import live_catalog, t

States = Mapping[tuple[str, str], PhaseState]
GROUPED_ABOVE = 24  # territories; more of them stand under their province
PROVINCE = "province"


def catalog() -> Catalog:
    return live_catalog().current()


def name_of(territory: str) -> str:
    return catalog().territory(territory).name


def opening_sentence(states: States, on: date) -> str:
    """What matters on that day, in one sentence."""
    names = {place.key: place.name for place in catalog().territories}
    by_territory: dict[str, dict[str, PhaseStatus]] = defaultdict(dict)
    for (place, phase), state in states.items():
        by_territory[names[place]][phase] = state.status
    silent = [s.last_news_on for s in states.values() if s.flag is Flag.STALE and s.last_news_on]
    return portfolio_sentence(
        on, counts(by_territory), _agreed_plans(states), max(silent, default=None)
    )


def _agreed_plans(states: States) -> dict[int, PartialDate | None]:
    """The planned start of each phase that is planned everywhere for the same date."""
    plans: dict[str, set[PartialDate | None]] = defaultdict(set)
    for (_, phase), state in states.items():
        plans[phase].add(state.planned_start if state.status is PhaseStatus.PLANNED else None)
    return {
        catalog().phase(phase).position: next(iter(dates))
        for phase, dates in plans.items()
        if len(dates) == 1
    }


def state_sentence(state: PhaseState) -> str:
    """« en cours, au plus tard le 07/02/2024 ; sans nouvelles depuis le 7 février 2024 »."""
    parts = [t(PHASE_STATUS_WORD[state.status]).lower()]
    if state.status is PhaseStatus.PLANNED and state.planned_start:
        parts[0] = t("planifiée {when}").format(when=in_date(state.planned_start))
    elif state.since and state.status is not PhaseStatus.UNKNOWN:
        parts.append(since_date(state.since, at_latest=state.at_latest))
    if state.origin is Origin.DECLARED:
        parts.append(t(ORIGIN_WORD[Origin.DECLARED]))
    if state.flag and state.last_news_on:
        flag = t(FLAG_WORD[state.flag]).lower()
        since = f" {t('depuis le')} {long_day(state.last_news_on)}"
        parts.append(flag + (since if state.flag is Flag.STALE else ""))
    return ", ".join(parts)


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
    places = [place for place in catalog().territories if (place.key, "P01") in states]
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
    cells = [_cell(place.key, phase, states[place.key, phase.key]) for phase in catalog().phases]
    return Row(place.key, place.name, territory_href(place.key), tuple(cells))


def _cell(place: str, phase: PhaseDefinition, state: PhaseState) -> Cell:
    return Cell(
        phase_key=phase.key,
        status=state.status,
        flag=state.flag,
        date_text=shown_date(state),
        sentence=state_sentence(state),
        href=phase_href(place, phase.key),
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
