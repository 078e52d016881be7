"""Random sequences of what people do with phases: the record stays coherent at each step."""

from __future__ import annotations

import random
from datetime import date, timedelta

from domain.dates import PartialDate
from domain.errors import DomainError
from domain.history import value_as_of
from domain.phases import CLOSED, DECLARABLE, STARTED, PhaseStatus
from queries.facts import history_of
from queries.moment import Moment
from queries.phases.review import declarations_awaiting
from queries.phases.states import DATES, states_on
from queries.verification import verify
from services.phases import phases, review
from services.phases.phases import Declaration
from services.start.preparation import APPLICATION
from tests.doses import STEPS
from tests.personas import ALINE, HUGO, LEA
from tests.worlds import NOW

HERE = {"territory": "herstal", "phase": "P07"}
TODAY = Moment(NOW.date())


def now(world):
    return world.ask(ALINE, states_on, moment=TODAY)["herstal", "P07"]


def told(state):
    """What people read of a phase; not its version nor the day of the last news."""
    return (state.status, state.since, state.origin, state.declared_by, state.planned_start,
            state.actual_start, state.actual_end)  # fmt: skip


def test_whatever_people_do_the_record_stays_coherent(world, dose):
    chance, n_steps = random.Random(7), dose(STEPS)
    before: dict[int, object] = {}  # what stood before each declaration, by its number
    done = 0
    for _ in range(n_steps):
        step = chance.choice([declare, declare, correct, validate, refuse, reopen])
        try:
            step(world, chance, before)
        except DomainError:
            continue
        done += 1
        check(world)
    assert done > n_steps / 3
    assert world.ask(APPLICATION, verify).holds


def check(world):
    """The current state against `domain.history`, attribute by attribute."""
    state = now(world)
    facts = world.ask(APPLICATION, history_of, "phase/herstal/P07", ["status", *DATES])
    of = {name: [f for f in facts if f.attribute == name] for name in ("status", *DATES)}
    assert state.status == (value_as_of(of["status"], TODAY.on) or PhaseStatus.UNKNOWN)
    for name in DATES:
        value = value_as_of(of[name], TODAY.on)
        counts = {"actual_start": STARTED, "actual_end": CLOSED}.get(name, set(PhaseStatus))
        expected = PartialDate.parse(value) if value and state.status in counts else None
        assert getattr(state, name) == expected, name


def declare(world, chance, before):
    standing = told(now(world))
    say(world, chance, chance.choice([HUGO, ALINE]), corrects=None)
    last = world.ask(ALINE, declarations_awaiting, **HERE)
    if last:
        before.clear()  # only the latest declaration is refused back to what stood before it
        before[max(fact.id for fact in last)] = standing


def correct(world, chance, before):
    before.clear()
    say(world, chance, ALINE, corrects=now(world).fact_id)


def say(world, chance, person, *, corrects):
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
    plan = chance.choice([None, PartialDate.parse("2027-03")])
    said = Declaration(chance.choice(DECLARABLE), day, f"dit {chance.random()}", plan)
    seen = now(world).version
    world.do(person, phases.declare, **HERE, seen_version=seen, declaration=said, corrects=corrects)


def validate(world, chance, before):
    before.clear()
    declared = chosen(world, chance)
    world.do(LEA, review.validate, **HERE, fact_id=declared)


def refuse(world, chance, before):
    declared = chosen(world, chance)
    world.do(LEA, review.refuse, **HERE, fact_id=declared, reason="non")
    if declared in before:
        assert told(now(world)) == before[declared]
    before.clear()


def reopen(world, chance, before):
    before.clear()
    here = {"effective": NOW.date(), "reason": "à revoir"}
    world.do(ALINE, review.reopen, **HERE, seen_version=now(world).version, **here)


def chosen(world, chance):
    waiting = [fact.id for fact in world.ask(ALINE, declarations_awaiting, **HERE)]
    return chance.choice(waiting) if waiting else 0
