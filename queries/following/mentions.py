"""The comments that name me: what « Mon travail » and the weekly mail tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, select
from sqlalchemy.orm import aliased

from domain.permissions import Permission
from domain.subjects import Subject
from models import Comment, Mention
from queries.context import Context
from queries.exchange import Exchange, exchange_of
from queries.people import names_of

_TAKEN_BACK = aliased(Comment)
_UNREAD = (  # of the table, not of the class: reading its columns costs half as much
    select(
        *(
            Comment.__table__.c[name]
            for name in (
                "id", "subject", "territory_key", "lot_key", "author_id", "written_at", "text",
            )
        )
    )
    .join(Mention, Mention.comment_id == Comment.id)
    .where(
        Mention.account_id == bindparam("person"),
        Mention.read_at.is_(None),
        ~exists().where(_TAKEN_BACK.withdraws == Comment.id),
    )
    .order_by(Comment.id.desc())
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One comment that names this person, where it stands and who wrote it when."""

    comment_id: int
    subject: str
    territory: str
    phase: str  # "" when it stands in none
    by: str | None  # a name, for readers who may know people
    written_at: datetime
    text: str

    @property
    def key(self) -> str:
        """The last part of the subject: « P07 », « P07.protocole-valide »."""
        return Subject.parse(self.subject).parts[-1]


def unread_mentions(ctx: Context) -> list[MentionRow]:
    """Return those that this person has not said to have read, latest first; withdrawn comments,
    those that this person may no longer read, and those about a phase that is no longer of their
    lot are left out: who gave it away keeps no task there."""
    exchange = exchange_of(ctx)
    rows = [
        row
        for row in ctx.session.execute(_UNREAD, {"person": ctx.actor.user_id})
        if _takes_part(ctx, exchange, row)
    ]
    names = names_of(ctx, ids={row.author_id for row in rows})
    return [_row(row, names) for row in rows]


def _takes_part(ctx: Context, exchange: Exchange, row: Row[*tuple[Any, ...]]) -> bool:
    phase = Subject.parse(row.subject).phase
    lots = {row.lot_key, exchange.lot_now(row.territory_key, phase) if phase else None}
    return all(ctx.actor.can(Permission.COMMENT_EXCHANGE, row.territory_key, lot) for lot in lots)


def _row(comment: Row[*tuple[Any, ...]], names: Mapping[int, str]) -> MentionRow:
    return MentionRow(
        comment_id=comment.id,
        subject=comment.subject,
        territory=comment.territory_key,
        phase=Subject.parse(comment.subject).phase,
        by=names.get(comment.author_id),
        written_at=comment.written_at,
        text=comment.text,
    )
