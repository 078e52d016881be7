"""Databases that one test after another opens at one address."""

from __future__ import annotations

from copy import copy
from functools import cache

from models.database import Database


class Shelf:
    """What was once compiled for a database serves the next at its address: writing a statement
    takes longer than running it."""

    def __init__(self) -> None:
        self._known = cache(Database)

    def open(self, url: str) -> Database:
        """As if it were opened just now: answers that are remembered belong to its engines."""
        opened = copy(self._known(url))
        opened.writer = opened.writer.execution_options()
        opened.reader = opened.reader.execution_options()
        return opened
