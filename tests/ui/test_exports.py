"""Taking a list away: the rows that its filters keep, read back by a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from models.database import Database
from queries.context import Context
from services.files.prepared import prepared
from tests.builders.pages import click
from tests.personas import CHLOE
from tests.ui.opening import open_page, table_rows
from tests.worlds import real_catalog
from ui.navigation import DELIVERABLES, DUE, PageEntry


def offered(database: Database, page: AppTest) -> list[bytes]:
    """What stands behind the links, for the person who asked."""
    told = "".join(element.value for element in page.markdown)
    tokens = re.findall(r"/fichiers/prepares/([\w-]+)", told)
    with database.read() as session:
        ctx = Context(session, CHLOE, datetime.now(UTC), real_catalog())
        return [prepared(ctx, token=token).make() for token in tokens]


@pytest.mark.parametrize(
    ("entry", "head"), [(DELIVERABLES, "Livrable"), (DUE, "Quoi")], ids=["deliverables", "due"]
)
def test_a_list_is_taken_away_with_the_rows_in_sight(
    shown: Database, entry: PageEntry, head: str
) -> None:
    page = open_page(CHLOE, entry, {"territoire": "herstal"})
    names = [row[head].split(" | ")[0] for row in table_rows(page)]
    page = click(page, "Exporter la liste")
    table, book = offered(shown, page)
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    assert [row[head] for row in rows] == names
    [sheet] = openpyxl.load_workbook(io.BytesIO(book)).worksheets[:1]
    assert sheet.max_row == len(names) + 1
