"""Long tables in one element: Streamlit’s own draws every cell apart, and opening a page waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st


def long_table(rows: Sequence[Mapping[str, str]]) -> None:
    """At least one row, each under the same columns; cells are one line of Markdown, as `plain`
    leaves what people typed."""
    columns = list(rows[0])
    lines = [
        columns,
        ["---"] * len(columns),
        *([row[column] for column in columns] for row in rows),
    ]
    st.markdown("\n".join(map(_line, lines)))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
