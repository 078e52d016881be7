"""Where phases stand on a day: the public answer, the time before it, and the silence since."""

from datetime import date

import pytest

from domain.errors import NotFound, PermissionDenied
from domain.phases import PhaseStatus
from domain.schedule import Flag
from domain.statements import Origin
from queries.moment import Moment
from queries.phases.states import state_on, states_on
from queries.verification import verify
from services.start import chronology
from services.start.preparation import APPLICATION
from tests.personas import ALINE, BRUNO, DENIS, HUGO
from tests.worlds import NOW

S = PhaseStatus
ANSWER = Moment(date(2024, 2, 7))
PLACES = ("herstal", "chapelle-lez-herlaimont")
TOLD = dict.fromkeys(("P01", "P02", "P03"), S.COMPLETED) | dict.fromkeys(
    ("P04", "P05", "P06"), S.IN_PROGRESS
) | dict.fromkeys(("P07", "P11"), S.PLANNED) | dict.fromkeys(("P08", "P09", "P10"), S.UNKNOWN)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("phase", TOLD)
def test_on_the_day_of_the_answer_each_phase_stands_as_the_minister_said(world, place, phase):
    state = world.ask(ALINE, states_on, moment=ANSWER)[place, phase]
    assert (state.status, state.flag) == (TOLD[phase], None)


def test_plans_are_months_and_inferences_say_so(world):
    states = world.ask(ALINE, states_on, moment=ANSWER)
    assert str(states["herstal", "P07"].planned_start) == "2024-02"
    assert str(states["herstal", "P11"].planned_start) == "2024-11"
    assert states["herstal", "P02"].origin is Origin.INFERRED
    assert states["herstal", "P05"].origin is Origin.SOURCE
    assert states["herstal", "P02"].at_latest and states["herstal", "P05"].at_latest


def test_in_march_2023_only_the_kick_off_is_known(world):
    states = world.ask(ALINE, states_on, moment=Moment(date(2023, 3, 31)))
    known = {key: s.status for key, s in states.items() if s.status is not S.UNKNOWN}
    assert known == {(place, "P01"): S.IN_PROGRESS for place in PLACES}
    assert str(states["herstal", "P01"].actual_start) == "2023-03"
    assert all(state.planned_start is None for state in states.values())


def test_a_month_counts_from_its_last_day(world):
    states = world.ask(ALINE, states_on, moment=Moment(date(2023, 3, 30)))
    assert states["herstal", "P01"].status is S.UNKNOWN


def test_today_nothing_has_been_heard_since_and_nothing_is_late(world):
    states = world.ask(ALINE, states_on, moment=Moment(NOW.date()))
    flagged = {phase for (place, phase), state in states.items() if state.flag is Flag.STALE}
    assert flagged == {"P04", "P05", "P06", "P07", "P11"}
    assert not [state for state in states.values() if state.flag is Flag.LATE]
    assert states["herstal", "P07"].last_news_on == date(2024, 2, 7)


def test_today_read_from_current_rows_is_what_the_facts_say(world):
    today = Moment(NOW.date())
    soon_after = Moment(NOW.date(), NOW)
    rows = world.ask(ALINE, states_on, moment=today)
    facts = world.ask(ALINE, states_on, moment=soon_after)
    assert {k: (s.status, s.since, s.planned_start, s.flag) for k, s in rows.items()} == {
        k: (s.status, s.since, s.planned_start, s.flag) for k, s in facts.items()
    }


def test_what_was_not_recorded_yet_was_not_known(world):
    before = Moment(date(2024, 2, 7), NOW.replace(year=2025))
    states = world.ask(ALINE, states_on, moment=before)
    assert {state.status for state in states.values()} == {S.UNKNOWN}


@pytest.mark.parametrize(("person", "place"), [(HUGO, "herstal"), (BRUNO, PLACES[1])])
def test_a_contractor_sees_one_territory(world, person, place):
    assert {key for key, _ in world.ask(person, states_on, moment=ANSWER)} == {place}


def test_a_foreign_or_unknown_phase_is_not_to_be_found(world):
    for place, phase in (("chapelle-lez-herlaimont", "P07"), ("liege", "P07"), ("herstal", "P12")):
        with pytest.raises(NotFound):
            world.ask(HUGO, state_on, territory=place, phase=phase, moment=ANSWER)


def test_a_stranger_reads_nothing(world):
    with pytest.raises(PermissionDenied):
        world.ask(DENIS, states_on, moment=ANSWER)


def test_loading_the_chronology_again_adds_nothing(world):
    before = world.ask(APPLICATION, verify)
    assert world.do(APPLICATION, chronology.load) == 0
    assert world.ask(APPLICATION, verify) == before
    assert before.holds and before.n_facts > 30
