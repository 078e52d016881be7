"""The command line: French throughout, and one sentence for a refusal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.__main__ import MODULES
from settings import PREFIX, ROOT
from tests.cli.running import Run, assert_one_refusal

NOT_COPIED = shutil.ignore_patterns(".*", "var", "tests", "node_modules", "__pycache__")


def test_the_help_lists_every_command_in_french(run: Run) -> None:
    shown = run("--help").out
    for text in (
        "Usage\u00a0:",
        "Options\u00a0:",
        "Commandes\u00a0:",
        "Afficher cette aide.",
        *MODULES,
    ):
        assert text in shown


@pytest.mark.parametrize("name", MODULES)
def test_each_command_explains_itself(run: Run, name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert "Show this message" not in shown.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nulle-part"], "La commande «\u00a0nulle-part\u00a0» n’existe pas."),
        (["db", "--nulle-part"], "L’option «\u00a0--nulle-part\u00a0» n’existe pas."),
        (["seed", "encore"], "Argument en trop\u00a0: encore"),
        (["status", "--format", "xml"], "«\u00a0xml\u00a0» n’est pas parmi 'text', 'json'."),
        (["status", "--on"], "L’option «\u00a0--on\u00a0» attend une valeur."),
    ],
)
def test_a_wrong_word_is_told_in_french(run: Run, words: list[str], sentence: str) -> None:
    refused = run(*words)
    assert refused.exit_code == 2
    assert sentence in refused.err
    assert "Error" not in refused.err


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("SUIVI_PORT", "quatre-vingts", "Le réglage SUIVI_PORT ne convient pas"),
        ("SUIVI_DATABASE_URL", "oracle://u:secret@h/b", "ne désigne pas une base"),
        ("SUIVI_PHASES_DIR", "/nulle/part", "Le réglage SUIVI_PHASES_DIR ne convient pas"),
    ],
)
def test_a_bad_setting_is_one_sentence(run: Run, setting: str, value: str, sentence: str) -> None:
    refused = run("db", "upgrade", **{setting: value})
    assert_one_refusal(refused, sentence)
    assert "secret" not in refused.err


def test_a_file_in_place_of_the_data_folder_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "var").write_text("ici")
    refused = run("seed", SUIVI_DATA_DIR=str(tmp_path / "var"))
    assert_one_refusal(refused, "un fichier porte ce nom")


def test_a_file_that_is_no_database_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "suivi.db").write_text("ceci n’est pas une base de données" * 100)
    refused = run("seed", SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "base de données")


def test_an_unreachable_server_is_refused_without_its_password(run: Run) -> None:
    url = "postgresql://suivi:mot-secret@127.0.0.1:1/suivi"
    refused = run("db", "upgrade", SUIVI_DATABASE_URL=url)
    assert_one_refusal(refused, "La base de données ne répond pas")
    assert "mot-secret" not in refused.err


def test_an_upgrade_done_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    first = run("db", "upgrade", SUIVI_DATA_DIR=str(tmp_path))
    second = run("db", "upgrade", SUIVI_DATA_DIR=str(tmp_path))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.out == second.out


def test_the_chronology_is_loaded_once(run: Run, tmp_path: Path) -> None:
    assert "nouveaux faits\u00a0: 0" not in run("seed", SUIVI_DATA_DIR=str(tmp_path)).out
    assert "nouveaux faits\u00a0: 0" in run("seed", SUIVI_DATA_DIR=str(tmp_path)).out


def test_the_migrations_lead_to_the_models(run: Run) -> None:
    assert run("db", "check").exit_code == 0


def test_a_fresh_record_is_intact(run: Run, tmp_path: Path) -> None:
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    verified = run("verify", SUIVI_DATA_DIR=str(tmp_path))
    assert verified.exit_code == 0
    assert "Le journal est intact" in verified.out


def test_what_is_planned_is_told_as_a_plan(run: Run, tmp_path: Path) -> None:
    sentence = run("status", "--on", "2024-02-07", SUIVI_DATA_DIR=str(tmp_path)).out
    assert sentence.startswith("Au 7 février 2024, dans chacun des deux territoires, trois phases ")
    assert "partagé : prévue pour février 2024 (selon la source)" in sentence
    assert "   4. Vision-missions-valeurs : en cours, au plus tard le 07/02/2024" in sentence
    assert "depuis le 7 février" not in sentence


def test_a_silence_is_no_more_precise_than_the_news_before_it(run: Run, tmp_path: Path) -> None:
    sentence = run("status", "--on", "2024-02-06", SUIVI_DATA_DIR=str(tmp_path)).out
    assert "en cours depuis mars 2023, sans nouvelles depuis mars 2023" in sentence
    assert "31 mars" not in sentence


@pytest.mark.parametrize("option", ["--on", "--known-at"])
def test_a_day_to_come_is_refused(run: Run, tmp_path: Path, option: str) -> None:
    refused = run("status", option, "2099-12-31", SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "Le 31 décembre 2099 est dans le futur")


def test_a_month_is_no_day(run: Run, tmp_path: Path) -> None:
    refused = run("status", "--on", "2024-02", SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "Il faut un jour précis : AAAA-MM-JJ")


def test_telling_the_status_writes_nothing_in_a_ready_database(run: Run, tmp_path: Path) -> None:
    run("db", "upgrade", SUIVI_DATA_DIR=str(tmp_path))
    assert "prévue" not in run("status", SUIVI_DATA_DIR=str(tmp_path)).out
    assert "nouveaux faits : 0" not in run("seed", SUIVI_DATA_DIR=str(tmp_path)).out


@pytest.mark.parametrize("words", [("user", "list"), ("verify",)], ids=" ".join)
def test_reading_makes_no_database(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    refused = run(*words, SUIVI_DATA_DIR=str(tmp_path / "nouveau"))
    assert_one_refusal(refused, "Il n’y a pas encore de base de données")
    assert list(tmp_path.iterdir()) == []


def test_a_fresh_database_has_no_account(run: Run, tmp_path: Path) -> None:
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    listed = run("user", "list", SUIVI_DATA_DIR=str(tmp_path))
    assert (listed.exit_code, listed.err) == (0, "")
    assert "Aucun compte." in listed.out


def test_a_mistyped_setting_is_told_with_the_one_that_is_meant(run: Run) -> None:
    said = run("db", "check", SUIVI_PROT="8502")
    assert said.exit_code == 0
    assert "SUIVI_PROT n’est pas un réglage connu" in said.err
    assert "SUIVI_PORT" in said.err


def test_the_help_names_the_words_of_the_launcher(run: Run) -> None:
    shown = run("--help").out
    assert "./suivi test" in shown and "./suivi check" in shown


@pytest.mark.parametrize("role", ["lead", "admin", "ministry"])
def test_a_role_that_holds_everywhere_takes_no_territory(
    run: Run, tmp_path: Path, role: str
) -> None:
    words = ("user", "add", "a@exemple.be", "A", "--role", role, "--territory", "herstal")
    refused = run(*words, SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "ne se limite ni à un territoire, ni à un lot")
    assert "Aucun compte." in run("user", "list", SUIVI_DATA_DIR=str(tmp_path)).out


@pytest.mark.parametrize(
    ("variables", "start"),
    [
        ({}, "http://127.0.0.1:8501"),
        ({"SUIVI_PUBLIC_URL": "https://suivi.exemple.be"}, "https://suivi.exemple.be"),
    ],
)
def test_the_link_of_an_invitation_begins_where_people_reach_the_application(
    run: Run, tmp_path: Path, variables: dict[str, str], start: str
) -> None:
    variables["SUIVI_DATA_DIR"] = str(tmp_path)
    invited = run("user", "add", "a@exemple.be", "A", "--role", "lead", **variables)
    again = run("user", "link", "a@exemple.be", **variables)
    for said in (invited, again):
        assert said.out.splitlines()[-1].startswith(f"{start}/compte/lien/")


@pytest.mark.parametrize(
    "words",
    [("user", "add", "a@exemple.be", "A", "--role", "lead"), ("user", "link", "a@exemple.be")],
    ids=" ".join,
)
def test_a_second_base_is_not_made_where_the_settings_were_forgotten(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    copy = shutil.copytree(ROOT, tmp_path / "suivi", ignore=NOT_COPIED)
    forgotten = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    refused = subprocess.run(
        (sys.executable, "-m", "cli", *words),
        cwd=copy,
        check=False,
        env=forgotten,
        capture_output=True,
        text=True,
    )
    assert refused.returncode == 1
    assert "le même SUIVI_DATA_DIR qu’au service" in refused.stderr
    assert not list((copy / "data/var").glob("*.db"))
