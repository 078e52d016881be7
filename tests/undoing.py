"""A world in which each act is taken back at once, on trial: whatever it changed must be as before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from domain.permissions import Actor
from models import AuditEvent
from models.base import Base
from queries.context import Context
from queries.documents import AGREEMENT_FILES, MINUTES, PORTRAITS, REPORTS, VERSIONS
from queries.following.undo import undoable_action, undoable_event
from queries.verification import verify
from services.start.preparation import APPLICATION
from services.undo import undo
from tests.worlds import NOW, World

P = ParamSpec("P")
R = TypeVar("R")
RECORD = ("audit_event", "fact")  # what only grows
DRAFTS = "report_draft"  # over once it was sent: what was sent is written on from
DOCUMENTS = {
    documents.territory.class_.__tablename__: documents
    for documents in (VERSIONS, MINUTES, AGREEMENT_FILES, REPORTS, PORTRAITS)
}
NUMBERS = ("id", "version")


class TakenBack(Exception):
    """The trial is over: nothing of it stays."""


class UndoingWorld(World):
    """Its clock ticks with each act, as a real one does: what one click recorded has one instant."""

    def __init__(self, world: World) -> None:
        super().__init__(world.database, world.catalog)
        self.now = NOW

    @contextmanager
    def writing(
        self, actor: Actor, *, now: datetime = NOW, command_id: str | None = None
    ) -> Iterator[Context]:
        self.now += timedelta(microseconds=1)
        with super().writing(
            actor, now=self.now if now == NOW else now, command_id=command_id
        ) as ctx:
            yield ctx

    def do(
        self,
        actor: Actor,
        service: Callable[Concatenate[Context, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        with self.database.read() as session:
            before = rows(session)
        with self.writing(actor) as ctx:
            done = service(ctx, *args, **kwargs)
            event = undoable_event(ctx)
        if event is not None and actor.user_id is not None:
            self._undo(actor, event, before)
        return done

    def _undo(self, actor: Actor, event: int, before: dict[str, list[str]]) -> None:
        try:
            with self.database.write() as session:
                ctx = Context(session, actor, self.now + timedelta(minutes=9), self.catalog)
                if not undoable_action(ctx, event_id=event):
                    return
                action = ctx.session.scalar(select(AuditEvent.action).where(AuditEvent.id == event))
                undo(ctx, event_id=event)
                session.flush()
                after = rows(session)
                assert after == before, action
                assert verify(Context(session, APPLICATION, ctx.now, self.catalog)).holds, action
                assert not undoable_action(ctx, event_id=event)
                raise TakenBack
        except TakenBack:
            pass


def rows(session: Session) -> dict[str, list[str]]:
    """What every table holds and is shown of it, but for the record itself and for the numbers of
    rows and versions, which only grow."""
    return {
        table.name: sorted(
            repr(row)
            for row in session.execute(
                select(*[column for column in table.columns if column.name not in NUMBERS]).where(
                    DOCUMENTS[table.name].standing() if table.name in DOCUMENTS else true()
                )
            )
        )
        for table in Base.metadata.sorted_tables
        if table.name not in (*RECORD, DRAFTS)
    }
