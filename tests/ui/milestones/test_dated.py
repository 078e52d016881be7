"""The diamonds of the calendar, told again in a table."""

from __future__ import annotations

from models.database import Database
from tests.personas import CHLOE
from tests.ui.opening import ANSWER, open_page, table_rows, words
from ui.navigation import CALENDAR


def test_every_milestone_with_a_date_stands_in_the_table(shown: Database) -> None:
    page = open_page(CHLOE, CALENDAR, {"territoire": "herstal", "au": ANSWER})
    rows = [row for row in table_rows(page) if "Jalon" in row]
    assert [(row["Jalon"], row["Réel"]) for row in rows] == [
        ("Réunion de lancement tenue", "atteint en mars 2023, selon la source"),
        ("Parties prenantes identifiées", "atteint au plus tard le 07/02/2024, selon la source"),
    ]
    assert not {"Prévu", "Estimé"} & set(rows[0])  # nobody said anything of them


def test_a_day_without_any_date_says_where_one_is_estimated(shown: Database) -> None:
    page = open_page(CHLOE, CALENDAR, {"au": "2022-02-01"})
    assert "Aucun jalon n’a encore de date" in words(page)
