"""The rows of a list as a file to take away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import streamlit as st

from documents.tables import CSV, MEDIA, XLSX, table_file
from domain.tables import Column
from ui.session import offer_file, t, tn
from ui.widgets.tables import NOTHING, Cell, Table


def offer_export(make: Callable[[], Sequence[Table]], *, name: str) -> None:
    """The rows that the filters keep, as a file: made when it is asked for, for this person alone."""
    if not st.button(t("Exporter la liste"), icon=":material/download:", key=f"export/{name}"):
        return
    rows = list(_exported(make()))
    columns = [Column(head, head) for head in dict.fromkeys(head for row in rows for head in row)]
    filled = [{column.key: row.get(column.key, "") for column in columns} for row in rows]
    ways = [
        (
            label,
            offer_file(
                f"{name}.{kind}", MEDIA[kind], partial(table_file, filled, columns, kind=kind)
            ),
        )
        for kind, label in ((CSV, t("CSV")), (XLSX, t("classeur XLSX")))
    ]
    count = tn("{n} ligne", "{n} lignes", len(rows))
    links = " · ".join(f"[{label}]({address})" for label, address in ways)
    st.markdown(t("Emporter {count} : {links}").format(count=count, links=links))


def _exported(tables: Sequence[Table]) -> Iterator[dict[str, str]]:
    """Under which title and group each row stands, then its words; the note of a cell is a column of
    its own."""
    for table in tables:
        for group in table.groups:
            for row in group.rows:
                places = {t("Liste"): table.title, t("Partie"): group.title}
                told = {name: words for name, words in places.items() if words}
                for head, one in row.cells.items():
                    told |= _words(head, one)
                yield told


def _words(head: str, one: Cell | str) -> dict[str, str]:
    parts = [one] if isinstance(one, str) else one.parts
    said = "".join(part if isinstance(part, str) else part[0] for part in parts)
    note = "" if isinstance(one, str) else one.note
    words = {head: "" if said == NOTHING else said}
    return words | {t("{head} (précision)").format(head=head): note} if note else words
