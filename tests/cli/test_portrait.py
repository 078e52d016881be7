"""`./suivi portrait`: what a file would have recorded is told, and recorded only when asked."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from domain.permissions import Grant, Role
from models.database import Database, open_database
from queries.context import Context
from queries.moment import Moment
from queries.portraits.figures import figures_on
from services.accounts import accounts, sign_in_links
from services.start.preparation import APPLICATION, prepare
from tests.builders.record import everything
from tests.cli.running import Result, Run, assert_one_refusal
from tests.worlds import real_catalog

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
LOGIN = "portraits@example.be"
HEADS = [
    "Niveau", "Lieu", "Indicateur", "Ventilation", "Période", "Valeur", "Unité", "Source",
    "Adresse de la source", "Relevée le", "Licence", "Rupture de série", "Statut",
]  # fmt: skip


def line(
    indicator: str, period: object, value: object, *, part: str = "", day: object = None
) -> list[object]:
    said = ["", "Source d’essai", "", day, "", "", ""]
    return ["Commune", "Herstal", indicator, part, period, value, *said]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_database(f"sqlite:///{tmp_path / 'suivi.db'}")
    prepare(opened, real_catalog(), NOW, demo=False)
    with opened.write() as session:
        ctx = Context(session, APPLICATION, NOW, real_catalog())
        accounts.invite(
            ctx, token=sign_in_links.new_token(), login=LOGIN, display_name="Portraits",
            grants=[Grant(Role.LEAD)],
        )  # fmt: skip
    return opened


@pytest.fixture
def portrait(tmp_path: Path, run: Run, database: Database) -> Run:
    def running(*words: str, **variables: str) -> Result:
        there = ("--territory", "herstal")
        return run("portrait", *words, *there, SUIVI_DATA_DIR=str(tmp_path), **variables)

    return running


def csv_file(folder: Path, *lines: list[object], encoding: str = "utf-8") -> str:
    heads: list[object] = list(HEADS)
    words = [";".join(str(cell or "") for cell in cells) for cells in [heads, *lines]]
    path = folder / "valeurs.csv"
    path.write_bytes("\r\n".join(words).encode(encoding))
    return str(path)


def record_of(result: Result) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(result.out)
    return record


def test_a_file_is_told_and_changes_nothing(
    portrait: Run, database: Database, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Saisie"
    first: list[list[Any]] = [
        HEADS,
        line("Taux d’emploi", 2023, 62.5),
        line("Taux d’emploi", 2022, "n.d."),
    ]
    for cells in first:
        sheet.append(cells)
    sheet.append(line("Bénéficiaires d’un revenu d’intégration", 2024, 3, part="Sexe : Femmes"))
    sheet["F2"].number_format = '0.0"%"'
    sheet["J2"] = "2/7/2024"
    kept = io.BytesIO()
    book.save(kept)
    path = tmp_path / "valeurs.xlsx"
    path.write_bytes(kept.getvalue())
    before = everything(database)
    result = portrait("read", str(path), "--format", "json")
    assert everything(database) == before
    record = record_of(result)
    assert (result.exit_code, record["problems"]) == (0, [])
    assert (record["sheet"], record["encoding"]) == ("Saisie", None)
    assert record["lines"][0] == {
        "row": 2, "subject": "figure/commune/herstal/taux-emploi/total/2023", "level": "commune",
        "place": "Herstal", "indicator": "Taux d’emploi", "breakdown": "", "period": "2023",
        "value": "62.5", "unit": "%", "collected_on": "2024-07-02", "source": "Source d’essai",
        "series_break": "", "status": "",
    }  # fmt: skip
    assert [one["value"] for one in record["lines"]] == ["62.5", "unknown", "hidden"]
    [notice] = record["notices"]
    assert (notice["cell"], notice["to_confirm"]) == ("J2", True)
    assert "2 juillet 2024" in notice["reason"]
    assert "7 février 2024" in notice["reason"]
    shown = portrait("read", str(path))
    assert "ligne 2 : Taux d’emploi, Herstal, 2023 = 62.5 %" in shown.out


def test_what_is_wrong_is_told_in_its_cell_with_what_to_do(portrait: Run, tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, line("Revenu médian par déclaration", 2022, "21,345"),
        line("Taux d’emploi", 2022, "62,5"), encoding="cp1252",
    )  # fmt: skip
    result = portrait("read", path, "--format", "json")
    record = record_of(result)
    assert (result.exit_code, record["encoding"]) == (1, "Windows-1252")
    [problem] = record["problems"]
    assert problem["cell"] == "F2"
    assert "peut se lire de deux façons" in problem["reason"]
    assert problem["remedy"] == "Écrivez 21345, ou 21,3450 si ce sont des décimales."
    assert [one["row"] for one in record["lines"]] == [3]


def test_a_file_that_is_refused_whole_is_told_the_same_way(portrait: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a;b\n1;2\n")
    result = portrait("read", str(path), "--format", "json")
    record = record_of(result)
    assert (result.exit_code, record["lines"]) == (1, [])
    assert "Des colonnes manquent" in record["problems"][0]["reason"]
    nowhere = portrait("read", str(tmp_path / "absent.csv"))
    assert nowhere.exit_code == 1
    assert "ne peut pas être lu" in nowhere.out


def values(database: Database) -> dict[str, str]:
    with database.read() as session:
        ctx = Context(session, APPLICATION, NOW, real_catalog())
        figures = figures_on(ctx, moment=Moment(ctx.today), territory="herstal")
        return {figure.key.subject: figure.saying.value for figure in figures}


def test_it_is_brought_in_for_a_person_once_what_is_unusual_is_confirmed(
    portrait: Run, database: Database, tmp_path: Path
) -> None:
    subject = "figure/commune/herstal/taux-emploi/total/2022"
    path = csv_file(tmp_path, line("Taux d’emploi", 2022, "1250"))
    unsure = portrait("import", path, "--as", LOGIN)
    assert unsure.exit_code == 1
    assert "attendent d’être confirmées" in unsure.err
    assert subject not in values(database)
    done = portrait("import", path, "--as", LOGIN.upper(), "--confirm")
    assert (done.exit_code, done.out) == (0, "Importé : 1 valeur ajoutée.\n")
    assert values(database)[subject] == "1250"
    corrected = csv_file(tmp_path, line("Taux d’emploi", 2022, "62,5"))
    assert portrait("import", corrected, "--as", LOGIN, "--confirm").exit_code == 1
    why = ("--reason", "coquille", "--confirm")
    assert portrait("import", corrected, "--as", LOGIN, *why).exit_code == 0
    assert values(database)[subject] == "62.5"
    assert_one_refusal(
        portrait("import", corrected, "--as", "nul@example.be"), "Aucun compte ouvert"
    )
