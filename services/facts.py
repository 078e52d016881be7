"""Making facts, and reading back those of one subject for the rule that needs them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from domain.chain import digest_of
from domain.dates import PartialDate
from domain.phases import Origin
from models import Fact
from models.fact import SEALED_COLUMNS
from queries.context import Context


def make(
    ctx: Context,
    *,
    subject: str,
    attribute: str,
    value: str,
    effective: PartialDate,
    territory: str | None,
    origin: Origin,
    at_latest: bool = False,
    stated_on: date | None = None,
    source_key: str | None = None,
    quote: str = "",
    note: str = "",
    replaces: int | None = None,
    withdraws: bool = False,
) -> Fact:
    """A fact ready to be handed to `audit.record`, which stores it with its event."""
    fact = Fact(
        subject=subject,
        territory_key=territory,
        attribute=attribute,
        value=value,
        effective_on=effective.last,
        precision=effective.precision,
        at_latest=at_latest,
        origin=origin,
        stated_on=stated_on or ctx.today,
        recorded_at=ctx.now,
        recorded_by=ctx.actor.user_id,
        source_key=source_key,
        quote=quote,
        note=note,
        replaces=replaces,
        withdraws=withdraws,
    )
    fact.digest = content_digest(fact)
    return fact


def content_digest(fact: Fact) -> str:
    """The digest of a fact as it stands now; differs from `fact.digest` when it was tampered with."""
    return digest_of({column: getattr(fact, column) for column in SEALED_COLUMNS})


def of(ctx: Context, subject: str, *attributes: str) -> list[Fact]:
    """The facts of a subject, for those attributes, oldest recording first."""
    statement = (
        select(Fact)
        .where(Fact.subject == subject, Fact.attribute.in_(attributes))
        .order_by(Fact.recorded_at, Fact.id)
    )
    return list(ctx.session.scalars(statement))
