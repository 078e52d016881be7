"""Keeping professional contacts: adding, changing, confirming, handing out, erasing. The journal
never quotes them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.contacts import FIELDS, ContactCategory, ContactErased, ReaderRefused, check_ways
from domain.permissions import Permission
from domain.text import clean
from models import Contact
from models.database import ERASED
from queries.context import Context
from queries.moment import Moment
from queries.register.contacts import (
    ContactRow,
    contact_numbered,
    contact_of,
    readers,
    reads,
    same_person,
    subject_of,
)
from queries.register.organisations import organisation_on
from services import audit
from services.saved_views import forget_in_views

LIMIT = 150


@dataclass(frozen=True, slots=True)
class Person:
    """All that is kept of somebody."""

    name: str
    function: str
    email: str
    phone: str
    category: ContactCategory


def add(
    ctx: Context,
    *,
    territory: str,
    organisation: int,
    lot: str | None,
    seen_version: int,
    person: Person,
) -> int:
    """Keep somebody of an organisation, for FOREm and that lot; its row.

    `seen_version` is the number of contacts ever kept there that this person could read.
    """
    # Not a fact (ADR 0026): facts are never erased, and people may ask to be (GDPR, article 17).
    ctx.actor.require(Permission.CONTACT_KEEP, territory)
    organisation_on(ctx, territory=territory, number=organisation, moment=Moment(ctx.today))
    if lot not in readers(ctx, territory=territory):
        raise ReaderRefused
    audit.refuse_repetition(ctx)
    if n_contacts(ctx, territory=territory) != seen_version:
        raise errors.StaleEdit(subject=territory)
    # The time for which a contact may be kept runs from the day on which somebody confirmed it.
    known = {"number": _last_number(ctx, territory, lot) + 1, "confirmed_on": ctx.today}
    row = Contact(territory_key=territory, lot_key=lot, organisation_number=organisation)
    for name, value in (known | _checked(person)).items():
        setattr(row, name, value)
    ctx.session.add(row)
    ctx.session.flush()
    _record(ctx, Action.CONTACT_ADDED, row)
    return row.id


def n_contacts(ctx: Context, *, territory: str) -> int:
    """Return how many contacts were ever kept there that this person may know of."""
    rows = select(Contact.lot_key, func.count()).where(Contact.territory_key == territory)
    counted = ctx.session.execute(rows.group_by(Contact.lot_key))
    return sum(count for lot, count in counted if reads(ctx.actor, territory, lot))


def _last_number(ctx: Context, territory: str, lot: str | None) -> int:
    """Of those ever kept there for that lot, erased ones too: a number names one for ever."""
    last = select(func.max(Contact.number)).where(
        Contact.territory_key == territory, Contact.lot_key.is_not_distinct_from(lot)
    )
    return ctx.session.scalar(last) or 0


def change(ctx: Context, *, contact_id: int, seen_version: int, person: Person) -> None:
    """Write it anew, which confirms it; what it said before is not kept."""
    row = _open_row(ctx, contact_id, seen_version)
    new = _checked(person)
    changed = [name for name, value in new.items() if getattr(row, name) != value]
    if not changed and row.confirmed_on == ctx.today:
        raise errors.NothingNew
    for name in changed:
        setattr(row, name, new[name])
    row.confirmed_on = ctx.today
    ctx.session.info[ERASED] = Contact.__tablename__  # the words that it held before
    _record(ctx, Action.CONTACT_CHANGED if changed else Action.CONTACT_CONFIRMED, row, changed)


def erase(ctx: Context, *, contact_id: int, seen_version: int) -> None:
    """Forget the person, in every contact of the same address and in every view that looks for them:
    only numbers are left, here and in the journal."""
    row = _open_row(ctx, contact_id, seen_version)
    others = _same_person(ctx, row)
    for contact in (row, *others):
        forget_in_views(ctx, [contact.name, contact.email, contact.phone])
    for n, contact in enumerate([row, *others]):
        # Emptied and not deleted: the journal speaks of contacts by their numbers, which must not
        # serve twice.
        for name in FIELDS:
            setattr(contact, name, "")
        contact.erased_on = ctx.today
        _record(ctx if n == 0 else audit.without_command_id(ctx), Action.CONTACT_ERASED, contact)
    ctx.session.info[ERASED] = Contact.__tablename__


def _same_person(ctx: Context, row: Contact) -> list[Contact]:
    """The other contacts of the same address that the actor may read."""
    numbers = {contact.id for contact in same_person(ctx, contact_id=row.id)}
    return [ctx.session.get_one(Contact, number) for number in sorted(numbers)]


def hand_out(ctx: Context, *, territory: str, lot: str, number: int) -> str:
    """Return all that is kept of one person, for that person: JSON. That it was handed out is
    recorded."""
    row = contact_numbered(ctx, territory=territory, lot=lot, number=number)
    if row.erased_on:
        raise ContactErased(number=number)
    # GDPR, articles 5(2) and 15: that the person was answered has to be shown afterwards.
    _record(ctx, Action.CONTACT_EXPORTED, ctx.session.get_one(Contact, row.id))
    held = [row, *same_person(ctx, contact_id=row.id)]
    return json.dumps(
        {"contacts": [_values_of(contact) for contact in held]}, ensure_ascii=False, indent=2
    )


def _values_of(row: ContactRow) -> dict[str, str | None]:
    return {
        **{name: getattr(row, name) for name in FIELDS},
        "organisation": row.organisation_name,
        "territory": row.territory,
        "category": row.category,
        "shared_with": row.lot,
        "confirmed_on": row.confirmed_on.isoformat(),
        "review_due_on": row.review_due_on.isoformat(),
    }


def _open_row(ctx: Context, contact_id: int, seen_version: int) -> Contact:
    """For who may read it, which is who may change it."""
    contact_of(ctx, contact_id=contact_id)
    audit.refuse_repetition(ctx)
    row = ctx.session.get_one(Contact, contact_id)
    if row.erased_on:
        raise ContactErased(number=row.number)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=str(contact_id))
    return row


def _checked(person: Person) -> dict[str, object]:
    """Each on one line; refused when nobody can be reached so."""
    email = clean(person.email, field="Adresse électronique", limit=LIMIT)
    phone = clean(person.phone, field="Téléphone", limit=LIMIT)
    check_ways(email=email, phone=phone)
    name = clean(person.name, field="Nom", limit=LIMIT, required=True)
    function = clean(person.function, field="Fonction", limit=LIMIT, required=True)
    return {
        "name": " ".join(name.split()),
        "function": " ".join(function.split()),
        "email": email,
        "phone": phone,
        "category": person.category,
    }


def _record(ctx: Context, action: Action, row: Contact, changed: list[str] | None = None) -> None:
    """Which fields, never what they say; people are told apart by a number only."""
    fields: dict[str, tuple[object, object]] = (
        {"contact_fields": (None, ",".join(changed))} if changed else {}
    )
    place = row.territory_key
    subject = subject_of(place, row.lot_key, row.number)
    audit.record(ctx, action, subject, territory=place, changes=fields)
