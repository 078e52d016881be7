"""Declaring, correcting, validating, refusing and reopening: effect, facts and audit together."""

from datetime import date

import pytest

from domain import errors
from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.statements import Origin
from models import Fact
from queries.moment import Moment
from queries.verification import verify
from services.phases import phases
from services.phases import review as phase_review
from services.phases.phases import Declaration
from services.start.preparation import APPLICATION
from tests.builders.phases import act, state
from tests.builders.record import everything, last_event
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA
from tests.worlds import NOW

S = PhaseStatus
STARTED = Declaration(S.IN_PROGRESS, date(2024, 2, 12), "le living lab a commencé")
DONE = Declaration(S.COMPLETED, date(2024, 5, 31), "trois séances tenues")


def review(world, lead, service, phase="P07", **values):
    """Decide on the declaration that is in force now, as someone does who sees it waiting."""
    declared = values.pop("fact_id", state(world, phase).fact_id)
    world.do(lead, service, territory="herstal", phase=phase, fact_id=declared, **values)


def test_a_declaration_counts_from_its_own_day_and_leaves_its_trace(world):
    act(world, HUGO, phases.declare, declaration=STARTED)

    now = state(world)
    assert (now.status, str(now.since), now.origin) == (
        S.IN_PROGRESS,
        "2024-02-12",
        Origin.DECLARED,
    )
    assert (now.actual_start, now.declared_by) == (PartialDate(date(2024, 2, 12)), HUGO.user_id)
    event = last_event(world.database)
    assert (event.action, event.subject, event.actor_id) == (
        "phase.declared", "phase/herstal/P07", HUGO.user_id,
    )  # fmt: skip
    assert event.changes["status"] == ["planned", "in_progress"]
    assert event.note == STARTED.note


