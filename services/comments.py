"""Writing to each other about an object: a comment, taking it back, saying that one has read it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from domain.actions import Action
from domain.chain import sha256
from domain.comments import (
    TEXT_LIMIT,
    AudienceRefused,
    CommentWithdrawn,
    MentionRefused,
    NotYourComment,
)
from domain.errors import AlreadyDone, NotFound
from domain.holdings import EVERY_LOT
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.text import clean
from models import Comment, Mention
from queries.context import Context
from queries.following.comments import audiences, people_for, place_of
from services import audit


def write(
    ctx: Context, *, subject: str, text: str, lot: str | None, mentions: Collection[int] = ()
) -> None:
    """Add a comment for FOREm and that lot. `mentions` are accounts, of people who may read it.
    The same words sent twice by the same person are one comment."""
    place = place_of(ctx, subject=subject)
    text = clean(text, field="Commentaire", limit=TEXT_LIMIT, required=True)
    if lot not in audiences(ctx, subject=subject):
        raise AudienceRefused
    # Naming somebody who cannot read it would tell them, by mail, that it exists.
    if not set(mentions) <= people_for(ctx, subject=subject, lot=lot).keys():
        raise MentionRefused
    _refuse_repetition(ctx, subject, text)
    row = Comment(
        subject=subject,
        territory_key=place.territory,
        lot_key=lot,
        author_id=_me(ctx),
        written_at=ctx.now,
        text=text,
    )
    ctx.session.add(row)
    ctx.session.flush()
    ctx.session.add_all(
        Mention(comment_id=row.id, account_id=person) for person in sorted(set(mentions))
    )
    _record(ctx, Action.COMMENT_WRITTEN, row, digest=sha256(text))
    _read(ctx, subject)


def withdraw(ctx: Context, *, comment_id: int) -> None:
    """Take one's own comment back: that it was there stays, its text is shown to nobody."""
    row = _readable(ctx, comment_id)
    if row.author_id != ctx.actor.user_id:
        raise NotYourComment
    if ctx.session.scalar(select(Comment.id).where(Comment.withdraws == row.id)):
        raise CommentWithdrawn
    ctx.session.add(
        Comment(
            subject=row.subject,
            territory_key=row.territory_key,
            lot_key=row.lot_key,
            author_id=_me(ctx),
            written_at=ctx.now,
            # Rows are only ever added: the text of the first stays in the base, sealed by its
            # event.
            text="",
            withdraws=row.id,
        )
    )
    _record(ctx, Action.COMMENT_WITHDRAWN, row)


def mark_read(ctx: Context, *, subject: str) -> None:
    """Say that one has read what names one about that object; writing there says it too."""
    place_of(ctx, subject=subject)
    _read(ctx, subject)


def _me(ctx: Context) -> int:
    assert ctx.actor.user_id is not None, "the application itself writes no comment"
    return ctx.actor.user_id


def _refuse_repetition(ctx: Context, subject: str, text: str) -> None:
    last = (
        select(Comment.text)
        .where(Comment.subject == subject, Comment.author_id == ctx.actor.user_id)
        .order_by(Comment.id.desc())
        .limit(1)
    )
    # By the last words only: « Merci » may be said twice in a talk, not twice in a row.
    if ctx.session.scalar(last) == text:
        raise AlreadyDone


def _readable(ctx: Context, comment_id: int) -> Comment:
    row = ctx.session.get(Comment, comment_id)
    if row is None or row.withdraws is not None:
        raise NotFound(subject=str(comment_id))
    # The same refusal as above: another lot is not to learn which numbers are comments.
    if not ctx.actor.can(Permission.COMMENT_EXCHANGE, row.territory_key, row.lot_key):
        raise NotFound(subject=str(comment_id))
    return row


def _read(ctx: Context, subject: str) -> None:
    mine = (
        select(Mention)
        .join(Comment, Comment.id == Mention.comment_id)
        .where(
            Comment.subject == subject,
            Mention.account_id == ctx.actor.user_id,
            Mention.read_at.is_(None),
        )
    )
    for mention in ctx.session.scalars(mine):
        mention.read_at = ctx.now


def _record(ctx: Context, action: Action, row: Comment, *, digest: str | None = None) -> None:
    """The journal seals the text by its digest and never quotes it; its subject says who may
    read of it: the territory, then the lot."""
    key = row.subject.rsplit("/", 1)[-1]
    audit.record(
        ctx,
        action,
        subject_text(Kind.COMMENT, row.territory_key, row.lot_key or EVERY_LOT, key, row.id),
        territory=row.territory_key,
        changes={"text_digest": (None, digest)} if digest else {},
    )
