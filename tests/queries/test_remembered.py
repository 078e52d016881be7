"""Answers are shared between two events, and never a moment longer."""

from __future__ import annotations

from datetime import date

from domain.phases import PhaseStatus
from models.database import Database
from queries.cached import remembered
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import states_on
from services.phases import phases
from services.phases.phases import Declaration
from tests.personas import ALINE, BRUNO, HUGO, LEA
from tests.worlds import NOW, World

TODAY = Moment(NOW.date())


def declare(world: World, status: PhaseStatus = PhaseStatus.IN_PROGRESS) -> None:
    state = world.ask(ALINE, states_on, moment=TODAY)["herstal", "P08"]
    assert state.version is not None
    world.do(
        ALINE,
        phases.declare,
        territory="herstal",
        phase="P08",
        seen_version=state.version,
        declaration=Declaration(status, NOW.date(), "dit en réunion"),
    )


def test_nothing_is_read_again_before_the_next_event(world: World) -> None:
    assert world.ask(ALINE, states_on, moment=TODAY) is world.ask(LEA, states_on, moment=TODAY)


def test_the_next_event_is_seen_at_once(world: World) -> None:
    before = world.ask(ALINE, states_on, moment=TODAY)
    declare(world)
    after = world.ask(ALINE, states_on, moment=TODAY)
    assert before["herstal", "P08"].status is PhaseStatus.UNKNOWN
    assert after["herstal", "P08"].status is PhaseStatus.IN_PROGRESS


def test_what_another_process_wrote_is_seen_at_once(world: World) -> None:
    other = Database(world.database.url.render_as_string(hide_password=False))
    elsewhere = World(other, world.catalog)
    elsewhere.ask(ALINE, states_on, moment=TODAY)
    declare(world)
    assert elsewhere.ask(ALINE, states_on, moment=TODAY)["herstal", "P08"].declared_by == 1
    other.dispose()


def test_who_sees_less_is_not_given_the_answer_of_who_sees_more(world: World) -> None:
    assert len(world.ask(ALINE, states_on, moment=TODAY)) == 22
    for person in (HUGO, BRUNO):
        [place] = {key for key, _ in world.ask(person, states_on, moment=TODAY)}
        assert place == next(iter(person.grants)).territory


def test_another_day_has_an_answer_of_its_own(world: World) -> None:
    world.ask(ALINE, states_on, moment=TODAY)
    then = world.ask(ALINE, states_on, moment=Moment(date(2023, 3, 31)))
    assert then["herstal", "P04"].status is PhaseStatus.UNKNOWN


def test_a_transaction_that_writes_asks_anew(world: World) -> None:
    asked = []

    @remembered
    def question(ctx: Context) -> int:
        asked.append(ctx.actor)
        return len(asked)

    assert [world.ask(ALINE, question) for _ in range(2)] == [1, 1]
    assert [world.do(ALINE, question) for _ in range(2)] == [2, 3]