def test_the_past_still_says_what_was_true_then(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    assert state(world, on=Moment(date(2024, 2, 7))).status is S.PLANNED
    assert state(world, on=Moment(date(2024, 2, 12))).status is S.IN_PROGRESS


def test_a_late_entry_does_not_change_what_was_known_before_it(world):
    before = NOW.replace(hour=8)
    act(world, HUGO, phases.declare, declaration=STARTED)
    assert state(world, on=Moment(date(2024, 3, 1), known_at=before)).status is S.UNKNOWN


def test_a_lead_validates_what_a_contractor_declared(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    review(world, ALINE, phase_review.validate, note="vu sur place")

    now = state(world)
    assert (now.status, now.origin, str(now.since)) == (
        S.IN_PROGRESS,
        Origin.VERIFIED,
        "2024-02-12",
    )
    assert (now.declared_by, now.verified_by) == (HUGO.user_id, ALINE.user_id)
    assert last_event(world.database).action == "phase.validated"


def test_a_completed_phase_is_validated_from_the_day_of_acceptance(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    act(world, HUGO, phases.declare, declaration=DONE)
    review(world, ALINE, phase_review.validate)

    assert state(world).status is S.VALIDATED
    assert state(world).since == PartialDate(NOW.date())
    assert state(world, on=Moment(date(2024, 6, 1))).status is S.COMPLETED
    assert state(world).actual_end == PartialDate(date(2024, 5, 31))


def test_a_refusal_brings_back_what_stood_before(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    review(world, ALINE, phase_review.refuse, reason="aucune séance tenue")

    now = state(world)
    assert (now.status, now.origin, now.actual_start) == (S.PLANNED, Origin.SOURCE, None)
    assert last_event(world.database).note == "aucune séance tenue"
    assert world.ask(APPLICATION, verify).holds


@pytest.mark.usefixtures("unchanged")
def test_there_is_nothing_to_refuse_where_nothing_was_declared(world):
    with pytest.raises(errors.NothingToValidate):
        review(world, ALINE, phase_review.refuse, reason="aucune séance tenue")


def test_a_refusal_without_reason_is_refused(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    with pytest.raises(errors.TextMissing):
        review(world, ALINE, phase_review.refuse, reason="  ")
    assert state(world).status is S.IN_PROGRESS


def test_a_correction_keeps_what_it_corrects(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    wrong = state(world).fact_id
    right = Declaration(S.IN_PROGRESS, date(2024, 2, 19), "erreur de date")
    act(world, HUGO, phases.declare, declaration=right, corrects=wrong)

    assert str(state(world).since) == "2024-02-19"
    assert str(state(world).actual_start) == "2024-02-19"
    assert state(world, on=Moment(date(2024, 2, 13))).status is S.PLANNED
    with world.database.read() as session:
        assert session.get_one(Fact, wrong).value == "in_progress"
    assert last_event(world.database).action == "phase.corrected"


def test_a_correction_of_a_start_into_something_else_takes_the_start_back(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    planned = Declaration(S.PLANNED, date(2024, 2, 12), "reporté", PartialDate.parse("2024-04"))
    act(world, HUGO, phases.declare, declaration=planned, corrects=state(world).fact_id)
    assert (state(world).actual_start, str(state(world).planned_start)) == (None, "2024-04")


@pytest.mark.usefixtures("unchanged")
def test_someone_elses_statement_is_not_corrected_by_a_contractor(world):
    with pytest.raises(errors.NotYourDeclaration):
        act(world, HUGO, phases.declare, declaration=STARTED, corrects=state(world).fact_id)


def test_reopening_keeps_the_earlier_closure(world):
    act(
        world,
        ALINE,
        phase_review.reopen,
        phase="P03",
        effective=date(2024, 3, 1),
        reason="convention à revoir",
    )
    now = state(world, "P03")
    assert (now.status, now.actual_end, now.verified_by) == (S.IN_PROGRESS, None, ALINE.user_id)
    assert state(world, "P03", Moment(date(2024, 2, 29))).status is S.COMPLETED


@pytest.mark.usefixtures("unchanged")
def test_only_a_closed_phase_is_reopened_and_not_before_its_end(world):
    with pytest.raises(errors.NotReopenable):
        act(world, ALINE, phase_review.reopen, phase="P04", effective=date(2024, 3, 1), reason="x")
    with pytest.raises(errors.BeforeClosure):
        act(world, ALINE, phase_review.reopen, phase="P03", effective=date(2024, 1, 1), reason="x")


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("stranger", [BRUNO, DENIS])
def test_a_foreign_territory_is_not_to_be_found(world, stranger):
    with pytest.raises(errors.NotFound):
        act(world, stranger, phases.declare, declaration=STARTED)


@pytest.mark.usefixtures("unchanged")
def test_a_ministry_reader_may_not_declare(world):
    with pytest.raises(errors.PermissionDenied):
        act(world, CHLOE, phases.declare, declaration=STARTED)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("reader", [HUGO, CHLOE])
def test_only_a_lead_verifies(world, reader):
    with pytest.raises(errors.PermissionDenied):
        review(world, reader, phase_review.validate)


def test_a_phase_of_another_lot_is_refused(world):
    act(world, ALINE, phases.assign_lot, lot="lot-3")
    with pytest.raises(errors.PermissionDenied):
        act(world, HUGO, phases.declare, declaration=STARTED)
    assert (state(world).lot, state(world).status) == ("lot-3", S.PLANNED)


def test_nobody_validates_their_own_declaration(world):
    act(world, ALINE, phases.declare, declaration=STARTED)
    with pytest.raises(errors.OwnDeclaration):
        review(world, ALINE, phase_review.validate)
    review(world, LEA, phase_review.validate)
    assert state(world).origin is Origin.VERIFIED


@pytest.mark.usefixtures("unchanged")
def test_an_edit_of_a_version_that_is_gone_is_refused(world):
    with pytest.raises(errors.StaleEdit):
        act(world, HUGO, phases.declare, declaration=STARTED, seen_version=99)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("declaration", "refusal"),
    [
        (Declaration(S.VALIDATED, date(2024, 2, 12), "x"), errors.StatusNotDeclarable),
        (Declaration(S.UNKNOWN, date(2024, 2, 12), "x"), errors.StatusNotDeclarable),
        (Declaration(S.IN_PROGRESS, date(2026, 11, 24), "x"), errors.FutureFact),
        (Declaration(S.IN_PROGRESS, date(1999, 1, 1), "x"), errors.DateOutOfRange),
        (Declaration(S.IN_PROGRESS, date(2024, 2, 12), "a\x00"), errors.BadText),
        (Declaration(S.IN_PROGRESS, date(2024, 2, 12), "x" * 1001), errors.TextTooLong),
        (Declaration(S.IN_PROGRESS, date(2024, 2, 12), "  "), errors.ReasonNeeded),
    ],
)
def test_a_bad_declaration_is_refused_and_changes_nothing(world, declaration, refusal):
    with pytest.raises(refusal):
        act(world, HUGO, phases.declare, declaration=declaration)


def test_an_unusual_order_is_possible_with_a_reason(world):
    act(
        world,
        HUGO,
        phases.declare,
        phase="P08",
        declaration=Declaration(S.COMPLETED, NOW.date(), "tout fait"),
    )
    assert state(world, "P08").status is S.COMPLETED


def test_older_information_is_kept_without_hiding_the_newer(world):
    old = Declaration(S.IN_PROGRESS, date(2024, 1, 15), "essai préalable")
    act(world, HUGO, phases.declare, declaration=old)
    assert state(world).status is S.PLANNED
    assert state(world, on=Moment(date(2024, 1, 20))).status is S.IN_PROGRESS


def test_the_same_command_twice_is_one_change(world):
    def send():
        with world.writing(HUGO, command_id="abc") as ctx:
            phases.declare(
                ctx, territory="herstal", phase="P07", seen_version=2, declaration=STARTED
            )

    send()
    after = everything(world.database)
    with pytest.raises(errors.AlreadyDone):
        send()
    assert everything(world.database) == after


def test_a_declaration_that_says_nothing_new_leaves_no_trace(world):
    act(world, HUGO, phases.declare, declaration=STARTED)
    before = everything(world.database)
    with pytest.raises(errors.NothingNew):
        act(world, HUGO, phases.declare, declaration=Declaration(S.IN_PROGRESS, STARTED.effective))
    assert everything(world.database) == before


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("month", ["1999-12", "2100-01", "9999-12"])
def test_a_plan_outside_the_calendar_is_refused(world, month):
    plan = Declaration(S.PLANNED, NOW.date(), "x", PartialDate.parse(month))
    with pytest.raises(errors.DateOutOfRange):
        act(world, HUGO, phases.declare, phase="P08", declaration=plan)


@pytest.mark.usefixtures("unchanged")
def test_a_correction_says_why(world):
    silent = Declaration(S.SUSPENDED, date(2024, 2, 7))
    with pytest.raises(errors.CorrectionNeedsReason):
        act(
            world, ALINE, phases.declare, "P04",
            declaration=silent, corrects=state(world, "P04").fact_id,
        )  # fmt: skip


def test_a_refused_plan_takes_its_date_with_it(world):
    plan = Declaration(S.PLANNED, NOW.date(), "annoncé", PartialDate.parse("2027-03"))
    act(world, HUGO, phases.declare, phase="P08", declaration=plan)
    review(world, ALINE, phase_review.refuse, phase="P08", reason="pas convenu")
    assert (state(world, "P08").status, state(world, "P08").planned_start) == (S.UNKNOWN, None)


def test_a_phase_that_runs_again_has_no_end(world):
    act(world, HUGO, phases.declare, declaration=DONE)
    again = Declaration(S.IN_PROGRESS, date(2024, 6, 3), "une séance de plus")
    act(world, HUGO, phases.declare, declaration=again)
    assert state(world).actual_end is None
    assert str(state(world, on=Moment(date(2024, 6, 1))).actual_end) == "2024-05-31"


def test_an_unknown_phase_is_not_to_be_found(world):
    with pytest.raises(errors.NotFound):
        world.do(
            ALINE,
            phases.declare,
            territory="herstal",
            phase="P99",
            seen_version=1,
            declaration=STARTED,
        )
