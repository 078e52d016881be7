"""Deliverables from the first draft to acceptance: effect, facts and audit together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from domain import deliverables as deliverable_errors
from domain import errors, files
from domain.dates import PartialDate
from domain.deliverables import DeliverableStatus, ReservationStatus, Verdict
from domain.permissions import Actor, Grant, Role
from domain.statements import Origin
from queries.deliverables.list import deliverables_on
from queries.deliverables.sheet import deliverable_sheet
from queries.deliverables.versions import version_of
from queries.following.journal import JournalFilter, journal
from queries.moment import Moment
from queries.phases.criteria import proofs_in
from queries.phases.states import states_on
from queries.verification import verify
from services.deliverables import deliverables, reservations, versions
from services.deliverables import review as deliverable_review
from services.deliverables.deliverables import Addition
from services.deliverables.review import Decision, Finding, NewReservation
from services.deliverables.versions import Deposit
from services.phases import phases
from services.start.preparation import APPLICATION
from tests.builders.deliverables import (
    KEY,
    LINK,
    RESERVATION,
    TODAY,
    WITH_RESERVATION,
    act,
    hand_in,
    hand_over,
    review,
    state,
)
from tests.builders.record import last_event
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA
from tests.worlds import NOW

HERE = {"territory": "herstal", "deliverable": KEY}
S = DeliverableStatus


def sheet(world, actor=ALINE, on=TODAY):
    return world.ask(actor, deliverable_sheet, territory="herstal", key=KEY, moment=on)


def test_the_deliverables_of_the_method_are_open_in_each_territory(world):
    shown = world.ask(ALINE, deliverables_on, moment=TODAY)
    defined = [
        deliverable.key for phase in world.catalog.phases for deliverable in phase.deliverables
    ]
    assert [one.key for one in shown if one.territory == "herstal"] == defined
    assert len(shown) == 2 * len(defined)
    assert {one.status for one in shown} == {S.EXPECTED}
    assert world.ask(APPLICATION, verify).holds


def test_what_a_source_says_available_is_not_said_to_be_accepted(world):
    portrait = state(world, "P02.portrait-statistique")
    assert (str(portrait.available_on), portrait.available_at_latest) == ("2024-02-07", True)
    assert portrait.available_origin is Origin.SOURCE
    assert (portrait.status, portrait.is_accepted) == (S.EXPECTED, False)
    before = state(world, "P02.portrait-statistique", Moment(date(2024, 2, 6)))
    assert before.available_on is None


def test_another_lot_and_another_territory_see_no_line_of_it(world):
    seen = world.ask(BRUNO, deliverables_on, moment=TODAY)
    assert {one.territory for one in seen} == {"chapelle-lez-herlaimont"}
    mine = world.ask(HUGO, deliverables_on, moment=TODAY, phase="P07")
    to_another_lot(world)
    for moment in (TODAY, Moment(date(2024, 2, 7))):
        assert mine and not world.ask(HUGO, deliverables_on, moment=moment, phase="P07")
        assert len(world.ask(ALINE, deliverables_on, moment=moment, phase="P07")) == 2 * len(mine)


def test_a_first_version_makes_a_draft(world):
    hand_in(world)
    now = state(world)
    assert (now.status, now.status_since) == (S.DRAFT, TODAY.on)
    (version,) = sheet(world, HUGO).versions
    assert (version.number, version.link, version.digest, version.added_by) == (
        1, LINK, None, HUGO.user_id,
    )  # fmt: skip
    event = last_event(world.database)
    assert (event.action, event.subject) == (
        "deliverable.version_added",
        f"deliverable/herstal/{KEY}",
    )
    assert event.changes == {
        "delivery": ["expected", "draft"], "version": [None, "1"], "digest": [None, None],
    }  # fmt: skip
    assert world.ask(APPLICATION, verify).holds


@pytest.mark.usefixtures("unchanged")
def test_nothing_is_handed_over_before_there_is_a_version(world):
    with pytest.raises(deliverable_errors.NothingToSubmit):
        act(world, HUGO, deliverables.submit)


def test_handing_over_starts_thirty_days(world):
    hand_over(world)
    now = state(world)
    assert (now.status, now.submitted_version, now.submitted_by) == (S.SUBMITTED, 1, HUGO.user_id)
    assert now.review_due_on == date(2026, 12, 23)
    assert now.due == PartialDate(date(2026, 12, 23))
    assert not now.is_late(date(2026, 12, 23))
    assert now.is_late(date(2026, 12, 24))
    with pytest.raises(deliverable_errors.NotOpenToVersions):
        hand_in(world)


def test_what_was_handed_over_is_taken_back_while_nobody_verifies(world):
    hand_over(world)
    act(world, HUGO, deliverables.take_back, reason="mauvaise annexe")
    assert state(world).status is S.DRAFT
    act(world, HUGO, deliverables.submit)
    act(world, ALINE, deliverable_review.verify)
    with pytest.raises(errors.NothingNew):
        act(world, HUGO, deliverables.take_back, reason="trop tard")


def test_a_deliverable_is_accepted_once_each_criterion_is_checked(world):
    hand_over(world)
    act(world, ALINE, deliverable_review.verify)
    with pytest.raises(errors.NothingNew):
        act(world, ALINE, deliverable_review.verify)
    with pytest.raises(deliverable_errors.CriteriaLeft):
        act(world, ALINE, deliverable_review.verify, decision=Decision(S.ACCEPTED))
    findings = {one: Finding(Verdict.MET) for one in state(world).criteria}
    act(world, ALINE, deliverable_review.verify, findings=findings)
    act(world, ALINE, deliverable_review.verify, decision=Decision(S.ACCEPTED, "parfait"))
    now = state(world)
    assert (now.status, now.is_accepted, now.decided_by, now.due) == (
        S.ACCEPTED, True, ALINE.user_id, None,
    )  # fmt: skip
    assert KEY in world.ask(ALINE, proofs_in, territory="herstal", moment=TODAY)
    assert last_event(world.database).action == "deliverable.accepted"
    assert world.ask(APPLICATION, verify).holds


def test_findings_and_decision_are_one_act(world):
    with pytest.raises(deliverable_errors.MoveRefused):
        act(world, ALINE, deliverable_review.verify, decision=Decision(S.ACCEPTED))
    hand_over(world)
    findings = {one: Finding(Verdict.MET) for one in state(world).criteria}
    act(world, ALINE, deliverable_review.verify, findings=findings, decision=WITH_RESERVATION)
    now = state(world)
    assert (now.status, now.reserve_due_on) == (S.ACCEPTED_WITH_RESERVATIONS, date(2026, 12, 15))
    assert [entry.action for entry in world.ask(ALINE, journal, wanted=JournalFilter())[0][:3]] == [
        "deliverable.accepted_with_reserves", "deliverable.checked", "deliverable.review_begun",
    ]  # fmt: skip
    assert world.ask(APPLICATION, verify).holds


def test_a_version_is_handed_in_and_over_in_one_act(world):
    at_once = Deposit("première", is_handed_over=True)
    act(world, HUGO, versions.add_link, link=LINK, deposit=at_once)
    now = state(world)
    assert (now.status, now.submitted_version, now.submitted_by) == (S.SUBMITTED, 1, HUGO.user_id)
    review(world, Decision(S.REFUSED, "il manque l’annexe"))
    act(world, HUGO, versions.add_link, link=LINK, deposit=at_once)
    assert (state(world).status, state(world).submitted_version) == (S.SUBMITTED, 2)
    review(world, WITH_RESERVATION)
    with pytest.raises(deliverable_errors.MoveRefused):
        act(world, HUGO, versions.add_link, link=LINK, deposit=at_once)
    assert len(sheet(world).versions) == 2


def test_a_criterion_not_met_needs_a_remark_and_forbids_plain_acceptance(world):
    hand_over(world)
    act(world, ALINE, deliverable_review.verify)
    criterion, *others = state(world).criteria
    with pytest.raises(deliverable_errors.RemarkNeeded):
        findings = {criterion: Finding(Verdict.NOT_MET)}
        act(world, ALINE, deliverable_review.verify, findings=findings)
    findings = {criterion: Finding(Verdict.NOT_MET, "il manque l’annexe")}
    findings |= {other: Finding(Verdict.MET) for other in others}
    act(world, ALINE, deliverable_review.verify, findings=findings)
    with pytest.raises(errors.NothingNew):
        act(world, ALINE, deliverable_review.verify, findings=findings)
    with pytest.raises(deliverable_errors.CriterionNotMet):
        act(world, ALINE, deliverable_review.verify, decision=Decision(S.ACCEPTED))
    with pytest.raises(deliverable_errors.ReservationNeeded):
        bare = Decision(S.ACCEPTED_WITH_RESERVATIONS)
        act(world, ALINE, deliverable_review.verify, decision=bare)
    with pytest.raises(errors.TextMissing):
        act(world, ALINE, deliverable_review.verify, decision=Decision(S.REFUSED, " "))
    past = Decision(S.ACCEPTED_WITH_RESERVATIONS, "", (NewReservation("x", date(2026, 11, 22)),))
    with pytest.raises(deliverable_errors.ReservationDatePast):
        act(world, ALINE, deliverable_review.verify, decision=past)
    assert state(world).status is S.IN_REVIEW


def test_a_refused_one_comes_back_as_a_draft_with_a_new_version(world):
    hand_over(world)
    review(world, Decision(S.REFUSED, "incomplet"), Verdict.NOT_MET)
    assert state(world).status is S.REFUSED
    assert {one.verdict for one in sheet(world).checks.values()} == {Verdict.NOT_MET}
    with pytest.raises(deliverable_errors.MoveRefused):
        act(world, HUGO, deliverables.submit)
    hand_in(world, link="https://exemple.be/protocole-2.pdf")
    assert state(world).status is S.DRAFT
    act(world, HUGO, deliverables.submit)
    assert state(world).submitted_version == 2
    assert sheet(world).checks == {}  # what was found before was about the other version


def test_a_reservation_is_followed_to_its_closure(world):
    hand_over(world)
    review(world, WITH_RESERVATION, Verdict.NOT_MET)
    assert (state(world).status, state(world).reserve_due_on) == (
        S.ACCEPTED_WITH_RESERVATIONS, RESERVATION.due_on,
    )  # fmt: skip
    with pytest.raises(deliverable_errors.ReservationNotThere):
        act(world, ALINE, reservations.close, reservation="1")
    act(world, HUGO, reservations.mark_resolved, reservation="1", note="annexe jointe")
    act(world, LEA, reservations.reopen, reservation="1", reason="page 3 manque")
    act(world, HUGO, reservations.mark_resolved, reservation="1", note="page 3 ajoutée")
    assert sheet(world).reservations[0].status is ReservationStatus.LIFTED
    act(world, LEA, reservations.close, reservation="1")
    assert (state(world).status, state(world).reserve_due_on) == (S.ACCEPTED, None)
    assert sheet(world).reservations[0].status is ReservationStatus.CLOSED
    assert world.ask(APPLICATION, verify).holds


def test_acceptance_waits_for_the_last_reservation(world):
    hand_over(world)
    two = Decision(
        S.ACCEPTED_WITH_RESERVATIONS, "", (RESERVATION, NewReservation("b", date(2026, 12, 1)))
    )
    review(world, two)
    assert state(world).reserve_due_on == date(2026, 12, 1)
    for number in (2, 1):
        act(world, HUGO, reservations.mark_resolved, reservation=str(number), note="fait")
        act(world, ALINE, reservations.close, reservation=str(number))
        assert state(world).status is (S.ACCEPTED if number == 1 else S.ACCEPTED_WITH_RESERVATIONS)


def test_reopening_keeps_the_acceptance_in_the_history_and_ends_its_reservations(world):
    hand_over(world)
    review(world, WITH_RESERVATION)
    act(world, LEA, deliverable_review.reopen, reason="mauvaise version")
    assert (state(world).status, state(world).reserve_due_on) == (S.DRAFT, None)
    assert "accepted_with_reserves" in {fact.value for fact in sheet(world).history}


def test_nobody_verifies_what_they_handed_in_or_over(world):
    hand_over(world, ALINE)
    with pytest.raises(deliverable_errors.OwnDeliverable):
        act(world, ALINE, deliverable_review.verify)
    review(world, WITH_RESERVATION, lead=LEA)
    act(world, LEA, reservations.mark_resolved, reservation="1", note="fait")
    with pytest.raises(deliverable_errors.OwnLifting):
        act(world, LEA, reservations.close, reservation="1")


def test_a_third_party_is_waited_for_until_work_goes_on(world):
    with pytest.raises(deliverable_errors.NobodyToWaitFor):
        act(world, HUGO, deliverables.wait_for, who="CPAS", reason="convention")
    hand_in(world)
    with pytest.raises(errors.NotFound):
        act(world, HUGO, deliverables.wait_for, who="PERSONNE", reason="x")
    act(world, HUGO, deliverables.wait_for, who="CPAS", reason="convention à signer")
    assert state(world).waiting_for == "CPAS"
    act(world, HUGO, deliverables.submit)
    assert state(world).waiting_for == ""


def test_a_due_date_is_set_with_a_reason_and_lateness_follows(world):
    october = PartialDate.parse("2026-10")
    act(world, ALINE, deliverables.set_due, due_on=october, reason="avenant 2")
    assert state(world).due == october
    assert state(world).is_late(TODAY.on)
    assert not state(world).is_late(date(2026, 10, 31))


def test_a_lead_adds_one_that_the_method_does_not_have(world):
    addition = Addition("Note de synthèse", "Deux pages\n\n Deux pages \nEn français", "avenant")
    values = {"territory": "herstal", "phase": "P07", "addition": addition}
    world.do(ALINE, deliverables.add, seen_version=0, **values)
    with pytest.raises(errors.StaleEdit):
        world.do(LEA, deliverables.add, seen_version=0, **values)
    added = state(world, "P07.ajout-1")
    assert (added.title, added.criteria) == ("Note de synthèse", ("Deux pages", "En français"))
    assert world.ask(APPLICATION, verify).holds
    with pytest.raises(errors.NotFound):
        state(world, "P07.ajout-1", Moment(date(2026, 11, 22)))


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("link", ["http://exemple.be", "javascript:alert(1)", "https://u:p@x.be/"])
def test_an_address_that_is_no_https_is_refused(world, link):
    with pytest.raises(files.AddressRefused):
        hand_in(world, link=link)


ACTIONS: dict[str, tuple[Any, dict[str, Any], set[Actor]]] = {
    "add_link": (versions.add_link, {"link": LINK}, {ALINE, HUGO}),
    "submit": (deliverables.submit, {}, {ALINE, HUGO}),
    "take_back": (deliverables.take_back, {"reason": "x"}, {ALINE, HUGO}),
    "wait_for": (deliverables.wait_for, {"who": "CPAS", "reason": "x"}, {ALINE, HUGO}),
    "lift": (reservations.mark_resolved, {"reservation": 1, "note": "x"}, {ALINE, HUGO}),
    "set_due": (deliverables.set_due, {"due_on": PartialDate.parse("2027-01"), "reason": "x"}, {ALINE}),
    "verify": (deliverable_review.verify, {"decision": Decision(S.ACCEPTED)}, {ALINE}),
    "close": (reservations.close, {"reservation": 1}, {ALINE}),
    "keep_open": (reservations.reopen, {"reservation": 1, "reason": "x"}, {ALINE}),
    "reopen": (deliverable_review.reopen, {"reason": "x"}, {ALINE}),
}  # fmt: skip
STRANGERS = (BRUNO, DENIS)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_is_for_its_roles_and_for_nobody_elsewhere(world, action):
    service, values, allowed = ACTIONS[action]
    for person in (HUGO, CHLOE, ADA, *STRANGERS):
        if person not in allowed:
            refusal = errors.NotFound if person in STRANGERS else errors.PermissionDenied
            with pytest.raises(refusal):
                act(world, person, service, **values)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("action", ACTIONS)
def test_an_edit_of_a_version_that_is_gone_is_refused(world, action):
    service, values, _ = ACTIONS[action]
    with pytest.raises(errors.StaleEdit):
        act(world, ALINE, service, seen_version=99, **values)


FIRST = {"territory": "herstal", "lot": "lot-1", "deliverable": KEY, "number": 1}


def to_another_lot(world, at=NOW, lot="lot-3"):
    version = world.ask(ALINE, states_on, moment=TODAY)["herstal", "P07"].version
    with world.writing(ALINE, now=at) as ctx:
        phases.assign_lot(ctx, territory="herstal", phase="P07", seen_version=version, lot=lot)


def test_the_lot_that_gives_a_phase_away_rereads_its_own_and_does_nothing(world):
    hand_in(world)
    assert world.ask(HUGO, version_of, **FIRST).number == 1
    to_another_lot(world, NOW + timedelta(hours=1))
    assert world.ask(HUGO, version_of, **FIRST).number == 1
    closed = sheet(world, HUGO)
    assert (closed.is_closed, closed.state.version, len(closed.versions)) == (True, None, 1)
    with pytest.raises(errors.NotFound):
        act(world, HUGO, deliverables.submit)
    assert world.ask(ALINE, version_of, **FIRST).lot == "lot-1"


def test_the_new_lot_reads_the_state_and_hands_over_nothing_of_the_old_one(world):
    to_another_lot(world, lot="lot-1")
    hand_in(world)
    to_another_lot(world, NOW + timedelta(hours=1))
    new = Actor(9, "Nour", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-3")}))
    read = sheet(world, new)
    assert (read.state.status, read.versions, read.clock) == (S.DRAFT, (), None)
    assert [fact.recorded_by for fact in read.history if fact.attribute == "delivery"] == [None]
    with pytest.raises(errors.NotFound):
        world.ask(new, version_of, **FIRST)
    with pytest.raises(deliverable_errors.NothingToSubmit):
        act(world, new, deliverables.submit)


def test_each_lot_counts_its_own_versions(world):
    to_another_lot(world, lot="lot-1")
    hand_over(world)
    review(world, Decision(S.REFUSED, "à revoir"), Verdict.NOT_MET)
    later = NOW + timedelta(hours=1)
    to_another_lot(world, later)
    new = Actor(9, "Nour", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-3")}))
    for before in (None, "1"):
        seen = state(world).version
        with world.writing(new, now=later) as ctx:
            versions.add_link(
                ctx, territory="herstal", deliverable=KEY, seen_version=seen or 0, link=LINK
            )
        assert last_event(world.database).changes["version"][0] == before
    read = sheet(world, new)
    assert [version.number for version in read.versions] == [1, 2]
    assert read.handed_over is None  # what was handed over is of the other lot
    both = sheet(world, ALINE)
    assert [(one.lot, one.number) for one in both.versions] == [
        ("lot-1", 1), ("lot-3", 1), ("lot-3", 2),
    ]  # fmt: skip
    assert both.handed_over == both.versions[0]
    with world.writing(new, now=later) as ctx:
        deliverables.submit(ctx, **HERE, seen_version=state(world).version or 0)
    assert state(world).submitted_version == 2
    assert sheet(world, ALINE).handed_over == both.versions[-1]


def test_a_reader_of_the_ministry_reads_the_status_and_no_file(world):
    hand_in(world)
    read = sheet(world, CHLOE)
    assert (read.state.status, read.reads, read.versions) == (S.DRAFT, False, ())
    assert (read.checks, read.reservations, read.names) == ({}, (), {})
    with pytest.raises(errors.NotFound):
        world.ask(CHLOE, version_of, **FIRST)
    act(world, HUGO, deliverables.submit, note="annexe confidentielle")
    told = {one.action: one.note for one in world.ask(CHLOE, journal, wanted=JournalFilter())[0]}
    assert "deliverable.version_added" not in told
    assert told["deliverable.submitted"] == ""


def test_the_past_still_says_what_was_true_then(world):
    hand_over(world)
    yesterday = Moment(date(2026, 11, 22))
    assert state(world, on=yesterday).status is S.EXPECTED
    assert sheet(world, on=yesterday).versions == ()
    assert state(world, on=yesterday).version is None
