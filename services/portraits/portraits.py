"""Freezing a portrait: what it says today, kept under a seal; later corrections do not reach it."""

from __future__ import annotations

import json

from sqlalchemy import func, select

from definitions.names import territory_name
from domain import errors
from domain.actions import Action
from domain.canonical import canonical
from domain.chain import sha256
from domain.permissions import Permission
from domain.portrait_documents import FORMAT, content_of
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from domain.text import clean
from models import PortraitVersion
from queries.context import Context
from queries.documents import PORTRAITS
from queries.moment import Moment
from queries.portraits.sheet import lines_of, portrait_on
from services import audit, facts

LABEL_LIMIT = 80
AT_START = "au départ"


def freeze(ctx: Context, *, territory: str, seen_version: int, label: str) -> None:
    """Keep the portrait as it is today; `seen_version` is the number of the last one frozen."""
    ctx.actor.require(Permission.PORTRAIT_FREEZE, territory)
    audit.refuse_repetition(ctx)
    portrait = portrait_on(ctx, territory=territory, moment=Moment(ctx.today))
    last = portrait.versions[-1] if portrait.versions else None
    if (last.number if last else 0) != seen_version:
        name = territory_name(ctx.catalog, territory)
        raise errors.StaleEdit(subject=f"portrait statistique, {name}")
    label = clean(label, field="Intitulé", limit=LABEL_LIMIT, required=True)
    content = content_of(lines_of(ctx, portrait))
    if last and json.loads(last.document)["lines"] == content["lines"]:
        raise errors.NothingNew
    version = _version(ctx, territory, _last_number(ctx, territory) + 1, label, content)
    ctx.session.add(version)
    _record_event(ctx, version)


def _last_number(ctx: Context, territory: str) -> int:
    """Of those ever frozen, taken back or not: a number names one portrait for ever."""
    frozen = select(func.max(PortraitVersion.number))
    return ctx.session.scalar(frozen.where(PortraitVersion.territory_key == territory)) or 0


def _version(
    ctx: Context, territory: str, number: int, label: str, content: dict[str, object]
) -> PortraitVersion:
    """In words that outlive the definitions. No name of a person."""
    head = {
        "format": FORMAT,
        "territory": territory,
        "territory_name": territory_name(ctx.catalog, territory),
        "label": label,
        "number": number,
        "as_of": ctx.today.isoformat(),
        "frozen_at": ctx.now.isoformat(timespec="seconds"),
        "definitions": ctx.catalog.hash,
    }
    document = canonical(head | content)
    return PortraitVersion(
        territory_key=territory,
        number=number,
        label=label,
        document=document,
        seal=sha256(document),
        definitions=ctx.catalog.hash,
        frozen_at=ctx.now,
        frozen_by=ctx.actor.user_id,
    )


def _record_event(ctx: Context, version: PortraitVersion) -> None:
    place, subject = version.territory_key, subject_text(Kind.PORTRAIT, version.territory_key)
    values = {"portrait_number": str(version.number), PORTRAITS.attribute: version.seal}
    audit.record(
        ctx,
        Action.PORTRAIT_FROZEN,
        subject,
        territory=place,
        changes={name: (None, value) for name, value in values.items()},
        facts=facts.new_facts(ctx, subject, values, territory=place, origin=Origin.VERIFIED),
        note=version.label,
    )
