"""A milestone that is only planned: no page tells it as done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.actions import Action
from domain.dates import PartialDate
from domain.statements import Origin
from models.database import Database
from queries.context import Context
from queries.milestones.states import from_facts
from queries.moment import Moment
from queries.phases.states import states_on
from services import audit, facts
from tests.personas import ALINE, CHLOE
from tests.ui.opening import open_page, words
from tests.worlds import real_catalog
from ui.components.milestones import timeline
from ui.components.milestones.layers import Layers
from ui.navigation import OVERVIEW

KEY = "P07.protocole-valide"
TITLE = real_catalog().milestone(KEY).title.fr
PLAN_VERB = {"date prévue": "est prévu ", "date estimée": "est estimé "}
PLANS = {"planned_on": "date prévue", "forecast_on": "date estimée"}


@pytest.fixture(params=PLANS)
def plan(request: pytest.FixtureRequest, shown: Database) -> str:
    """The words for a date planned, or forecast, that Aline told of a milestone in Herstal."""
    attribute: str = request.param
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        new = facts.NewFact(
            subject=f"milestone/herstal/{KEY}",
            attribute=attribute,
            value="2027-03",
            effective=PartialDate(ctx.today),
            territory="herstal",
            origin=Origin.DECLARED,
        )
        audit.record(ctx, Action.CHRONOLOGY_LOADED, new.subject, facts=[facts.new_fact(ctx, new)])
    return PLANS[attribute]


def test_the_latest_news_say_that_it_is_a_plan(plan: str) -> None:
    said = words(open_page(CHLOE, OVERVIEW))
    told = next(line for line in said.splitlines() if TITLE in line and "mars 2027" in line)
    assert told.startswith("Herstal — Le jalon")
    assert PLAN_VERB[plan] in told


def test_the_sentence_of_the_calendar_says_it_too(shown: Database, plan: str) -> None:
    with shown.read() as session:
        ctx = Context(session, CHLOE, datetime.now(UTC), real_catalog())
        moment = Moment(ctx.today)
        states, known = states_on(ctx, moment=moment), from_facts(ctx, moment)
    marks = Layers().marks_with(known)
    _, section = timeline.sections(states, [], marks, ["herstal"], {})
    line = next(line for line in section.lines if line.key == "herstal/P07")
    assert line.sentence.endswith(f"{TITLE}, {plan}\u00a0: mars 2027")
