"""The calendar: uncertain dates stay uncertain in its drawing, its sentences and its table."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.dates import PartialDate
from domain.meetings import MeetingKind
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import states_on
from services.meetings import meetings
from services.meetings.meetings import Day, Description
from tests.personas import ALINE, BRUNO, CHLOE
from tests.ui.opening import ANSWER, field, open_page, row_links, table_rows, words
from tests.worlds import real_catalog
from ui.components.milestones import timeline
from ui.navigation import CALENDAR
from ui.widgets.calendar import Line
from ui.widgets.tables import NOTHING

ANSWERED = PartialDate.parse(ANSWER)


@pytest.fixture
def lines(shown: Database) -> dict[str, Line]:
    """What the calendar draws of Herstal today, by phase."""
    with shown.read() as session:
        ctx = Context(session, CHLOE, datetime.now(UTC), real_catalog())
        states = states_on(ctx, moment=Moment(ctx.today))
    _, herstal = timeline.sections(states, [], {}, ["herstal"], {})
    return {line.key.removeprefix("herstal/"): line for line in herstal.lines}


def test_an_end_known_at_the_latest_is_drawn_so(lines: dict[str, Line]) -> None:
    (bar,) = lines["P01"].bars
    assert (bar.start, bar.end) == (PartialDate.parse("2023-03"), ANSWERED)
    assert bar.at_latest
    assert "au plus tard le 07/02/2024" in lines["P01"].sentence


def test_what_runs_at_an_unknown_time_is_open_on_both_sides(lines: dict[str, Line]) -> None:
    (bar,) = lines["P04"].bars
    assert bar.open_start and bar.open_end and not bar.at_latest


def test_what_nobody_told_of_is_not_drawn(lines: dict[str, Line]) -> None:
    assert lines["P08"].bars == ()
    assert lines["P08"].sentence == "non renseignée"


def test_the_table_says_at_the_latest_where_the_source_does(shown: Database) -> None:
    states = [row for row in table_rows(open_page(CHLOE, CALENDAR)) if "Phase" in row]
    first = next(row for row in states if row["Phase"].startswith("1. "))
    assert first["Début réel"] == "03/2023"
    assert first["Fin réelle"] == "au plus tard le 07/02/2024"
    running = next(row for row in states if row["Phase"].startswith("4. "))
    assert running["Début réel"] == "au plus tard le 07/02/2024"
    assert running["Fin réelle"] == NOTHING


def test_a_foreign_territory_is_refused_before_anything_is_told(shown: Database) -> None:
    page = open_page(BRUNO, CALENDAR, {"territoire": "herstal"})
    assert "est introuvable" in page.error[0].value
    assert "phases sur" not in words(page)


def test_a_layer_is_drawn_and_told_again_in_a_table(shown: Database) -> None:
    told = Description("Comité de pilotage n° 1", MeetingKind.STEERING)
    day = Day(PartialDate.parse("2027-03-12"))
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        meetings.add(ctx, territories=("herstal",), seen_version=0, description=told, day=day)
    plain = open_page(CHLOE, CALENDAR)
    assert "Comité de pilotage" not in words(plain)
    field(plain, "checkbox", "only_reunions").check().run()
    assert "Comité de pilotage n° 1" in row_links(plain)
    assert "Réunions" in words(plain).splitlines()
    assert plain.query_params["reunions"] == "oui"


def test_the_events_of_the_contract_carry_their_source(shown: Database) -> None:
    rows = table_rows(open_page(CHLOE, CALENDAR))
    award = next(row for row in rows if row.get("Événement") == "Attribution du marché")
    assert award["Date"] == "février 2023"
    assert "Question écrite" in award["Source"]
