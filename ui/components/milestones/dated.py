"""What the calendar draws, told again in tables; each row leads to its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from definitions import names
from domain.addresses import Param
from domain.dates import PartialDate
from domain.subjects import Subject
from i18n.formats import capitalised, long_date, short_date, since_date
from i18n.sentences import real_end, real_start
from queries.facts import FactRow
from queries.milestones.states import MilestoneState
from ui.components.deliverables.list import deliverable_cells
from ui.components.meetings.words import sheet_of, state_cell
from ui.components.milestones import words as milestone_words
from ui.components.milestones.layers import Layers
from ui.components.phases.words import States, state_sentence
from ui.components.reports.list import report_cells
from ui.names import catalog, name_of
from ui.navigation import PHASE
from ui.session import moment, t
from ui.targets import target
from ui.widgets.glyphs import STATUS
from ui.widgets.tables import NOTHING, Cell, Cells, Group, Row, Table, cell, record_tables


def show_tables(
    states: States,
    milestones: Sequence[MilestoneState],
    layers: Layers,
    events: Sequence[FactRow],
    places: Sequence[str],
) -> None:
    """The phases, the milestones that have a date, the layers asked for, what is of no phase."""
    dated = [one for one in milestones if one.territory in places and one.expected]
    record_tables(
        [
            Table(_by_place(places, states), t("Les mêmes dates en tableau")),
            Table(
                [Group([Row(_milestone_cells(one)) for one in dated])],
                t("Jalons datés"),
                t("Aucun jalon n’a encore de date : elle s’estime sur la page de sa phase."),
            ),
            *_layer_tables(layers),
            Table(
                [Group([Row(_event_cells(fact)) for fact in events])], t("Événements hors phase")
            ),
        ],
        key="dates",
    )


def _by_place(places: Sequence[str], states: States) -> list[Group]:
    return [
        Group(
            [Row(_phase_cells(place, phase.key, states)) for phase in catalog().phases],
            name_of(place),
        )
        for place in places
    ]


def _phase_cells(place: str, phase: str, states: States) -> Cells:
    state, defined = states[place, phase], catalog().phase(phase)
    way = target(PHASE, **{Param.TERRITORY: place, Param.PHASE: phase})
    return {
        t("Phase"): cell(defined.numbered_title, way, order=phase),
        t("État"): cell(capitalised(state_sentence(state)), sign=STATUS[state.status].sign),
        t("Début prévu"): _date_cell(state.planned_start),
        t("Début réel"): _date_cell(*real_start(state)),
        t("Fin prévue"): _date_cell(state.planned_end),
        t("Fin réelle"): _date_cell(*real_end(state)),
    }


def _date_cell(when: PartialDate | None, at_latest: bool = False) -> Cell:
    """A date; « au plus tard » where the source gives no more."""
    if when is None:
        return cell(NOTHING)
    said = since_date(when, at_latest=True) if at_latest else short_date(when)
    return cell(said, order=when.last.isoformat())


def _milestone_cells(state: MilestoneState) -> Cells:
    return {
        t("Jalon"): cell(state.title, milestone_words.sheet_of(state)),
        t("Territoire"): name_of(state.territory),
        t("Phase"): str(catalog().phase(state.phase).position),
        **milestone_words.dates_in_columns(state),
    }


def _layer_tables(layers: Layers) -> Iterator[Table]:
    on = moment().on
    if layers.deliverables:
        rows = [
            Row({**deliverable_cells(one, on), t("Territoire"): name_of(one.territory)})
            for one in layers.deliverables
        ]
        yield Table([Group(rows)], t("Livrables"))
    if layers.meetings:
        rows = [
            Row(
                {
                    t("Réunion"): cell(one.title, sheet_of(one.territory, one.number)),
                    t("État"): state_cell(one, on),
                    t("Territoire"): name_of(one.territory),
                }
            )
            for one in layers.meetings
        ]
        yield Table([Group(rows)], t("Réunions"))
    if layers.reports:
        yield Table([Group([Row(report_cells(one, on)) for one in layers.reports])], t("Rapports"))


def _event_cells(fact: FactRow) -> Cells:
    when = PartialDate.parse(fact.value)
    return {
        t("Événement"): names.event_title(catalog(), Subject.parse(fact.subject).key),
        t("Date"): cell(long_date(when), order=when.last.isoformat()),
        t("Source"): names.source_title(catalog(), fact.source_key) if fact.source_key else "",
    }
