"""Random histories of deliverables: the sides of the clock always sum to its total, the record holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.deliverables import DeliverableStatus, Verdict
from domain.errors import DomainError
from domain.permissions import Actor
from models import Deliverable
from queries.deliverables.sheet import deliverable_sheet
from queries.moment import Moment
from queries.verification import verify
from services.deliverables import deliverables, reservations, review, versions
from services.deliverables.deliverables import Addition
from services.deliverables.review import Decision, Finding, NewReservation
from services.start.preparation import APPLICATION
from tests.personas import ALINE, HUGO, LEA

START = datetime(2025, 1, 6, 9, tzinfo=UTC)
S = DeliverableStatus
CRITERION = "Deux pages"
RESERVATIONS = (
    NewReservation("annexe", date(2030, 1, 1)),
    NewReservation("titre", date(2030, 2, 1)),
)
STEPS: dict[str, tuple[Actor, Callable[..., None], dict[str, Any]]] = {
    "version": (HUGO, versions.add_link, {"link": "https://exemple.be/x"}),
    "submit": (HUGO, deliverables.submit, {}),
    "take back": (HUGO, deliverables.take_back, {"reason": "x"}),
    "wait": (HUGO, deliverables.wait_for, {"who": "CPAS", "reason": "x"}),
    "go on": (ALINE, deliverables.wait_for, {"who": "", "reason": ""}),
    "begin": (ALINE, review.verify, {}),
    "check": (
        ALINE,
        review.verify,
        {"findings": {CRITERION: Finding(Verdict.MET)}},
    ),
    "accept": (ALINE, review.verify, {"decision": Decision(S.ACCEPTED)}),
    "reserves": (
        ALINE,
        review.verify,
        {"decision": Decision(S.ACCEPTED_WITH_RESERVATIONS, "", RESERVATIONS)},
    ),
    "refuse": (ALINE, review.verify, {"decision": Decision(S.REFUSED, "x")}),
    "lift": (HUGO, reservations.mark_resolved, {"reservation": "1", "note": "x"}),
    "close": (LEA, reservations.close, {"reservation": "1"}),
    "keep": (LEA, reservations.reopen, {"reservation": "1", "reason": "x"}),
    "reopen": (LEA, review.reopen, {"reason": "x"}),
}
GAP = 3  # days between the usual steps
USUAL = ("version", "submit", "begin", "check", "reserves", "lift", "close")
histories = st.lists(
    st.tuples(st.sampled_from([*STEPS, *USUAL, *USUAL]), st.integers(0, 20)), max_size=20
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(histories)
def test_whatever_happens_the_sides_sum_to_the_total(world, history):
    key, now = added(world), START
    usual = [(step, GAP) for step in USUAL]
    for step, days in [*usual, *history]:
        now += timedelta(days=days)
        take(world, key, step, now)
    check(world, key, now)
    assert world.ask(APPLICATION, verify).holds


def added(world):
    """A deliverable of its own for each history."""
    with world.database.read() as session:
        count = len(session.scalars(select(Deliverable.id).where(Deliverable.title != "")).all())
    with world.writing(ALINE, now=START) as ctx:
        addition = Addition("Note", CRITERION, "essai")
        deliverables.add(
            ctx, territory="herstal", phase="P07", seen_version=count, addition=addition
        )
    return f"P07.ajout-{count + 1}"


def take(world, key, step, now):
    actor, service, values = STEPS[step]
    with world.database.read() as session:
        version = Deliverable.version
        seen = session.scalars(select(version).where(Deliverable.deliverable_key == key)).one()
    try:
        with world.writing(actor, now=now) as ctx:
            service(ctx, territory="herstal", deliverable=key, seen_version=seen, **values)
    except DomainError:
        pass  # a step that does not apply there; what counts is what it leaves


def check(world, key, now):
    """Every tenth day and the last: the same rule, and no day lost or counted twice."""
    last = now.date()
    days = {START.date() + timedelta(n) for n in range(0, (last - START.date()).days, 10)} | {last}
    for day in sorted(days):
        sheet = world.ask(
            ALINE, deliverable_sheet, territory="herstal", key=key, moment=Moment(day)
        )
        clock = sheet.clock
        if clock is None:
            assert day < START.date() + timedelta(days=GAP)  # before the first version
            continue
        assert clock.total == sum(clock.days.values()) <= (day - clock.since).days
        if not any(fact.value == S.ACCEPTED for fact in sheet.history):
            assert clock.total == (day - clock.since).days
