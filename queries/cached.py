"""Answers that take a whole table to make, remembered until something is recorded.

Every change leaves an audit event in the same transaction (models/audit_event.py refuses a commit
without one), so an answer holds as long as its number of the latest event is still the latest;
that number is read in the transaction of whoever asks, whichever process wrote.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from inspect import signature
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, select

from definitions.catalog import Catalog
from models import AuditEvent
from models.database import is_reading
from queries.context import Context

P = ParamSpec("P")
R = TypeVar("R")
KEPT = 16  # answers of each query for each database
_LATEST = select(func.max(AuditEvent.id))


def remembered(
    query: Callable[Concatenate[Context, P], R],
) -> Callable[Concatenate[Context, P], R]:
    """The same query, asked once between two events by all who hold the same rights.

    What it returns is shared: nobody may change it. In a transaction that writes it is asked anew.
    """
    databases: WeakKeyDictionary[Engine | Connection, _Answers[R]] = WeakKeyDictionary()
    # « Of no territory » said or left out is one question: pages and queries write it differently.
    unsaid = {
        (name, parameter.default)
        for name, parameter in signature(query).parameters.items()
        if parameter.default is not parameter.empty
    }

    @wraps(query)
    def ask(ctx: Context, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not is_reading(ctx.session):
            return query(ctx, *args, **kwargs)
        answers = databases.setdefault(ctx.session.get_bind(), _Answers())
        latest = ctx.session.scalar(_LATEST)
        key = (latest, ctx.today, ctx.actor.grants, args, *sorted(kwargs.items() - unsaid))
        answer = answers.get(key)
        if answer is None or answer[0] is not ctx.catalog:
            answer = (ctx.catalog, query(ctx, *args, **kwargs))
            answers.keep(key, answer)
        return answer[1]

    return ask


class _Answers(Generic[R]):
    """The answers given last, each with the definitions that it was given under."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Catalog, R]] = OrderedDict()
        self._turn = Lock()

    def get(self, key: Hashable) -> tuple[Catalog, R] | None:
        with self._turn:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
            return answer

    def keep(self, key: Hashable, answer: tuple[Catalog, R]) -> None:
        with self._turn:
            self._kept[key] = answer
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
