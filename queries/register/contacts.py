"""Professional contacts, for FOREm and the lot that keeps them; nobody else learns that there are
any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from domain.contacts import ContactCategory, review_due_on
from domain.errors import NotFound
from domain.permissions import UNKNOWN_LOT, Actor, Permission
from domain.subjects import Kind, subject_text
from domain.urls import FILES
from models import Contact
from queries.context import Context
from queries.subjects import organisation_name

FOREM = "forem"  # in subjects, what no lot reads


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact as it stands today: no past is kept of a person."""

    id: int
    number: int  # among those ever kept there for that lot
    territory: str
    lot: str | None
    organisation: int
    organisation_name: str
    category: ContactCategory
    name: str
    function: str
    email: str
    phone: str
    confirmed_on: date
    erased_on: date | None
    version: int

    @property
    def subject(self) -> str:
        return subject_of(self.territory, self.lot, self.number)

    @property
    def address(self) -> str:
        """Where all that is kept of this person is given out, to who keeps the contact."""
        return f"{FILES}contacts/{self.territory}/{self.lot or FOREM}/{self.number}"

    @property
    def review_due_on(self) -> date:
        return review_due_on(self.category, self.confirmed_on)


def subject_of(territory: str, lot: str | None, number: int | str) -> str:
    """The subject of a contact, which says who may know of it: the territory, then the lot."""
    return subject_text(Kind.CONTACT, territory, lot or FOREM, number)


def reads(actor: Actor, territory: str, lot: str | None) -> bool:
    """FOREm’s leads, and the lot that a contact is shared with."""
    return actor.can(Permission.CONTACT_KEEP, territory, lot or UNKNOWN_LOT)


def contacts(
    ctx: Context, *, territory: str | None = None, organisation: int | None = None
) -> list[ContactRow]:
    """Return those that the actor may read, erased ones left out; the first to confirm or erase
    first."""
    ctx.actor.require(Permission.CONTACT_KEEP, territory)
    wanted = [Contact.territory_key == territory] if territory else []
    if organisation is not None:
        wanted.append(Contact.organisation_number == organisation)
    held = select(Contact).where(Contact.erased_on.is_(None), *wanted)
    rows = [
        row_of(ctx, contact)
        for contact in ctx.session.scalars(held)
        if reads(ctx.actor, contact.territory_key, contact.lot_key)
    ]
    return sorted(rows, key=lambda row: (row.review_due_on, row.id))


def contact_of(ctx: Context, *, contact_id: int) -> ContactRow:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    contact = ctx.session.get(Contact, contact_id)
    if contact is None or not reads(ctx.actor, contact.territory_key, contact.lot_key):
        raise NotFound(subject=str(contact_id))
    return row_of(ctx, contact)


def contact_numbered(ctx: Context, *, territory: str, lot: str, number: int) -> ContactRow:
    """Return the one that an address names, `lot` as in subjects; « introuvable » when it does not
    exist or is not for this person."""
    kept = select(Contact).where(
        Contact.territory_key == territory,
        Contact.lot_key.is_not_distinct_from(None if lot == FOREM else lot),
    )
    rows = (contact for contact in ctx.session.scalars(kept) if contact.number == number)
    found = next(rows, None)
    if found is None or not reads(ctx.actor, found.territory_key, found.lot_key):
        raise NotFound(subject=subject_of(territory, lot, number))
    return row_of(ctx, found)


def same_person(ctx: Context, *, contact_id: int) -> list[ContactRow]:
    """The other contacts of the same address, among those that the actor may read."""
    contact = contact_of(ctx, contact_id=contact_id)
    address = contact.email.casefold()
    return [
        row
        for row in (contacts(ctx) if address else ())
        if row.id != contact.id and row.email.casefold() == address
    ]


def readers(ctx: Context, *, territory: str) -> tuple[str | None, ...]:
    """With which lot this person may share a contact there; None is FOREm alone."""
    lots = [lot.key for lot in ctx.catalog.lots]
    return tuple(lot for lot in (None, *lots) if reads(ctx.actor, territory, lot))


def row_of(ctx: Context, contact: Contact) -> ContactRow:
    return ContactRow(
        id=contact.id,
        number=contact.number,
        territory=contact.territory_key,
        lot=contact.lot_key,
        organisation=contact.organisation_number,
        organisation_name=organisation_name(
            ctx, contact.territory_key, contact.organisation_number
        ),
        category=contact.category,
        name=contact.name,
        function=contact.function,
        email=contact.email,
        phone=contact.phone,
        confirmed_on=contact.confirmed_on,
        erased_on=contact.erased_on,
        version=contact.version,
    )
