"""Pages that show a record older than the definitions: a key was dropped while the application ran."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from definitions.catalog import Catalog
from definitions.phases import PhaseDefinition
from domain.phases import PhaseStatus
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import state_on
from services.phases import phases
from services.register import lots
from services.start import chronology
from services.start.preparation import APPLICATION
from tests.personas import ALINE
from tests.ui.opening import open_page, words
from tests.worlds import real_catalog
from ui.navigation import CALENDAR, JOURNAL, METHOD, OVERVIEW, TERRITORY, PageEntry


@pytest.fixture
def outlived(shown: Database) -> Database:
    """What was recorded while the method had one more phase, territory, lot, event and milestone."""
    catalog, now = _wider(), datetime.now(UTC)
    with shown.write() as session:
        chronology.load(Context(session, APPLICATION, now, catalog))
    with shown.write() as session:
        ctx = Context(session, ALINE, now, catalog)
        for territory, phase in (("herstal", "P12"), ("ancien", "P01")):
            _declare(ctx, territory, phase)
        lots.describe(ctx, lot="lot-9", seen_version=1, contents="appui", holder="")
    return shown


def _wider() -> Catalog:
    real = real_catalog()
    event = next(entry for entry in real.chronology if entry.subject.startswith("event/"))
    passed = next(entry for entry in real.chronology if entry.subject.startswith("milestone/"))
    return replace(
        real,
        phases=(*real.phases, _one_more(real.phases[-1])),
        territories=(*real.territories, real.territories[0].model_copy(update={"key": "ancien"})),
        lots=(*real.lots, real.lots[0].model_copy(update={"key": "lot-9"})),
        events=(*real.events, real.events[0].model_copy(update={"key": "evenement-retire"})),
        chronology=(
            *real.chronology,
            replace(event, subject="event/evenement-retire"),
            replace(passed, subject="milestone/herstal/P01.jalon-retire"),
        ),
    )


def _one_more(phase: PhaseDefinition) -> PhaseDefinition:
    return phase.model_copy(
        update={"key": "P12", "position": 12, "milestones": (), "deliverables": ()}
    )


def _declare(ctx: Context, territory: str, phase: str) -> None:
    seen = state_on(ctx, territory=territory, phase=phase, moment=Moment(ctx.today)).version
    assert seen is not None
    phases.declare(
        ctx,
        territory=territory,
        phase=phase,
        seen_version=seen,
        declaration=phases.Declaration(PhaseStatus.IN_PROGRESS, date(2026, 1, 5), "début"),
    )


@pytest.mark.parametrize("entry", [OVERVIEW, CALENDAR, JOURNAL, METHOD, TERRITORY])
@pytest.mark.parametrize("on", [{}, {"au": "2026-02-01"}], ids=["today", "past"])
def test_it_opens(outlived: Database, entry: PageEntry, on: dict[str, str]) -> None:
    assert not open_page(ALINE, entry, on).error


def test_the_latest_news_keep_the_key(outlived: Database) -> None:
    assert "Herstal — La phase P12 " in words(open_page(ALINE, OVERVIEW))


def test_events_keep_their_key(outlived: Database) -> None:
    assert "evenement-retire" in words(open_page(ALINE, CALENDAR))


def test_the_journal_keeps_the_keys(outlived: Database) -> None:
    said = words(open_page(ALINE, JOURNAL)).replace("\\", "")
    assert "a déclaré l’état de la phase P12 à Herstal" in said
    assert "a décrit le lot-9" in said
