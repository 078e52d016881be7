"""Random histories, a thousand in the long run: the rule, the window query and the current row say the same."""

from __future__ import annotations

import random
from datetime import date, timedelta

from domain.actions import Action
from domain.dates import PartialDate, Precision
from domain.history import value_as_of
from domain.phases import PhaseStatus
from domain.statements import Origin
from models import Fact, TerritoryPhase
from queries.facts import facts_on, history_of
from services import audit, facts
from services.phases.statements import refresh
from services.start.preparation import APPLICATION
from tests.doses import HISTORIES
from tests.worlds import NOW

FIRST_DAY = date(2023, 1, 1)
STATUSES = [status.value for status in PhaseStatus if status is not PhaseStatus.UNKNOWN]


def test_rule_query_and_current_row_agree_on_random_histories(world, dose):
    chance, n_histories = random.Random(1_404), dose(HISTORIES)
    subjects = [f"phase/herstal/H{number:04}" for number in range(n_histories)]
    with world.writing(APPLICATION) as ctx:
        rows = [TerritoryPhase(territory_key="herstal", phase_key=s[-5:]) for s in subjects]
        ctx.session.add_all(rows)
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "test")
        for subject in subjects:
            _write_history(world, ctx, subject, chance)
        refresh(ctx, rows)

    with world.writing(APPLICATION) as ctx:
        histories = {subject: history_of(ctx, subject, ["status"]) for subject in subjects}
        assert sum(map(len, histories.values())) > 3 * n_histories
        for row in ctx.session.query(TerritoryPhase).where(TerritoryPhase.phase_key.like("H%")):
            today = value_as_of(histories[f"phase/herstal/{row.phase_key}"], ctx.today)
            assert row.status == (today or PhaseStatus.UNKNOWN)
        for _ in range(12):
            on = FIRST_DAY + timedelta(days=chance.randrange(500))
            known_at = chance.choice([None, NOW + timedelta(seconds=chance.randrange(12))])
            facts = facts_on(ctx, on=on, known_at=known_at, attributes=["status"])
            by_query = {fact.subject: fact.value for fact in facts}
            for subject, history in histories.items():
                assert by_query.get(subject) == value_as_of(history, on, known_at), (subject, on)


def _write_history(world, ctx, subject, chance):
    """One to nine facts; some correct or withdraw an earlier one, at recording times that tie."""
    told: list[Fact] = []
    for step in range(chance.randrange(1, 10)):
        wrong = chance.choice(told) if told and chance.random() < 0.4 else None
        fact = facts.new_fact(ctx, _random_fact(subject, chance, wrong))
        fact.recorded_at = NOW + timedelta(seconds=step // 2)
        fact.digest = facts.content_digest(fact)
        audit.record(ctx, Action.CHRONOLOGY_LOADED, subject, facts=[fact])
        told.append(fact)


def _random_fact(subject, chance, wrong):
    day = FIRST_DAY + timedelta(days=chance.randrange(400))
    month = PartialDate(day.replace(day=1), Precision.MONTH)
    return facts.NewFact(
        subject,
        "status",
        chance.choice(STATUSES),
        chance.choice([PartialDate(day), month]),
        "herstal",
        Origin.DECLARED,
        replaces=wrong.id if wrong else None,
        withdraws=wrong is not None and chance.random() < 0.5,
    )
