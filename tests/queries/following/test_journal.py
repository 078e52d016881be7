"""Who reads what in the journal: accounts are for their person and for who manages them."""

from __future__ import annotations

import pytest

from domain.actions import Action
from domain.errors import PermissionDenied
from domain.permissions import Actor, Grant, Role
from queries.following.journal import JournalFilter, journal
from services import audit
from services.register import lots
from services.start.preparation import APPLICATION
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO

EVERYTHING = JournalFilter()
BOTH = Actor(
    8,
    "Inès",
    frozenset(
        {
            Grant(Role.CONTRACTOR, "herstal", "lot-1"),
            Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2"),
        }
    ),
)
READERS = (ALINE, BRUNO, HUGO, CHLOE, ADA, BOTH)
ACTIONS = (Action.ACCOUNT_INVITED, Action.SESSION_OPENED, Action.SESSION_CLOSED)


@pytest.fixture
def told(world):
    """What happened to the account of every reader, and one lot described."""
    for reader in READERS:
        for action in ACTIONS:
            with world.writing(APPLICATION) as ctx:
                audit.record(ctx, action, f"account/{reader.user_id}")
    world.do(ALINE, lots.describe, lot="lot-1", seen_version=1, contents="Appui", holder="")
    return world


def read_by(world, reader):
    entries, total = world.ask(reader, journal, wanted=EVERYTHING)
    assert total == len(entries)
    return entries


def accounts_read_by(world, reader):
    return {entry.subject for entry in read_by(world, reader) if entry.subject.startswith("acc")}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)
def test_only_who_manages_accounts_reads_of_those_of_others(told, reader):
    everybody = {f"account/{person.user_id}" for person in READERS}
    expected = everybody if reader is ADA else {f"account/{reader.user_id}"}
    assert accounts_read_by(told, reader) == expected


def test_a_person_reads_of_their_own_account_all_that_happened(told):
    own = [entry.action for entry in read_by(told, HUGO) if entry.subject == "account/4"]
    assert sorted(own) == sorted(ACTIONS)


def test_what_belongs_to_no_territory_is_for_who_sees_them_all(told):
    subjects = {reader: {e.subject for e in read_by(told, reader)} for reader in READERS}
    assert all("lot/lot-1" in subjects[reader] for reader in (ALINE, CHLOE, ADA, BOTH))
    assert all("lot/lot-1" not in subjects[reader] for reader in (BRUNO, HUGO))


def test_a_stranger_reads_nothing(told):
    with pytest.raises(PermissionDenied):
        told.ask(DENIS, journal, wanted=EVERYTHING)


def test_who_came_and_went_is_read_apart_from_what_was_done(told):
    def actions(wanted: JournalFilter) -> list[str]:
        return [entry.action for entry in told.ask(ALINE, journal, wanted=wanted)[0]]

    came = [Action.SESSION_CLOSED, Action.SESSION_OPENED]
    assert actions(JournalFilter(sign_ins=True)) == came
    done = actions(JournalFilter(sign_ins=False))
    assert Action.LOT_DESCRIBED in done
    assert done == [action for action in actions(EVERYTHING) if action not in came]
    # One action that is asked for by name is told, whatever it is.
    asked = JournalFilter(sign_ins=False, action=Action.SESSION_OPENED)
    assert actions(asked) == [Action.SESSION_OPENED]


def test_the_events_of_one_person(told):
    own, total = told.ask(ALINE, journal, wanted=JournalFilter(person=ALINE.user_id))
    assert [entry.action for entry in own] == [Action.LOT_DESCRIBED] and total == 1
