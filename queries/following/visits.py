"""When a person came before: what happened since is news to them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from domain.dates import BRUSSELS
from models import WebSession
from queries.context import Context


def last_visit(ctx: Context) -> date | None:
    """The day on which this person was last here before the session opened last; None when it
    is their first."""
    own = WebSession.account_id == ctx.actor.user_id
    present = select(func.max(WebSession.created_at)).where(own).scalar_subquery()
    before = select(func.max(WebSession.last_seen_at)).where(own, WebSession.created_at < present)
    seen = ctx.session.scalar(before)
    return seen.astimezone(BRUSSELS).date() if seen else None
