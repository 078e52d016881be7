"""The weather and the progress of the real chronology, and of what people add to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.dates import PartialDate
from domain.gates import Decision
from domain.health import Level, Signal
from domain.path_to_good import Step
from queries.following.journal import JournalFilter, journal
from queries.gates.dossier import dossier_on
from queries.gates.weather import changes_to_good, weather_on
from queries.moment import Moment
from services.gates import gates
from services.gates.gates import Ruling
from services.milestones import milestones
from services.milestones.milestones import Forecast
from services.phases import phases
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import NOW

ANSWER, TODAY = Moment(date(2024, 2, 7)), Moment(NOW.date())
KEY = "P07.protocole-valide"


def levels(world, moment, actor=CHLOE, place="herstal"):
    found = world.ask(actor, weather_on, moment=moment)
    return {phase: one.computed.level for (where, phase), one in found.items() if where == place}


def estimate(world, when, *, days_ago=0):
    with world.writing(HUGO, now=NOW - timedelta(days=days_ago)) as ctx:
        milestones.forecast(
            ctx, territory="herstal", milestone=KEY, seen_version=1, forecast=Forecast(when)
        )


def test_on_the_day_of_the_answer_nothing_is_invented(world):
    assert levels(world, ANSWER) == {
        "P01": Level.GOOD, "P02": Level.GOOD, "P03": Level.GOOD,
        "P04": Level.UNKNOWN, "P05": Level.UNKNOWN, "P06": Level.UNKNOWN,
        "P07": Level.GOOD, "P08": Level.UNKNOWN, "P09": Level.UNKNOWN, "P10": Level.UNKNOWN,
        "P11": Level.GOOD,
    }  # fmt: skip


def test_today_what_was_running_is_silent_and_neither_good_nor_bad(world):
    now = levels(world, TODAY)
    assert {now[phase] for phase in ("P04", "P05", "P06", "P07", "P11")} == {Level.SILENT}
    assert {now[phase] for phase in ("P01", "P02", "P03")} == {Level.GOOD}


def test_before_anything_was_recorded_nothing_is_known(world):
    then = Moment(date(2024, 2, 7), NOW.replace(hour=8))
    assert set(levels(world, then).values()) == {Level.UNKNOWN}


def test_news_of_a_milestone_ends_the_silence_and_lets_its_lateness_speak(world):
    estimate(world, PartialDate(date(2026, 10, 1)), days_ago=5)
    found = world.ask(CHLOE, weather_on, moment=TODAY)["herstal", "P07"]
    assert found.computed.level is Level.COMPROMISED
    assert {(reason.signal, reason.key) for reason in found.computed.reasons} == {
        (Signal.START_LATE, ""), (Signal.MILESTONE_LATE, KEY),
    }  # fmt: skip
    steps = world.ask(CHLOE, changes_to_good, found)
    assert [(step.step, step.key) for step in steps][:2] == [(Step.START, ""), (Step.REACH, KEY)]


def test_a_contractor_learns_nothing_of_another_lot_or_place(world):
    version = world.ask(ALINE, weather_on, moment=TODAY)["herstal", "P07"].state.version
    world.do(
        ALINE,
        phases.assign_lot,
        territory="herstal",
        phase="P07",
        seen_version=version,
        lot="lot-3",
    )
    assert "P07" not in levels(world, TODAY, HUGO)
    assert "P07" not in levels(world, ANSWER, HUGO)  # nor of its past
    assert "P07" in levels(world, TODAY, CHLOE)
    assert levels(world, TODAY, BRUNO) == {}


def test_the_journal_keeps_a_decision_from_another_lot(world):
    ruling = Ruling(Decision.GO, date(2026, 11, 16), "Comité", "entre nous")
    world.do(ALINE, gates.decide, territory="herstal", phase="P03", seen_version=0, ruling=ruling)
    actions = [one.action for one in told(world, HUGO)]
    assert "gate.decided" in actions
    version = world.ask(ALINE, weather_on, moment=TODAY)["herstal", "P03"].state.version
    world.do(
        ALINE,
        phases.assign_lot,
        territory="herstal",
        phase="P03",
        seen_version=version,
        lot="lot-3",
    )
    assert "gate.decided" not in [one.action for one in told(world, HUGO)]
    assert "gate.decided" in [one.action for one in told(world, CHLOE)]


def told(world, actor):
    return world.ask(actor, journal, wanted=JournalFilter())[0]


@pytest.mark.parametrize(("phase", "percent", "n_unknown"), [("P01", 20, 9), ("P04", None, 0)])
def test_progress_counts_what_is_known_and_says_what_is_not(world, phase, percent, n_unknown):
    found = world.ask(CHLOE, dossier_on, territory="herstal", phase=phase, moment=ANSWER)
    progress = found.summary.progress
    assert progress.percent == percent
    assert percent is None or progress.n_unknown == n_unknown


def test_the_dossier_of_a_past_day_is_what_it_was(world):
    before = world.ask(CHLOE, dossier_on, territory="herstal", phase="P07", moment=ANSWER)
    estimate(world, PartialDate(date(2026, 12, 1)))
    after = world.ask(CHLOE, dossier_on, territory="herstal", phase="P07", moment=ANSWER)
    assert after == before
