"""Contacts: who keeps them, who never learns of them, and what is left of one that is erased."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import inspect, select, text

from domain import errors
from domain.actions import Action
from domain.contacts import ContactCategory, ContactErased, EmailUnusable, ReaderRefused
from domain.permissions import Actor
from models import Account, AuditEvent, Contact, SavedView
from models.database import Database
from queries.context import Context
from queries.following.journal import JournalFilter, journal
from queries.following.tasks import TaskKind
from queries.following.work import work
from queries.register.contacts import ContactRow, contact_of
from queries.register.contacts import contacts as kept
from queries.verification import verify
from services import audit
from services.register import contacts
from services.register.contacts import Person
from services.start.preparation import APPLICATION
from tests.builders.organisations import HERSTAL, add
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import NOW, World

NAME, MAIL = "Prénomine Nomdefamille", "prenomine@organisme.example"
PERSON = Person(NAME, "Directrice", MAIL, "+32 4 000 00 00", ContactCategory.PARTNER)


@pytest.fixture
def peopled(world: World) -> World:
    """One organisation in Herstal."""
    add(world)
    return world


NAMED = {"territory": HERSTAL, "lot": "lot-1"}


def keep(
    world: World, actor: Actor = HUGO, lot: str | None = "lot-1", person: Person = PERSON
) -> int:
    n = world.ask(actor, contacts.n_contacts, territory=HERSTAL)
    return world.do(
        actor, contacts.add,
        territory=HERSTAL, organisation=1, lot=lot, seen_version=n, person=person,
    )  # fmt: skip


def only(world: World, actor: Actor = ALINE) -> ContactRow:
    [contact] = world.ask(actor, kept, territory=HERSTAL)
    return contact


def test_a_contact_is_read_by_forem_and_its_lot_and_by_nobody_else(peopled: World) -> None:
    number = keep(peopled)
    assert only(peopled).name == only(peopled, HUGO).name == NAME
    colleague = Actor(9, "Autre lot", frozenset({replace(next(iter(HUGO.grants)), lot="lot-3")}))
    assert peopled.ask(colleague, kept) == []
    for who in (colleague, BRUNO, CHLOE, ADA, DENIS):
        with pytest.raises((errors.NotFound, errors.PermissionDenied)):
            peopled.ask(who, contact_of, contact_id=number)
        with pytest.raises((errors.NotFound, errors.PermissionDenied)):
            peopled.do(who, contacts.erase, contact_id=number, seen_version=1)
        if who is not DENIS:
            entries, _ = peopled.ask(who, journal, wanted=JournalFilter())
            assert not [entry for entry in entries if entry.subject.startswith("contact/")]
    for who in (CHLOE, ADA):
        with pytest.raises(errors.PermissionDenied):
            keep(peopled, who)
    entries, _ = peopled.ask(HUGO, journal, wanted=JournalFilter(action="contact.added"))
    assert [entry.subject for entry in entries] == [f"contact/herstal/lot-1/{number}"]
    keep(peopled, ALINE, lot=None)  # FOREm alone
    assert len(peopled.ask(ALINE, kept)) == 2
    assert len(peopled.ask(HUGO, kept)) == 1


def test_what_may_not_be_kept_is_refused(peopled: World) -> None:
    for wrong, refusal in (
        (replace(PERSON, email="a@b.be\nBcc: c@d.be"), EmailUnusable),
        (replace(PERSON, name="x" * 5000), errors.TextTooLong),
        (replace(PERSON, name="a\x00b"), errors.BadText),
        (replace(PERSON, function=" "), errors.TextMissing),
    ):
        with pytest.raises(refusal):
            keep(peopled, person=wrong)
    for lot in (None, "lot-2", "lot-9"):
        with pytest.raises(ReaderRefused):
            keep(peopled, lot=lot)
    with pytest.raises(errors.NotFound):
        peopled.do(
            ALINE, contacts.add,
            territory=HERSTAL, organisation=9, lot=None, seen_version=0, person=PERSON,
        )  # fmt: skip
    keep(peopled)
    with pytest.raises(errors.StaleEdit):
        peopled.do(
            HUGO, contacts.add,
            territory=HERSTAL, organisation=1, lot="lot-1", seen_version=0, person=PERSON,
        )  # fmt: skip
    assert only(peopled).name == NAME


def test_a_change_confirms_it_and_the_journal_quotes_nothing(peopled: World) -> None:
    number = keep(peopled)
    new = replace(PERSON, function="Présidente", phone="")
    with pytest.raises(errors.NothingNew):
        peopled.do(HUGO, contacts.change, contact_id=number, seen_version=1, person=PERSON)
    peopled.do(HUGO, contacts.change, contact_id=number, seen_version=1, person=new)
    with pytest.raises(errors.StaleEdit):
        peopled.do(ALINE, contacts.change, contact_id=number, seen_version=1, person=PERSON)
    with peopled.database.read() as session:
        events = session.scalars(select(AuditEvent)).all()
    [said] = [event.changes for event in events if event.action == "contact.changed"]
    assert said == {"contact_fields": [None, "function,phone"]}
    assert peopled.ask(ALINE, verify).holds


def test_a_contact_past_its_term_waits_to_be_confirmed_or_erased(peopled: World) -> None:
    number = keep(peopled)
    later = NOW + timedelta(days=400)
    for who, waiting in ((HUGO, 1), (BRUNO, 0)):
        with peopled.database.read() as session:
            found = work(Context(session, who, later, peopled.catalog))
        mine = [task for task in found.waiting if task.kind is TaskKind.CONTACT]
        assert [task.key for task in mine] == [str(number)] * waiting
    with peopled.writing(HUGO, now=later) as ctx:  # nothing new: it is right and still needed
        contacts.change(ctx, contact_id=number, seen_version=1, person=PERSON)
    with peopled.database.read() as session:
        assert not work(Context(session, HUGO, later, peopled.catalog)).waiting


def test_a_number_tells_no_lot_how_many_contacts_others_keep(peopled: World) -> None:
    for lot in (None, "lot-3", None):
        keep(peopled, ALINE, lot=lot)
    keep(peopled)
    by_lot = [contact.address for contact in peopled.ask(ALINE, kept, territory=HERSTAL)]
    assert by_lot == [
        f"/fichiers/contacts/herstal/{end}" for end in ("forem/1", "lot-3/1", "forem/2", "lot-1/1")
    ]
    [mine] = peopled.ask(HUGO, kept, territory=HERSTAL)
    assert mine.subject == "contact/herstal/lot-1/1"


def test_one_persons_data_are_handed_out_and_that_is_recorded(peopled: World) -> None:
    number = keep(peopled)
    told = json.loads(peopled.do(HUGO, contacts.hand_out, **NAMED, number=number))
    [told] = told["contacts"]
    assert (told["name"], told["email"], told["organisation"]) == (NAME, MAIL, "CPAS")
    with pytest.raises(errors.NotFound):
        peopled.do(BRUNO, contacts.hand_out, **NAMED, number=number)
    entries, _ = peopled.ask(ALINE, journal, wanted=JournalFilter(action="contact.exported"))
    assert len(entries) == 1


def test_nothing_but_a_number_is_left_of_who_is_erased(peopled: World) -> None:
    number = keep(peopled)
    renamed = replace(PERSON, function="Présidente")
    peopled.do(HUGO, contacts.change, contact_id=number, seen_version=1, person=renamed)
    peopled.do(HUGO, contacts.hand_out, **NAMED, number=number)
    keep(peopled, person=replace(PERSON, email=MAIL.upper()))  # the same person once more
    with peopled.writing(APPLICATION) as ctx:  # who looked for that person, and kept the page
        ctx.session.add(Account(id=2, display_name="Léa", created_at=ctx.now))
        ctx.session.flush()
        address = f"/recherche?{urlencode({'q': NAME})}"
        ctx.session.add(SavedView(account_id=2, name=NAME, address=address, saved_at=ctx.now))
        audit.record(ctx, Action.ACCOUNT_VIEW_SAVED, "account/2")
    with peopled.writing(HUGO, command_id="once") as ctx:
        contacts.erase(ctx, contact_id=number, seen_version=2)
    assert peopled.ask(ALINE, kept) == []
    for again in (contacts.erase, contacts.change):
        said = {"person": PERSON} if again is contacts.change else {}
        with pytest.raises(ContactErased):
            peopled.do(ALINE, again, contact_id=number, seen_version=3, **said)  # type: ignore[arg-type]
    with pytest.raises(ContactErased):
        peopled.do(ALINE, contacts.hand_out, **NAMED, number=number)
    assert traces(peopled.database) == []
    assert peopled.ask(ALINE, verify).holds


def traces(database: Database) -> list[str]:
    """Where the words of the person are still found: in the bytes of a SQLite database and of its
    journal, in any column of any table."""
    words = (NAME, MAIL, MAIL.upper(), "Directrice", "Présidente", "+32 4 000 00 00")
    found = []
    if database.is_sqlite:
        path = Path(database.url.database or "")
        for file in path.parent.glob(f"{path.name}*"):
            content = file.read_bytes()
            found += [f"{file.name} : {word}" for word in words if word.encode() in content]
    with database.read() as session:
        for table in inspect(session.connection()).get_table_names():
            for row in session.execute(text(f'SELECT * FROM "{table}"')):
                found += [f"{table} : {word}" for word in words if word in str(tuple(row))]
    return found


def test_the_words_are_found_before_they_are_erased(peopled: World) -> None:
    """The search of traces can fail: it finds what is there."""
    keep(peopled)
    assert any(NAME in where for where in traces(peopled.database))


def test_an_erased_contact_that_is_not_empty_is_told(peopled: World) -> None:
    number = keep(peopled)
    peopled.do(HUGO, contacts.erase, contact_id=number, seen_version=1)
    with peopled.database.writer.begin() as connection:
        connection.execute(
            Contact.__table__.update().values(name="Quelqu’un")  # type: ignore[attr-defined]
        )
    assert f"contact/herstal/lot-1/{number}" in peopled.ask(ALINE, verify).differing
