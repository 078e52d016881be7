"""`./suivi reports`: the same reports for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from domain.reporting import Cadence, Rhythm
from domain.reports import Filled, Section
from models.database import Database, open_database
from queries.context import Context
from services.reports import expectations, reports, review
from services.start.preparation import prepare
from tests.cli.running import Result, Run, assert_one_refusal
from tests.personas import ALINE, HUGO
from tests.worlds import real_catalog

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
PLACE = {"territory": "herstal", "lot": "lot-1"}
PERIOD = "2026-11-01_2026-11-15"


@pytest.fixture
def listed(tmp_path: Path, run: Run) -> Run:
    """Two periods are expected of lot 1 in Herstal; the first report was sent and accepted."""
    database = open_database(f"sqlite:///{tmp_path / 'suivi.db'}")
    prepare(database, real_catalog(), NOW, demo=False)
    _tell(database)
    database.dispose()

    def listing(*words: str, **variables: str) -> Result:
        return run("reports", *words, SUIVI_DATA_DIR=str(tmp_path), **variables)

    return listing


def _tell(database: Database) -> None:
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, date(2026, 11, 1), date(2026, 11, 30))
    filled = Filled(sections={Section.HIGHLIGHT: "Ateliers"})
    with database.write() as session:
        lead = Context(session, ALINE, NOW, real_catalog())
        contractor = Context(session, HUGO, NOW, real_catalog())
        expectations.expect(lead, lots=[("herstal", "lot-1")], seen_version=0, rhythm=rhythm)
        reports.submit(contractor, **PLACE, period=PERIOD, seen_version=0, filled=filled)
        review.accept(lead, **PLACE, period=PERIOD, seen_version=1)


def test_people_read_each_report_under_its_period(listed: Run) -> None:
    shown = listed("--on", "2026-11-16")
    assert shown.exit_code == 0
    assert "Rapports au 16 novembre 2026" in shown.out
    assert "Rapports du 1er au 15 novembre 2026\n  Herstal, lot\u00a01\u00a0: accepté" in shown.out
    assert "Rapports du 16 au 30 novembre 2026\n  Herstal, lot\u00a01\u00a0: attendu" in shown.out


def test_a_program_reads_the_same(listed: Run) -> None:
    document = json.loads(listed("--on", "2026-11-16", "--format", "json").out)
    assert document["on"] == "2026-11-16"
    later, first = document["reports"]
    assert (first["standing"], first["version"], first["accepted_version"]) == ("accepted", 1, 1)
    assert (first["due_on"], first["sent_on"]) == ("2026-11-16", "2026-11-16")
    assert (later["standing"], later["version"], later["sent_on"]) == ("expected", None, None)


def test_a_spreadsheet_opens_the_same(listed: Run) -> None:
    written = listed("--on", "2026-11-16", "--format", "csv").out
    assert written.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff")), delimiter=";"))
    assert [(row["period_last"], row["standing"]) for row in rows] == [
        ("2026-11-30", "expected"), ("2026-11-15", "accepted"),
    ]  # fmt: skip


def test_a_day_before_the_rhythm_was_fixed_says_that_nothing_is_expected(listed: Run) -> None:
    shown = listed("--on", "2026-11-15").out
    assert "le rythme n’est fixé pour aucun lot" in shown


@pytest.mark.parametrize(("day", "sentence"), [
    ("2099-12-31", "est dans le futur"), ("2024-02-30", "n’est pas une date connue du calendrier"),
])  # fmt: skip
def test_a_day_that_is_none_is_refused(listed: Run, day: str, sentence: str) -> None:
    assert_one_refusal(listed("--on", day), sentence)
