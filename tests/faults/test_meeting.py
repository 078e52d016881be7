"""People who write at the same moment: they take turns, one wins, the other is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from domain.errors import AlreadyDone, DomainError, StaleEdit
from domain.phases import PhaseStatus
from queries.moment import Moment
from queries.phases.states import states_on
from queries.verification import verify
from services.phases import phases
from services.register import lots
from services.start.preparation import APPLICATION
from tests.personas import ALINE, LEA
from tests.worlds import NOW

N_ROUNDS = 10
STARTED = phases.Declaration(PhaseStatus.IN_PROGRESS, NOW.date(), "essai de rencontre")


def at_once(*tasks):
    """What each of them answered or raised, started at the same instant."""
    gate = Barrier(len(tasks))

    def run(task):
        gate.wait()
        try:
            return task()
        except DomainError as error:
            return error

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def one_done_and_one(refused, answers):
    return {type(answer) for answer in answers} == {type(None), refused}


def version(world, phase):
    states = world.ask(ALINE, states_on, moment=Moment(NOW.date()))
    return states["herstal", phase].version


def test_of_two_people_who_saw_the_same_version_one_wins_and_one_is_told(world):
    for _ in range(N_ROUNDS):
        seen = version(world, "P07")

        def declare(actor, seen=seen):
            world.do(
                actor, phases.declare, territory="herstal", phase="P07",
                seen_version=seen, declaration=STARTED,
            )  # fmt: skip

        answers = at_once(lambda: declare(ALINE), lambda: declare(LEA))
        assert one_done_and_one(StaleEdit, answers)
        assert version(world, "P07") == seen + 1
    assert world.ask(APPLICATION, verify).holds


def test_a_command_that_arrives_twice_at_once_is_done_once(world):
    seen = version(world, "P07")

    def declare():
        with world.writing(LEA, command_id="clic") as ctx:
            phases.declare(
                ctx, territory="herstal", phase="P07", seen_version=seen, declaration=STARTED
            )

    answers = at_once(declare, declare)
    assert one_done_and_one(AlreadyDone, answers)


def test_eight_people_write_without_an_error(world):
    places = [(p, f"P{n:02}") for p in ("herstal", "chapelle-lez-herlaimont") for n in range(4, 8)]

    def declare(place, phase):
        for _ in range(5):
            states = world.ask(LEA, states_on, moment=Moment(NOW.date()))
            world.do(
                LEA, phases.declare, territory=place, phase=phase,
                seen_version=states[place, phase].version, declaration=STARTED,
            )  # fmt: skip

    answers = at_once(*[lambda place=place: declare(*place) for place in places])
    assert answers == [None] * 8
    assert world.ask(APPLICATION, verify).holds


def test_two_descriptions_of_one_lot_do_not_cover_each_other(world):
    def describe(holder):
        world.do(ALINE, lots.describe, lot="lot-1", seen_version=1, contents="", holder=holder)

    answers = at_once(lambda: describe("Une maison"), lambda: describe("Une autre maison"))
    assert one_done_and_one(StaleEdit, answers)
