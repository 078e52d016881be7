"""`./suivi milestones`: the same milestones for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from documents.csv_table import MARK
from domain.dates import PartialDate
from domain.milestones import MilestoneKind
from models.database import open_database
from queries.context import Context
from services.milestones import milestones
from services.milestones.milestones import Addition, Forecast
from services.start.preparation import prepare
from tests.cli.running import Result, Run, assert_one_refusal
from tests.personas import ALINE, HUGO
from tests.worlds import real_catalog

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
HELD, AT_LATEST = "P01.reunion-de-lancement", "P02.parties-prenantes-identifiees"
ADDED = "P07.ajout-1"
FORMULA = "=SOMME(A1) ; « urgent »"


@pytest.fixture
def listed(tmp_path: Path, run: Run) -> Run:
    """A lead added a milestone to phase 7 in Herstal, and a contractor estimated it."""
    database = open_database(f"sqlite:///{tmp_path / 'suivi.db'}")
    prepare(database, real_catalog(), NOW, demo=False)
    with database.write() as session:
        lead = Context(session, ALINE, NOW, real_catalog())
        addition = Addition(FORMULA, MilestoneKind.TARGET, "avenant")
        milestones.add(lead, territory="herstal", phase="P07", seen_version=0, addition=addition)
        contractor = Context(session, HUGO, NOW, real_catalog())
        estimate = Forecast(PartialDate.parse("2027-T2"))
        milestones.forecast(
            contractor, territory="herstal", milestone=ADDED, seen_version=2, forecast=estimate
        )
    database.dispose()

    def listing(*words: str, **variables: str) -> Result:
        return run("milestones", *words, SUIVI_DATA_DIR=str(tmp_path), **variables)

    return listing


def test_people_read_each_milestone_under_its_phase(listed: Run) -> None:
    shown = listed("--on", "2026-11-16")
    assert shown.exit_code == 0
    assert shown.out.startswith("Jalons au 16 novembre 2026\n\nChapelle-lez-Herlaimont\n")
    said = shown.out.replace("\u00a0", " ")
    assert "Réunion de lancement tenue (jalon) : réel mars 2023, selon la source" in said
    assert "identifiées (jalon) : réel au plus tard le 07/02/2024, selon la source" in said
    assert f"{FORMULA} (cible) : estimé 2e trimestre 2027" in said


def test_a_spreadsheet_reads_accents_and_computes_nothing(listed: Run) -> None:
    shown = listed("--format", "csv")
    assert shown.out.startswith(f"{MARK}territory;phase;key;title;")
    rows = {(row["territory"], row["key"]): row for row in rows_of(shown.out)}
    added, held = rows["herstal", ADDED], rows["herstal", HELD]
    assert (added["title"], added["kind"]) == (f"'{FORMULA}", "target")
    assert (added["forecast_on"], added["actual_on"]) == ("2027-Q2", "")
    assert (held["actual_on"], held["at_latest"], held["origin"]) == ("2023-03", "", "source")
    assert rows["herstal", AT_LATEST]["at_latest"] == "true"


def test_a_program_reads_dates_with_their_precision(listed: Run) -> None:
    document = json.loads(listed("--format", "json").out)
    by_key = {(one["territory"], one["key"]): one for one in document["milestones"]}
    added = by_key["herstal", ADDED]
    assert added["title"] == FORMULA
    assert added["forecast_on"] == {"value": "2027-Q2", "precision": "quarter"}
    assert (added["actual_on"], added["slip"]) == (None, None)
    assert by_key["herstal", HELD]["actual_on"] == {"value": "2023-03", "precision": "month"}


def test_every_format_holds_the_same_milestones(listed: Run) -> None:
    in_table = [row["key"] for row in rows_of(listed("--format", "csv").out)]
    in_document = json.loads(listed("--format", "json").out)["milestones"]
    assert in_table == [one["key"] for one in in_document]
    assert ADDED in in_table


@pytest.mark.parametrize("option", ["--on", "--known-at"])
def test_a_day_before_tells_what_was_known_then(listed: Run, option: str) -> None:
    told = listed(option, "2024-02-07", "--format", "csv").out
    assert ADDED not in told
    known = {row["key"]: row["actual_on"] for row in rows_of(told)}
    assert known[HELD] == ("2023-03" if option == "--on" else "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--format", "xml"], "«\u00a0xml\u00a0» n’est pas parmi 'text', 'json', 'csv'."),
        (["--lot", "lot-1"], "L’option «\u00a0--lot\u00a0» n’existe pas."),
        (["--on"], "L’option «\u00a0--on\u00a0» attend une valeur."),
        (["herstal"], "Argument en trop\u00a0: herstal"),
    ],
)
def test_a_foreign_word_is_refused_in_french(listed: Run, words: list[str], sentence: str) -> None:
    refused = listed(*words)
    assert (refused.exit_code, refused.out) == (2, "")
    assert sentence in refused.err


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2099-12-31", "Le 31 décembre 2099 est dans le futur"),
        ("2024-02", "Il faut un jour précis"),
        ("0001-01-01", "hors du calendrier du projet"),
        ("hier", "n’est pas une date connue du calendrier"),
    ],
)
def test_a_day_that_is_none_is_refused(listed: Run, day: str, sentence: str) -> None:
    assert_one_refusal(listed("--on", day), sentence)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""), delimiter=";"))
