"""What a search finds in comments: those that the actor takes part in, and that nobody took back."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from domain.permissions import Permission
from models import Comment
from queries.context import Context
from queries.exchange import exchange_of
from queries.search.documents import Asked, Document, ResultKind
from queries.subjects import naming


def comments(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Between FOREm and a lot: the lot of the object and that of the comment both decide."""
    if not ctx.actor.can(Permission.COMMENT_EXCHANGE):
        return
    taken_back = aliased(Comment)
    written = [Comment.written_at <= asked.until] if asked.until else []
    columns = (
        Comment.subject, Comment.territory_key, Comment.lot_key, Comment.text, Comment.written_at,
    )  # fmt: skip
    standing = select(*columns).where(
        Comment.withdraws.is_(None),
        ~exists().where(taken_back.withdraws == Comment.id),
        *written,
    )
    about, may_read = naming(ctx), exchange_of(ctx).reads
    for subject, territory, lot, text, at in ctx.session.execute(
        standing.order_by(Comment.id.desc())
    ):
        if may_read(subject, at) and ctx.actor.can(Permission.COMMENT_EXCHANGE, territory, lot):
            what = about(subject)
            where = (what.name, *what.context)
            yield Document(ResultKind.COMMENT, (), (text,), where, what.subject)
