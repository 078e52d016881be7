"""Rows of the database by the names of their columns: the order of the fields of a value is
free."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Result


def named_rows(result: Result[*tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Return each row as what it holds by column or label, for `SomeState(**row)`."""
    names = tuple(result.keys())
    return (dict(zip(names, row, strict=True)) for row in result)
