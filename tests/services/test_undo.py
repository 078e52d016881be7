"""Taking back what one has just recorded: by whom, for how long, until what; and what remains."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.milestones import MilestoneKind
from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from domain.undo import UNDOABLE, BuiltUpon, NothingToUndo, UndoTooLate
from models import AuditEvent
from queries.context import Context
from queries.following.changes import changes_between
from queries.following.journal import JournalFilter, journal
from queries.following.tasks import refused
from queries.following.undo import undoable_acts
from queries.meetings.states import meeting_on
from queries.phases.review import declarations_awaiting
from queries.portraits.sheet import Portrait, portrait_on
from queries.register.organisations import organisations_on
from queries.verification import verify
from services.comments import write
from services.meetings import meetings, points
from services.meetings.meetings import Held
from services.meetings.points import Decided
from services.milestones import milestones
from services.milestones.milestones import Addition
from services.phases import phases, review
from services.phases.phases import Declaration
from services.portraits import figures
from services.register import organisations
from services.register.organisations import Description, Known
from services.start.preparation import APPLICATION
from services.undo import undo
from tests.builders import phases as phase
from tests.builders.meetings import enter
from tests.builders.organisation_links import TIE, make
from tests.builders.organisations import TODAY, add
from tests.personas import ALINE, CHLOE, HUGO, LEA
from tests.portraits import CELLS
from tests.undoing import UndoingWorld
from tests.worlds import NOW

BEGUN = Declaration(PhaseStatus.IN_PROGRESS, date(2026, 11, 2), "premiers ateliers")
STOPPED = Declaration(PhaseStatus.SUSPENDED, date(2026, 11, 9), "une absence")


def take_back(
    world: UndoingWorld, actor: Actor, event: int, *, after: timedelta = timedelta(minutes=1)
) -> None:
    with world.writing(actor, now=world.now + after) as ctx:
        undo(ctx, event_id=event)


def did(world: UndoingWorld, actor: Actor, service: Callable[..., Any], **said: Any) -> int:
    """Do it, and return the number of the event that it left."""
    with world.writing(actor) as ctx:
        service(ctx, **said)
        left = select(func.min(AuditEvent.id)).where(AuditEvent.recorded_at == ctx.now)
        event = ctx.session.scalar(left)
    assert event is not None
    return event


def declared(world: UndoingWorld, declaration: Declaration = BEGUN, actor: Actor = HUGO) -> int:
    seen = phase.state(world).version
    here = {"territory": "herstal", "phase": "P07"}
    return did(world, actor, phases.declare, **here, seen_version=seen, declaration=declaration)


def offered(world: UndoingWorld, actor: Actor, *, after: timedelta = timedelta(0)) -> list[int]:
    with world.database.read() as session:
        ctx = Context(session, actor, world.now + after, world.catalog)
        return [act.entry.id for act in undoable_acts(ctx)]


def test_what_was_declared_a_minute_ago_is_taken_back_and_both_stay(world: UndoingWorld) -> None:
    before = phase.state(world)
    event = declared(world)
    assert phase.state(world).status is PhaseStatus.IN_PROGRESS
    take_back(world, HUGO, event)
    after = phase.state(world)
    assert (after.status, after.since, after.actual_start) == (
        before.status, before.since, before.actual_start,
    )  # fmt: skip
    assert (
        before.version and after.version and after.version > before.version
    )  # whoever read before reads again
    entries, _ = world.ask(ALINE, journal, wanted=JournalFilter(phase="P07"))
    assert [entry.action for entry in entries[:2]] == [Action.ACT_UNDONE, Action.PHASE_DECLARED]
    assert entries[0].changes["undone_event"] == [None, str(event)]
    assert world.ask(APPLICATION, verify).holds


def test_nothing_changed_between_two_days_when_it_was_undone(world: UndoingWorld) -> None:
    take_back(world, HUGO, declared(world))
    since, until = NOW.date() - timedelta(days=30), NOW.date()
    told = world.ask(
        ALINE, changes_between, since=since, until=until, territory="herstal", phase="P07"
    )
    assert told == []


def test_it_may_be_declared_anew_then_verified(world: UndoingWorld) -> None:
    take_back(world, HUGO, declared(world))
    declared(world)
    waiting = world.ask(ALINE, declarations_awaiting, territory="herstal", phase="P07")
    assert [fact.value for fact in waiting] == [PhaseStatus.IN_PROGRESS]


@pytest.mark.usefixtures("unchanged")
def test_nobody_else_takes_it_back(world: UndoingWorld) -> None:
    with pytest.raises(errors.NotFound):
        take_back(world, HUGO, 1)  # the application loaded the sources
    with pytest.raises(errors.NotFound):
        take_back(world, HUGO, 10_000)


def test_neither_a_colleague_nor_a_lead_takes_it_back(world: UndoingWorld) -> None:
    event = declared(world)
    for other in (ALINE, CHLOE):
        with pytest.raises(errors.NotFound):
            take_back(world, other, event)
        assert offered(world, other) == []
    assert offered(world, HUGO) == [event]


def test_ten_minutes_and_no_longer(world: UndoingWorld) -> None:
    event = declared(world)
    late = timedelta(minutes=10, seconds=1)
    with pytest.raises(UndoTooLate):
        take_back(world, HUGO, event, after=late)
    assert offered(world, HUGO, after=late) == []
    take_back(world, HUGO, event, after=timedelta(minutes=9, seconds=59))


def test_what_somebody_verified_is_not_taken_back_by_who_declared_it(world: UndoingWorld) -> None:
    event = declared(world)
    fact = world.ask(ALINE, declarations_awaiting, territory="herstal", phase="P07")[0].id
    here = {"territory": "herstal", "phase": "P07"}
    verified = did(world, ALINE, review.validate, **here, fact_id=fact)
    with pytest.raises(BuiltUpon):
        take_back(world, HUGO, event)
    # The lead takes her own word back first: it waits for her again, and Hugo may take his back.
    take_back(world, ALINE, verified)
    waiting = world.ask(LEA, declarations_awaiting, **here)
    assert [fact.id for fact in waiting] == [fact]
    take_back(world, HUGO, event)
    assert phase.state(world).status is not PhaseStatus.IN_PROGRESS


def test_a_refusal_taken_back_is_told_to_nobody(world: UndoingWorld) -> None:
    declared(world)
    here = {"territory": "herstal", "phase": "P07"}
    fact = world.ask(ALINE, declarations_awaiting, **here)[0].id
    event = did(world, ALINE, review.refuse, **here, fact_id=fact, reason="sans preuve")
    assert [task.phase for task in world.ask(HUGO, lambda ctx: list(refused(ctx)))] == ["P07"]
    take_back(world, ALINE, event)
    assert world.ask(HUGO, lambda ctx: list(refused(ctx))) == []
    assert phase.state(world).status is PhaseStatus.IN_PROGRESS


def test_acts_are_taken_back_one_after_the_other_the_last_first(world: UndoingWorld) -> None:
    standing = phase.state(world)
    first, second = declared(world), declared(world, STOPPED)
    assert offered(world, HUGO) == [second, first]
    with pytest.raises(BuiltUpon):
        take_back(world, HUGO, first)
    take_back(world, HUGO, second)
    assert offered(world, HUGO) == [first]
    take_back(world, HUGO, first)
    with pytest.raises(errors.AlreadyDone):
        take_back(world, HUGO, first)
    assert (phase.state(world).status, offered(world, HUGO)) == (standing.status, [])


def test_who_lost_the_right_takes_nothing_back(world: UndoingWorld) -> None:
    event = declared(world)
    moved = Actor(HUGO.user_id, "Hugo", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-3")}))
    phase.act(world, ALINE, phases.assign_lot, lot="lot-1")
    with pytest.raises((errors.PermissionDenied, BuiltUpon)):
        take_back(world, moved, event)


def test_a_reader_of_the_past_role_takes_nothing_back(world: UndoingWorld) -> None:
    event = declared(world)
    reader = Actor(HUGO.user_id, "Hugo", frozenset({Grant(Role.MINISTRY)}))
    with pytest.raises(errors.PermissionDenied):
        take_back(world, reader, event)


def test_what_facts_do_not_hold_is_not_undone(world: UndoingWorld) -> None:
    note = {"subject": "phase/herstal/P07", "lot": "lot-1", "text": "Merci.", "mentions": []}
    event = did(world, HUGO, write, **note)
    with pytest.raises(NothingToUndo):
        take_back(world, HUGO, event)
    assert offered(world, HUGO) == []


def registered(world: UndoingWorld, name: str, *places: str) -> int:
    places = places or ("herstal",)
    known = Known(PartialDate.parse("2023-04"), "réunion")
    seen = world.ask(ALINE, organisations.n_organisations, territories=places)
    return did(
        world, ALINE, organisations.add, territories=places, seen_version=seen,
        description=Description(name, "CPAS"), known=known,
    )  # fmt: skip


def test_an_organisation_taken_back_leaves_the_register_and_its_number(
    world: UndoingWorld,
) -> None:
    both = ("herstal", "chapelle-lez-herlaimont")
    event = registered(world, "CPAS", *both)
    with world.database.read() as session:
        [act] = undoable_acts(Context(session, ALINE, world.now, world.catalog))
    assert (act.entry.object_name, act.n_more) == ("CPAS", 1)  # of the other territory
    take_back(world, ALINE, event)
    assert world.ask(ALINE, organisations_on, moment=TODAY) == []
    registered(world, "Régie", "herstal")
    assert [one.number for one in world.ask(ALINE, organisations_on, moment=TODAY)] == [2]
    entries, _ = world.ask(ALINE, journal, wanted=JournalFilter())
    assert [entry.object_name for entry in entries[:5]] == ["Régie", *["CPAS"] * 4]
    assert world.ask(APPLICATION, verify).holds


def test_an_organisation_that_another_thing_names_stays(world: UndoingWorld) -> None:
    add(world, "Ville")
    event = registered(world, "CPAS")
    number = make(world, TIE)
    with pytest.raises(BuiltUpon):
        take_back(world, ALINE, event)
    assert number == 1


def meeting(world: UndoingWorld) -> dict[str, Any]:
    """The first meeting of Herstal, as who has just read it names it."""
    state = world.ask(ALINE, meeting_on, territory="herstal", number=1, moment=TODAY)
    return {"territory": "herstal", "number": 1, "seen_version": state.version}


def test_an_organisation_that_came_to_a_meeting_stays(world: UndoingWorld) -> None:
    event = registered(world, "CPAS")
    enter(world, on="2026-11-20", is_held=False)
    held = Held(PartialDate.parse("2026-11-20"), (1,))
    came = did(world, HUGO, meetings.record_held, **meeting(world), held=held)
    with pytest.raises(BuiltUpon):
        take_back(world, ALINE, event)
    take_back(world, HUGO, came)


def test_a_meeting_that_decided_something_stays_held(world: UndoingWorld) -> None:
    enter(world, on="2026-11-20", is_held=False)
    held = Held(PartialDate.parse("2026-11-20"))
    event = did(world, HUGO, meetings.record_held, **meeting(world), held=held)
    decided = Decided("Signer la convention", "Comité")
    decision = did(world, HUGO, points.decide, **meeting(world), decided=decided)
    with pytest.raises(BuiltUpon):
        take_back(world, HUGO, event)
    take_back(world, HUGO, decision)
    take_back(world, HUGO, event)


def test_a_figure_corrected_and_undone_was_never_corrected(world: UndoingWorld) -> None:
    def figure(value: str, seen: int) -> int:
        return did(
            world, HUGO, figures.record,
            territory="herstal", seen_version=seen, cells=CELLS | {"value": value}, reason="relu",
        )  # fmt: skip

    def portrait() -> Portrait:
        return world.ask(ALINE, portrait_on, territory="herstal", moment=TODAY)

    figure("21,5 %", 0)
    before = portrait()
    [stated] = [one for one in before.own if one.key.indicator == "taux-chomage"]
    take_back(world, HUGO, figure("12,5 %", stated.fact_id))
    assert portrait().own == before.own
    assert (before.corrections, portrait().corrections) == ((), ())


def test_an_added_milestone_taken_back_leaves_its_number(world: UndoingWorld) -> None:
    addition = Addition("Salle trouvée", MilestoneKind.MILESTONE, "demande du comité")
    here = {"territory": "herstal", "phase": "P07", "seen_version": 0, "addition": addition}
    take_back(world, ALINE, did(world, ALINE, milestones.add, **here))
    did(world, ALINE, milestones.add, **here)
    entries, _ = world.ask(ALINE, journal, wanted=JournalFilter(action=Action.MILESTONE_ADDED))
    assert [entry.subject for entry in entries] == [
        "milestone/herstal/P07.ajout-2", "milestone/herstal/P07.ajout-1",
    ]  # fmt: skip


def test_each_act_that_may_be_undone_is_one_that_facts_hold() -> None:
    assert {str(action) for action in UNDOABLE} <= {str(action) for action in Action}
    assert not any(
        action.startswith(("account.", "comment.", "contact.", "token.")) for action in UNDOABLE
    )
