"""`./suivi deliverables`: the same deliverables for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from documents.csv_table import MARK
from domain.dates import PartialDate
from models.database import open_database
from queries.context import Context
from services.deliverables import deliverables, versions
from services.deliverables.deliverables import Addition
from services.start.preparation import prepare
from tests.cli.running import Result, Run, assert_one_refusal
from tests.personas import ALINE, HUGO
from tests.worlds import real_catalog

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
ADDED, AVAILABLE = "P07.ajout-1", "P02.portrait-statistique"
FORMULA = "=SOMME(A1) ; « urgent »"
DUE = PartialDate.parse("2026-10")


@pytest.fixture
def listed(tmp_path: Path, run: Run) -> Run:
    """A lead added a deliverable to phase 7 in Herstal, due last month; a draft of it exists."""
    database = open_database(f"sqlite:///{tmp_path / 'suivi.db'}")
    prepare(database, real_catalog(), NOW, demo=False)
    params: dict[str, Any] = {"territory": "herstal", "deliverable": ADDED}
    with database.write() as session:
        lead = Context(session, ALINE, NOW, real_catalog())
        addition = Addition(FORMULA, "Deux pages", "avenant")
        deliverables.add(lead, territory="herstal", phase="P07", seen_version=0, addition=addition)
        deliverables.set_due(lead, **params, seen_version=2, due_on=DUE, reason="avenant")
        contractor = Context(session, HUGO, NOW, real_catalog())
        versions.add_link(contractor, **params, seen_version=3, link="https://exemple.be/secret")
    database.dispose()

    def listing(*words: str, **variables: str) -> Result:
        return run("deliverables", *words, SUIVI_DATA_DIR=str(tmp_path), **variables)

    return listing


def test_people_read_each_deliverable_under_its_phase(listed: Run) -> None:
    shown = listed("--on", "2026-11-16")
    assert shown.exit_code == 0
    assert shown.out.startswith("Livrables au 16 novembre 2026\n\nChapelle-lez-Herlaimont\n")
    said = shown.out.replace("\u00a0", " ")
    assert "Portrait statistique du territoire : attendu, disponible selon la source" in said
    assert f"{FORMULA} : en préparation, échéance en octobre 2026, en retard" in said


def test_a_spreadsheet_reads_accents_and_computes_nothing(listed: Run) -> None:
    shown = listed("--format", "csv")
    assert shown.out.startswith(f"{MARK}territory;phase;key;title;")
    rows = {(row["territory"], row["key"]): row for row in rows_of(shown.out)}
    added, available = rows["herstal", ADDED], rows["herstal", AVAILABLE]
    assert (added["title"], added["status"], added["due"]) == (f"'{FORMULA}", "draft", "2026-10")
    assert (available["status"], available["available_on"]) == ("expected", "2024-02-07")
    assert available["available_origin"] == "source"


def test_a_program_reads_the_same_and_no_address(listed: Run) -> None:
    shown = listed("--format", "json").out
    document = json.loads(shown)
    by_key = {(one["territory"], one["key"]): one for one in document["deliverables"]}
    assert by_key["herstal", ADDED]["late"] is True
    assert by_key["herstal", AVAILABLE]["due"] is None
    assert "exemple.be" not in shown
    in_table = [row["key"] for row in rows_of(listed("--format", "csv").out)]
    assert in_table == [one["key"] for one in document["deliverables"]]


@pytest.mark.parametrize("option", ["--on", "--known-at"])
def test_a_day_before_tells_what_was_known_then(listed: Run, option: str) -> None:
    told = listed(option, "2024-02-07", "--format", "csv").out
    assert ADDED not in told


def test_a_day_that_does_not_exist_is_refused(listed: Run) -> None:
    assert_one_refusal(listed("--on", "2024-02-30"), "n’est pas une date connue du calendrier")


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK)), delimiter=";"))
