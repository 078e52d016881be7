"""Sentences and cells of a page as they stand on paper: words only, with italics and public addresses."""

from __future__ import annotations

import pytest

from documents.papers.paper import Grid, Words, runs, text_of
from ui.paper_blocks import grid, line_of, told
from ui.widgets.tables import Cell, Cells, cell
from ui.widgets.text import plain, small

TYPED = "Le *site* [x](http://y) :red[non] **2 * 3** :material/home: a@b.be -> c « d »"


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("**En cours** depuis :material/check: mars", "En cours depuis mars"),
        ("[:green-badge[:material/verified: Accepté]](/aide?mot=accepte)", "Accepté"),
        (":small[Note : [source](https://exemple.be/a)]", "Note : source"),
        ("Deux lignes  \n ici", "Deux lignes\n ici"),
        (plain(TYPED), TYPED.replace("« d »", "«\u00a0d\u00a0»")),
        (small(plain(TYPED)), TYPED.replace("« d »", "«\u00a0d\u00a0»")),
        (f"- **{plain('a*b_c')}**", "- a*b_c"),
    ],
)
def test_a_sentence_keeps_its_words_and_loses_its_signs(markdown, read) -> None:
    assert text_of(told(markdown)) == read


def test_italics_and_addresses_outside_are_kept() -> None:
    line = told("*Proposition*, voir [la page](/phase) et [la source](https://exemple.be)")
    assert [run for run in runs(line) if run.is_planned] == [Words("Proposition", is_planned=True)]
    assert [run.href for run in runs(line) if run.text.startswith("la ")] == [
        "",
        "https://exemple.be",
    ]


def test_a_cell_tells_its_note_and_its_details() -> None:
    one = Cell([("Rapport", "https://exemple.be"), " lu"], note="remis", details=["a", "b"])
    assert text_of(line_of(one)) == "Rapport lu\nremis\na\nb"
    assert runs(line_of(Cell(["Indicateur"], is_proposal=True))) == (Words("Indicateur", True),)


def test_a_table_has_every_column_and_no_row_is_cut() -> None:
    rows: list[Cells] = [{"Quoi": "a", "Quand": cell("b")}, {"Quoi": "c", "Où": "d"}]
    made = grid(rows)
    assert made.heads == ("Quoi", "Quand", "Où")
    assert [[text_of(line) for line in row] for row in made.rows] == [
        ["a", "b", ""],
        ["c", "", "d"],
    ]
    assert grid([], "Rien.") == Grid((), (), "Rien.")
