"""The sourced chronology: loaded once, corrected when its file is, never erased."""

from dataclasses import replace
from datetime import date

import pytest

from domain.dates import PartialDate
from domain.errors import HistoryWithoutDefinition, NoLongerFollowed
from domain.phases import PhaseStatus
from queries.facts import history_of
from queries.following.happenings import events_on
from queries.moment import Moment
from queries.phases.states import states_on
from queries.verification import verify
from services.phases import phases
from services.phases.phases import Declaration
from services.start import chronology
from services.start.preparation import APPLICATION, refuse_orphans
from tests.personas import ALINE
from tests.worlds import NOW

ANSWER = Moment(date(2024, 2, 7))
TENDER = "event/publication-du-marche"


def load_changed(world, change):
    """Load a chronology in which each entry became what `change` makes of it (None: taken out)."""
    entries = tuple(filter(None, map(change, world.catalog.chronology)))
    world.catalog = replace(world.catalog, chronology=entries)
    return world.do(APPLICATION, chronology.load)


def told_events(world):
    return {fact.subject: fact.value for fact in world.ask(ALINE, events_on, moment=ANSWER)}


def test_a_corrected_entry_corrects_its_fact(world):
    def september(entry):
        if (entry.subject, entry.attribute) != (TENDER, "occurred_on"):
            return entry
        return replace(entry, value="2022-09", effective=PartialDate.parse("2022-09"))

    assert load_changed(world, september) == 1
    assert told_events(world)[TENDER] == "2022-09"
    latest, first = world.ask(ALINE, history_of, TENDER, ["occurred_on"])
    assert (latest.replaces, first.value) == (first.id, "2022-07")
    assert world.ask(APPLICATION, verify).holds


def test_an_entry_taken_out_is_withdrawn_and_stays_in_the_history(world):
    assert load_changed(world, lambda entry: None if entry.subject == TENDER else entry) == 2
    assert TENDER not in told_events(world)
    assert len(world.ask(ALINE, history_of, TENDER, ["occurred_on"])) == 2


def test_an_entry_put_back_is_told_again(world):
    whole = world.catalog
    load_changed(world, lambda entry: None if entry.subject == TENDER else entry)
    world.catalog = whole
    world.do(APPLICATION, chronology.load)
    assert told_events(world)[TENDER] == "2022-07"


def test_what_a_person_corrected_is_not_loaded_again(world):
    state = world.ask(ALINE, states_on, moment=Moment(NOW.date()))["herstal", "P04"]
    world.do(
        ALINE,
        phases.declare,
        territory="herstal",
        phase="P04",
        seen_version=state.version,
        declaration=Declaration(PhaseStatus.SUSPENDED, date(2024, 2, 7), "source mal lue"),
        corrects=state.fact_id,
    )
    assert world.do(APPLICATION, chronology.load) == 0
    after = world.ask(ALINE, states_on, moment=ANSWER)["herstal", "P04"]
    assert after.status is PhaseStatus.SUSPENDED


def test_a_territory_with_a_history_is_not_taken_out_of_the_files(world):
    kept = tuple(place for place in world.catalog.territories if place.key != "herstal")
    world.catalog = replace(world.catalog, territories=kept)
    with pytest.raises(HistoryWithoutDefinition, match="herstal"):
        world.do(APPLICATION, refuse_orphans)


def test_what_is_retired_is_read_and_not_written_any_more(world):
    retired = tuple(
        phase.model_copy(update={"retired": phase.key == "P07"}) for phase in world.catalog.phases
    )
    world.catalog = replace(world.catalog, phases=retired)
    world.do(APPLICATION, refuse_orphans)
    state = world.ask(ALINE, states_on, moment=ANSWER)["herstal", "P07"]
    assert state.status is PhaseStatus.PLANNED
    with pytest.raises(NoLongerFollowed, match=r"7\. Mise en situation"):
        world.do(
            ALINE,
            phases.declare,
            territory="herstal",
            phase="P07",
            seen_version=2,
            declaration=Declaration(PhaseStatus.IN_PROGRESS, date(2024, 2, 12), "x"),
        )
