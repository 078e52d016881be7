"""Making facts, and reading back those of one subject for the rule that needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from domain.chain import digest_of
from domain.dates import PartialDate
from domain.history import struck_out
from domain.statements import Origin
from models import Fact
from models.fact import SEALED_COLUMNS
from queries.context import Context
from queries.facts import FactRow


@dataclass(frozen=True, slots=True)
class NewFact:
    """What is said, of what, from when on, on whose word; the rest follows from the context."""

    subject: str
    attribute: str
    value: str
    effective: PartialDate
    territory: str | None
    origin: Origin
    at_latest: bool = False
    stated_on: date | None = None  # today, unless a source said it on another day
    source_key: str | None = None
    quote: str = ""
    note: str = ""
    replaces: int | None = None
    withdraws: bool = False
    confirms: Fact | FactRow | None = None  # the declaration that a second person found right


def new_fact(ctx: Context, new: NewFact) -> Fact:
    """A fact ready to be handed to `audit.record`, which stores it with its event."""
    fact = Fact(
        subject=new.subject,
        attribute=new.attribute,
        value=new.value,
        # A thing known « in March » is certain on 31 March only.
        effective_on=new.effective.last,
        precision=new.effective.precision,
        territory_key=new.territory,
        origin=new.origin,
        at_latest=new.at_latest,
        stated_on=new.stated_on or ctx.today,
        recorded_at=ctx.now,
        recorded_by=ctx.actor.user_id,
        source_key=new.source_key,
        quote=new.quote,
        note=new.note,
        replaces=new.replaces,
        withdraws=new.withdraws,
        confirms=new.confirms.id if new.confirms else None,
        declared_by=_declared_by(ctx, new),
    )
    # Sealed now: the event that brings it is hashed over this digest (audit.record).
    fact.digest = content_digest(fact)
    return fact


def _declared_by(ctx: Context, new: NewFact) -> int | None:
    if new.confirms:
        return new.confirms.recorded_by
    return ctx.actor.user_id if new.origin is Origin.DECLARED else None


def new_facts(
    ctx: Context,
    subject: str,
    values: Mapping[str, str],
    *,
    territory: str,
    origin: Origin = Origin.DECLARED,
    effective: PartialDate | None = None,
    note: str = "",
) -> list[Fact]:
    """Return one fact an attribute of the same subject, true from today unless told otherwise."""
    since = effective or PartialDate(ctx.today)
    return [
        new_fact(ctx, NewFact(subject, attribute, value, since, territory, origin, note=note))
        for attribute, value in values.items()
    ]


def correct(fact: Fact, wrong: Fact) -> None:
    """Say, before it is stored, that a fact replaces another."""
    fact.replaces = wrong.id
    fact.digest = content_digest(fact)


def content_digest(fact: Fact) -> str:
    """The digest of a fact as it stands now; differs from `fact.digest` when it was tampered
    with."""
    return digest_of({column: getattr(fact, column) for column in SEALED_COLUMNS})


def standing_facts(ctx: Context, subject: str, *attributes: str) -> list[Fact]:
    """The facts of a subject, for those attributes, that nothing has struck out, oldest recording
    first."""
    statement = (
        select(Fact)
        .where(Fact.subject == subject, Fact.attribute.in_(attributes))
        .order_by(Fact.recorded_at, Fact.id)
    )
    said = list(ctx.session.scalars(statement))
    struck = struck_out(said)
    return [fact for fact in said if fact.id not in struck and not fact.withdraws]


def lineage(ctx: Context, fact: Fact) -> Iterator[int]:
    """The fact and those it had corrected, which must not come back with its going."""
    yield fact.id
    while fact.replaces is not None:
        fact = ctx.session.get_one(Fact, fact.replaces)
        yield fact.id


def new_withdrawal(ctx: Context, fact_id: int, reason: str) -> Fact:
    """A fact that strikes another out: what held before it holds again."""
    wrong = ctx.session.get_one(Fact, fact_id)
    return new_fact(
        ctx,
        NewFact(
            subject=wrong.subject,
            attribute=wrong.attribute,
            value=wrong.value,
            effective=PartialDate.ending_on(wrong.effective_on, wrong.precision),
            territory=wrong.territory_key,
            # Never DECLARED: a withdrawal is no statement that waits for a second person.
            origin=Origin.VERIFIED,
            note=reason,
            replaces=wrong.id,
            withdraws=True,
        ),
    )
