"""A change that nobody is told of is not committed; the trail holds what happened, in its order."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update

from domain.actions import Action
from domain.chain import GENESIS
from domain.errors import AlreadyDone
from models import Account, AuditEvent, Lot, SignInAttempt, TerritoryPhase
from models.audit_event import UnauditedChange
from queries.verification import verify
from services import audit
from services.register import lots
from services.start.preparation import APPLICATION
from tests.personas import ALINE
from tests.worlds import NOW


def forgetful_change(ctx):
    ctx.session.scalars(select(Lot).where(Lot.lot_key == "lot-1")).one().holder = "Une maison"


def forgetful_addition(ctx):
    ctx.session.add(Account(display_name="Personne", created_at=ctx.now))


def forgetful_removal(ctx):
    ctx.session.delete(ctx.session.scalars(select(Lot)).first())


def forgetful_bulk_change(ctx):
    ctx.session.execute(update(TerritoryPhase).values(lot_key="lot-1"))


def forgetful_bulk_removal(ctx):
    ctx.session.execute(delete(Lot))


def forgetful_bulk_change_of_a_table(ctx):
    ctx.session.execute(update(Lot.metadata.tables["lot"]).values(holder="Une maison"))


@pytest.mark.parametrize(
    "service",
    [
        forgetful_change,
        forgetful_addition,
        forgetful_removal,
        forgetful_bulk_change,
        forgetful_bulk_removal,
        forgetful_bulk_change_of_a_table,
    ],
)
def test_a_service_that_forgets_the_audit_changes_nothing(world, service):
    with pytest.raises(UnauditedChange):
        world.do(ALINE, service)
    with world.database.read() as session:
        assert session.scalars(select(Lot.holder)).all() == ["", "", ""]
        assert session.scalars(select(TerritoryPhase.lot_key).distinct()).all() == [None]
        assert session.scalars(select(Account.display_name)).all() == []


def test_a_change_told_by_an_event_is_committed(world):
    world.do(
        ALINE,
        lambda ctx: (
            forgetful_change(ctx),
            audit.record(ctx, Action.CHRONOLOGY_LOADED, "lot/lot-1"),
        ),
    )
    with world.database.read() as session:
        assert "Une maison" in session.scalars(select(Lot.holder)).all()


def test_a_table_that_is_not_watched_needs_no_event(world):
    attempt = SignInAttempt(login="a", address="b", last_failed_at=NOW)
    world.do(APPLICATION, lambda ctx: ctx.session.add(attempt))
    world.do(APPLICATION, lambda ctx: ctx.session.execute(delete(SignInAttempt)))
    with world.database.read() as session:
        assert session.scalars(select(SignInAttempt.id)).all() == []


def test_each_event_seals_the_one_before(world):
    world.do(ALINE, lots.describe, lot="lot-1", seen_version=1, contents="Appui", holder="")
    with world.database.read() as session:
        first, second = session.scalars(select(AuditEvent).order_by(AuditEvent.id))
    assert (first.previous_hash, second.previous_hash) == (GENESIS, first.hash)
    assert world.ask(APPLICATION, verify).holds


def test_a_command_already_told_is_refused(world):
    with world.writing(ALINE, command_id="clic") as ctx:
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "test")
    with pytest.raises(AlreadyDone), world.writing(ALINE, command_id="clic") as ctx:
        audit.refuse_repetition(ctx)
    with world.writing(ALINE, command_id="autre") as ctx:
        audit.refuse_repetition(ctx)
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "test")
    assert world.ask(APPLICATION, verify).n_events == 3
