"""Opening a page of the real interface as a person of the tests, on a real database."""

from __future__ import annotations

import json
import re
import runpy
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.source_util import PageHash, PageInfo
from streamlit.testing.v1 import AppTest

import settings
from domain.permissions import Actor
from models import WebSession
from models.database import Database, open_database
from settings import ROOT
from tests.accounts import sid_of
from ui.navigation import PageEntry

MAIN = ROOT / "ui/main.py"
ANSWER = "2024-02-07"  # the day of the public statement
PATIENCE = 30  # seconds


def open_page(
    person: Actor, entry: PageEntry | None, params: Mapping[str, str] | None = None
) -> AppTest:
    """The page as that person sees it, the first one when none is named; nothing in it may have
    failed."""
    test = _unopened(person)
    if entry:
        test._registered_pages = _pages_of(person)
        test.switch_page(f"pages/{entry.file}")
    for name, value in (params or {}).items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, [error.value for error in test.exception]
    return test


def _unopened(person: Actor) -> AppTest:
    test = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    test.user = {"uid": str(person.user_id), "sid": sid_of(person)}
    test._bidi_component_manager = _drawings()
    return test


@cache
def _drawings() -> BidiComponentManager:
    """Looked for among all installed packages once, and not at each opening."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


@cache
def _pages_of(person: Actor) -> dict[PageHash, PageInfo]:
    """The addresses of the pages, which are known once one has been opened."""
    return _unopened(person).run()._registered_pages


def words(test: AppTest) -> str:
    """Everything that the page writes, one element a line."""
    kinds = (
        "title",
        "header",
        "subheader",
        "markdown",
        "caption",
        "info",
        "error",
        "success",
        "text",
    )
    written = [str(element.value) for kind in kinds for element in getattr(test, kind)]
    tables = [table.value.to_string(index=False) for table in test.table]
    drawn = (" ".join(filter(None, one)) for one in _table_texts(test))
    return "\n".join([*written, *tables, *_listed(test), *drawn, *opening_sentences(test)])


def opening_sentences(test: AppTest) -> list[str]:
    """The sentences whose clauses lead to what they stand on."""
    return [
        "".join(text for text, _ in sentence)
        for data in _drawn(test, "clauses")
        for sentence in data["sentences"]
    ]


def shown_evidence(test: AppTest) -> dict[str, dict[str, Any]]:
    """What opens under each clause, by its words."""
    return {
        text: data["evidence"][number]
        for data in _drawn(test, "clauses")
        for text, number in chain.from_iterable(data["sentences"])
        if number is not None
    }


def line_evidence(test: AppTest) -> dict[str, dict[str, Any] | None]:
    """What opens behind each line of the drawn lists, by its words; None where nothing does."""
    return {
        f"{strong}{text}": None if number is None else data["evidence"][number]
        for data in _drawn(test, "link_lists")
        for one in chain.from_iterable(data["columns"])
        for text, strong, _, _, number in one["lines"]
    }


def tables(test: AppTest) -> list[list[dict[str, str]]]:
    """The rows of each drawn table, by their columns: the words of each cell; its note and its
    details each after a stroke."""
    return [
        [
            {column: _cell(one) for column, one in zip(table["columns"], row["cells"], strict=True)}
            for group in table["groups"]
            for row in group["rows"]
        ]
        for table in _drawn_tables(test)
    ]


def table_rows(test: AppTest) -> list[dict[str, str]]:
    """The same rows, of all tables."""
    return list(chain.from_iterable(tables(test)))


def proposed(test: AppTest) -> set[str]:
    """The words of the cells that are propositions of ours: the drawing has them in italics."""
    rows = (row for table in _drawn_tables(test) for one in table["groups"] for row in one["rows"])
    cells = (cell for row in rows for cell in row["cells"] if not isinstance(cell, str))
    return {_cell(cell[:4]) for cell in cells if cell[5:] == [True]}


def shows_as_typed(test: AppTest, text: str) -> bool:
    """True when a drawn table holds that text, and nothing reads it as Markdown."""
    drawn = any(text in word for row in table_rows(test) for word in row.values())
    return drawn and not any(text in one.value for one in test.markdown)


def row_links(test: AppTest) -> dict[str, str]:
    """The address that the name of each row of the drawn tables leads to, and the ways to more."""
    links: dict[str, str] = {}
    for table in _drawn_tables(test):
        rows = (row["cells"][0] for group in table["groups"] for row in group["rows"])
        named = chain.from_iterable(cell[0] for cell in rows if not isinstance(cell, str))
        more = [table["more"]] if table["more"] else []
        links |= {part[0]: part[1] for part in [*named, *more] if not isinstance(part, str)}
    return links


def file_links(test: AppTest) -> list[str]:
    """The addresses of the files that the drawn tables lead to."""
    rows = (row for table in _drawn_tables(test) for one in table["groups"] for row in one["rows"])
    cells = (cell for row in rows for cell in row["cells"] if not isinstance(cell, str))
    parts = chain.from_iterable(cell[0] for cell in cells)
    return [part[1] for part in parts if len(part) == 3 and not isinstance(part, str)]


def acts(test: AppTest) -> list[str]:
    """The buttons of what may be done on a sheet."""
    return [button.label for button in test.button if str(button.key).startswith("act/")]


def row_acts(test: AppTest) -> dict[str, list[str]]:
    """What may be done on each row, by its name."""
    return {
        _cell(row["cells"][0]).split(" | ")[0]: [label for label, _ in row["acts"]]
        for table in _drawn_tables(test)
        for group in table["groups"]
        for row in group["rows"]
        if row["acts"]
    }


def _drawn_tables(test: AppTest) -> Iterator[dict[str, Any]]:
    for data in _drawn(test, "tables"):
        yield from data["tables"]


def _cell(cell: str | list[Any]) -> str:
    if isinstance(cell, str):
        return cell
    parts, _, note, _, *folded = cell
    text = "".join(part if isinstance(part, str) else part[0] for part in parts)
    return " | ".join([text, *([note] if note else []), *(folded[0] if folded else [])])


def _table_texts(test: AppTest) -> Iterator[list[str]]:
    """Titles, what is said where there is nothing, and rows, in the order of the page."""
    for table in _drawn_tables(test):
        yield [table["title"], "" if table["groups"] else table["empty"]]
        for group in table["groups"]:
            yield [group["title"]]
            yield from ([_cell(cell) for cell in row["cells"]] for row in group["rows"])
        yield [table["more"][0] if table["more"] else ""]


def _listed(test: AppTest) -> Iterator[str]:
    """The lines of the drawn lists, each with its heading."""
    for one in _drawn_lists(test):
        yield from (one["title"], one["empty"])
        yield from (f"{strong}{text}" for text, strong, *_ in one["lines"])


def listed_links(test: AppTest) -> dict[str, str]:
    """The address that each line of the drawn lists leads to, by its words."""
    return {
        f"{strong}{text}": href
        for one in _drawn_lists(test)
        for text, strong, _, href, _ in one["lines"]
        if href
    }


def _drawn_lists(test: AppTest) -> Iterator[dict[str, Any]]:
    for data in _drawn(test, "link_lists"):
        yield from chain.from_iterable(data["columns"])


def _drawn(test: AppTest, name: str) -> Iterator[dict[str, Any]]:
    for drawing in test.get("bidi_component"):
        if drawing.proto.component_name.endswith(f".{name}"):
            yield json.loads(drawing.proto.json)


def _run_main(path: str) -> None:
    """A server looks for a folder « pages » beside the main script until st.navigation is called;
    AppTest forgets before each run that it was, and would open journal.py without its frame."""
    runpy.run_path(path, run_name="__main__")


def interface(
    template: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AbstractContextManager[Database]:
    """The interface reading a copy of that prepared SQLite database in that folder."""
    shutil.copy(template, folder / "suivi.db")
    return interface_of(f"sqlite:///{folder / 'suivi.db'}", folder, monkeypatch)


@contextmanager
def interface_of(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The interface reading that database, with its files in that folder."""
    monkeypatch.setenv("SUIVI_DATA_DIR", str(folder))
    monkeypatch.setenv("SUIVI_DATABASE_URL", url)
    monkeypatch.setattr(script_runner, "_mpa_v1", _run_main)
    settings.load.cache_clear()
    database, now = open_database(settings.load().database_url), datetime.now(UTC)
    with database.write() as session:  # who signed in when the template was made has not left
        session.execute(update(WebSession).values(created_at=now, last_seen_at=now))
    yield database
    database.dispose()
    settings.load.cache_clear()


def field(page: AppTest, kind: str, name: str) -> Any:
    """The field or button of that name, of whatever form and version (`key` of ui/widgets/entry.py);
    a name may go on with that of its form."""
    named = re.compile(rf"(^|/){re.escape(name)}[/-]")
    return next(one for one in page.get(kind) if named.search(f"{one.key}/"))


def type_date(page: AppTest, name: str, when: date | str) -> AppTest:
    """Type a date as people write it."""
    typed = f"{when:%d/%m/%Y}" if isinstance(when, date) else when
    field(page, "text_input", f"date_{name}").set_value(typed).run()
    return page
