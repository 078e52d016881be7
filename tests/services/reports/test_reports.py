"""Fixing a rhythm, writing, sending, returning, accepting and correcting reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from domain import errors
from domain import reports as report_errors
from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from domain.reporting import Cadence, Rhythm, Standing
from domain.reports import Answer, Filled, Section
from models import AuditEvent
from queries.moment import Moment
from queries.reports.sheet import report_sheet
from queries.reports.states import expectations_on, report_on, reports_on
from queries.verification import verify
from services.phases import phases
from services.phases.phases import Declaration
from services.reports import expectations, reports, review
from services.start.preparation import APPLICATION
from tests.builders.record import everything
from tests.builders.reports import (
    HERE,
    NEXT,
    PERIOD,
    PLACE,
    RHYTHM,
    WRITTEN,
    accept,
    draft,
    expect,
    send,
)
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA
from tests.worlds import NOW

TODAY = Moment(NOW.date())
HUGO_2 = Actor(8, "Zoé", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))
BOTH = Actor(9, "Noé", HUGO.grants | ALINE.grants)


@pytest.fixture
def asked(world):
    """Reports are expected of lot 1 in Herstal since 1 November."""
    expect(world)
    return world


def save(world, filled=WRITTEN, actor=HUGO, seen_version=0, **where):
    world.do(actor, reports.save_draft, **HERE | where, seen_version=seen_version, filled=filled)


def send_back(world, actor=ALINE, seen_version=1, reason="chiffres manquants"):
    world.do(actor, review.send_back, **HERE, seen_version=seen_version, reason=reason)


def state(world, actor=ALINE, moment=TODAY, period=PERIOD):
    return world.ask(actor, report_on, **PLACE, period=period, moment=moment)


def sheet(world, actor=ALINE, moment=TODAY):
    return world.ask(actor, report_sheet, **HERE, moment=moment)


def events(world):
    with world.database.read() as session:
        return list(session.scalars(select(AuditEvent).order_by(AuditEvent.id)))


def test_nothing_is_expected_until_a_lead_says_since_when(world):
    assert world.ask(ALINE, reports_on, moment=TODAY) == []
    assert all(one.rhythm is None for one in world.ask(ALINE, expectations_on, moment=TODAY))


def test_a_rhythm_is_fixed_by_an_audited_fact(asked):
    [known] = [one for one in asked.ask(ALINE, expectations_on, moment=TODAY) if one.rhythm]
    assert (known.territory, known.lot, known.rhythm) == ("herstal", "lot-1", RHYTHM)
    last = events(asked)[-1]
    assert (last.action, last.subject) == ("report.expected", "reporting/herstal/lot-1")
    assert last.changes["report_first_on"] == [None, "2026-11-01"]
    assert [(one.period.key, one.standing) for one in asked.ask(HUGO, reports_on, moment=TODAY)] == [
        (NEXT, Standing.EXPECTED), (PERIOD, Standing.LATE),
    ]  # fmt: skip
    yesterday = Moment(NOW.date() - timedelta(days=1))
    assert asked.ask(ALINE, reports_on, moment=yesterday) == []


@pytest.mark.parametrize(("rhythm", "seen_version", "refusal"), [
    (RHYTHM, None, errors.NothingNew), (RHYTHM, 0, errors.StaleEdit),
    (Rhythm(Cadence.MONTHLY, date(1, 1, 1)), None, errors.DateOutOfRange),
    (Rhythm(Cadence.MONTHLY, date(2026, 1, 2), date(2026, 1, 1)), None, report_errors.RhythmBackwards),
])  # fmt: skip
def test_a_rhythm_that_makes_no_sense_is_refused(asked, rhythm, seen_version, refusal):
    known = next(one for one in asked.ask(ALINE, expectations_on, moment=TODAY) if one.rhythm)
    before = everything(asked.database)
    with pytest.raises(refusal):
        expect(asked, rhythm=rhythm, seen_version=known.version if seen_version is None else 0)
    assert everything(asked.database) == before


def test_several_lots_are_asked_at_once(asked):
    places = [
        (known.territory, known.lot) for known in asked.ask(ALINE, expectations_on, moment=TODAY)
    ]
    seen = max(known.version for known in asked.ask(ALINE, expectations_on, moment=TODAY))
    before = len(events(asked))
    asked.do(ALINE, expectations.expect, lots=places, seen_version=seen, rhythm=RHYTHM)
    told = events(asked)[before:]
    # The lot that had this rhythm already is told nothing.
    assert len(told) == len(places) - 1 and "reporting/herstal/lot-1" not in {
        one.subject for one in told
    }
    assert {known.rhythm for known in asked.ask(ALINE, expectations_on, moment=TODAY)} == {RHYTHM}


def test_a_rhythm_is_asked_of_at_least_one_lot(asked):
    with pytest.raises(report_errors.LotMissing):
        asked.do(ALINE, expectations.expect, lots=[], seen_version=0, rhythm=RHYTHM)


def test_a_report_that_was_sent_stays_whatever_is_expected_since(asked):
    send(asked)
    known = next(one for one in asked.ask(ALINE, expectations_on, moment=TODAY) if one.rhythm)
    later = Rhythm(Cadence.EVERY_TWO_MONTHS, date(2027, 1, 1))
    expect(asked, rhythm=later, seen_version=known.version)
    assert [one.period.key for one in asked.ask(ALINE, reports_on, moment=TODAY)] == [PERIOD]


def test_a_draft_is_kept_and_only_its_authors_see_it(asked):
    save(asked)
    found = draft(asked)
    assert (found.filled.sections[Section.HIGHLIGHT], found.version) == (
        "Premiers ateliers tenus.",
        1,
    )
    assert state(asked).standing is Standing.LATE
    assert sheet(asked).versions == ()
    for stranger in (ALINE, CHLOE, ADA):
        with pytest.raises(errors.PermissionDenied):
            draft(asked, stranger)


def test_a_draft_written_by_two_people_is_refused_to_the_second(asked):
    save(asked)
    save(asked, Filled(new_risks="Locaux"), seen_version=1)
    with pytest.raises(errors.StaleEdit):
        save(asked, seen_version=1)
    assert draft(asked).filled.new_risks == "Locaux"


def test_the_same_words_saved_twice_are_kept_once(asked):
    save(asked)
    save(asked)
    assert (draft(asked).filled.new_risks, draft(asked).version) == (WRITTEN.new_risks, 1)


def test_a_sent_report_is_frozen_with_its_seal_and_told(asked):
    send(asked)
    now, version = state(asked), sheet(asked).version(None)
    assert (now.standing, now.number, now.sent_by) == (Standing.SUBMITTED, 1, HUGO.user_id)
    assert version.report.sections[Section.HIGHLIGHT] == "Premiers ateliers tenus."
    assert version.holds and version.definitions == asked.catalog.hash
    last = events(asked)[-1]
    assert (last.action, last.actor_id) == ("report.submitted", HUGO.user_id)
    assert last.changes["report_seal"] == [None, version.seal]
    assert asked.ask(APPLICATION, verify).holds
    assert draft(asked).saved_at is None


def test_a_report_starts_from_what_changed_in_its_period(asked):
    declaration = Declaration(PhaseStatus.IN_PROGRESS, date(2026, 11, 3), "ouvert")
    with asked.writing(HUGO, now=NOW - timedelta(days=10)) as ctx:
        phases.declare(
            ctx, territory="herstal", phase="P07", seen_version=2, declaration=declaration
        )
    [line] = draft(asked).lines
    assert line.sentence.startswith("La phase 7")
    assert "est en cours depuis le 3 novembre 2026" in line.sentence
    with pytest.raises(report_errors.LinesUnanswered):
        asked.do(HUGO, reports.submit, **HERE, seen_version=0, filled=WRITTEN)
    send(asked)
    assert sheet(asked).version(1).report.lines == ((line, Answer(confirmed=True)),)
    assert draft(asked, period=NEXT).lines == ()  # told once


def test_what_another_lot_did_is_not_asked(asked):
    asked.do(
        ALINE, phases.assign_lot, territory="herstal", phase="P07", seen_version=2, lot="lot-2"
    )
    declaration = Declaration(PhaseStatus.IN_PROGRESS, NOW.date(), "ouvert")
    asked.do(
        HUGO_2, phases.declare, territory="herstal", phase="P07", seen_version=3,
        declaration=declaration,
    )  # fmt: skip
    assert draft(asked, period=NEXT).lines == ()


def test_the_next_report_starts_from_the_one_before(asked):
    sections = dict.fromkeys(Section, "dit")
    send(asked, filled=Filled(sections=sections, new_risks="Locaux\nAgenda"))
    begun = draft(asked, period=NEXT)
    assert begun.last and begun.last.key == PERIOD
    assert begun.filled.sections == {s: "dit" for s in Section if s is not Section.HIGHLIGHT}
    assert [risk.text for risk in begun.filled.risks] == ["Locaux", "Agenda"]
    closed = (replace(begun.filled.risks[0], closed=True), begun.filled.risks[1])
    send(asked, filled=replace(WRITTEN, risks=closed), period=NEXT)
    sent = asked.ask(HUGO, report_sheet, **PLACE, period=NEXT, moment=TODAY).version(None)
    assert [risk.closed for risk in sent.report.risks] == [True, False]


def test_a_report_sent_twice_is_refused(asked):
    send(asked)
    before = everything(asked.database)
    with pytest.raises(report_errors.ReportWithFOREm):
        asked.do(HUGO, reports.submit, **HERE, seen_version=1, filled=WRITTEN)
    assert everything(asked.database) == before


def test_the_same_click_arriving_twice_is_done_once(asked):
    with asked.writing(HUGO, command_id="clic") as ctx:
        reports.submit(ctx, **HERE, seen_version=0, filled=WRITTEN)
    with pytest.raises(errors.AlreadyDone), asked.writing(HUGO, command_id="clic") as ctx:
        reports.submit(ctx, **HERE, seen_version=0, filled=WRITTEN)
    assert state(asked).number == 1


@pytest.mark.parametrize(("filled", "refusal"), [
    (Filled(), errors.TextMissing),
    (Filled(sections={Section.HIGHLIGHT: "x" * 1_000_000}), errors.TextTooLong),
    (replace(WRITTEN, new_risks="Locaux\n" * 60), report_errors.TooManyRisks),
])  # fmt: skip
def test_a_report_that_cannot_be_sent_leaves_nothing(asked, filled, refusal):
    before = everything(asked.database)
    with pytest.raises(refusal):
        asked.do(HUGO, reports.submit, **HERE, seen_version=0, filled=filled)
    assert everything(asked.database) == before
    assert draft(asked).version == 0


def test_a_period_that_has_not_begun_or_is_not_asked_is_refused(asked):
    for period in ("2026-12-01_2026-12-15", "2026-10-16_2026-10-31", "x"):
        with pytest.raises(report_errors.ReportNotExpected):
            save(asked, period=period)


def test_a_returned_report_is_sent_again_as_a_second_version(asked):
    send(asked)
    send_back(asked)
    returned = state(asked, HUGO)
    assert (returned.standing, returned.reason) == (Standing.RETURNED, "chiffres manquants")
    assert draft(asked).filled.sections[Section.HIGHLIGHT] == "Premiers ateliers tenus."
    send(asked, filled=Filled(sections={Section.HIGHLIGHT: "Deux ateliers, 31 personnes."}))
    assert (state(asked).standing, state(asked).number) == (Standing.SUBMITTED, 2)
    first, second = sheet(asked).versions
    assert first.report.sections[Section.HIGHLIGHT] == "Premiers ateliers tenus."
    assert second.report.sections[Section.HIGHLIGHT] == "Deux ateliers, 31 personnes."


def test_an_accepted_report_is_corrected_with_a_reason_and_both_versions_stay(asked):
    send(asked)
    accept(asked)
    with pytest.raises(errors.TextMissing):
        send(asked)
    send(asked, reason="chiffre inversé")
    assert (state(asked).number, state(asked).accepted) == (2, 1)
    assert events(asked)[-1].action == "report.corrected"
    seen = sheet(asked, CHLOE)
    assert ([version.number for version in seen.versions], seen.state.standing) == (
        [1],
        Standing.ACCEPTED,
    )
    accept(asked, seen_version=2)
    assert [one.number for one in sheet(asked, CHLOE).versions] == [2]


def test_the_ministry_reads_accepted_reports_only(asked):
    send(asked)
    assert asked.ask(CHLOE, reports_on, moment=TODAY) == []
    with pytest.raises(errors.NotFound):
        sheet(asked, CHLOE)
    accept(asked)
    [read] = asked.ask(CHLOE, reports_on, moment=TODAY)
    assert (read.standing, read.sent_by, read.reason) == (Standing.ACCEPTED, None, "")
    assert asked.ask(CHLOE, expectations_on, moment=TODAY) == []


@pytest.mark.parametrize("stranger", [BRUNO, HUGO_2, DENIS], ids=lambda one: one.display_name)
def test_nobody_of_another_lot_sees_a_report_nor_a_count(asked, stranger):
    send(asked)
    accept(asked)
    with pytest.raises((errors.NotFound, errors.PermissionDenied)):
        sheet(asked, stranger)
    if stranger is not DENIS:
        assert asked.ask(stranger, reports_on, moment=TODAY) == []
        own = asked.ask(stranger, expectations_on, moment=TODAY)
        assert [(one.lot, one.rhythm) for one in own] == [("lot-2", None)]


ACTS = {
    "save": lambda world, actor: save(world, actor=actor, seen_version=draft(world).version),
    "submit": lambda world, actor: world.do(
        actor, reports.submit, **HERE, seen_version=draft(world).version, filled=WRITTEN, reason="m"
    ),
    "accept": lambda world, actor: accept(world, actor, seen_version=state(world).number),
    "return": lambda world, actor: send_back(world, actor, seen_version=state(world).number),
}
BEGINNINGS = {
    Standing.LATE: (),
    Standing.SUBMITTED: (send,),
    Standing.RETURNED: (send, send_back),
    Standing.ACCEPTED: (send, accept),
}
MAY = {
    Standing.LATE: {("save", HUGO), ("submit", HUGO)},
    Standing.SUBMITTED: {("accept", ALINE), ("return", ALINE)},
    Standing.RETURNED: {("save", HUGO), ("submit", HUGO)},
    Standing.ACCEPTED: {("save", HUGO), ("submit", HUGO)},
}
AFTER = {
    "save": None, "submit": Standing.SUBMITTED,
    "accept": Standing.ACCEPTED, "return": Standing.RETURNED,
}  # fmt: skip
EVERYBODY = (ALINE, HUGO, HUGO_2, BRUNO, CHLOE, ADA, DENIS)


@pytest.mark.parametrize("standing", BEGINNINGS)
def test_every_step_is_for_who_may_take_it_and_refused_to_all_others(asked, standing):
    for step in BEGINNINGS[standing]:
        step(asked)
    refused = [pair for pair in product(ACTS, EVERYBODY) if pair not in MAY[standing]]
    before = everything(asked.database)
    for act, actor in refused:
        with pytest.raises(errors.DomainError):
            ACTS[act](asked, actor)
        assert everything(asked.database) == before, (act, actor.display_name)
    act, actor = max(MAY[standing], key=lambda pair: pair[0])
    ACTS[act](asked, actor)
    assert state(asked).standing is AFTER[act]


def test_nobody_accepts_the_report_that_they_sent(asked):
    send(asked, BOTH)
    for decide in (accept, send_back):
        with pytest.raises(report_errors.OwnReport):
            decide(asked, BOTH)
    accept(asked, LEA)
    assert state(asked).decided_by == LEA.user_id


def test_a_decision_on_another_version_than_the_one_read_is_refused(asked):
    send(asked)
    send_back(asked)
    send(asked)
    with pytest.raises(errors.StaleEdit):
        accept(asked, seen_version=1)


def test_returning_says_why(asked):
    send(asked)
    with pytest.raises(errors.TextMissing):
        send_back(asked, reason="  ")


def test_a_past_day_shows_the_report_of_that_day(asked):
    with asked.writing(HUGO, now=NOW + timedelta(days=1)) as ctx:
        reports.submit(ctx, **HERE, seen_version=0, filled=WRITTEN)
    assert state(asked).standing is Standing.LATE
    tomorrow = Moment(NOW.date() + timedelta(days=1))
    assert state(asked, moment=tomorrow).standing is Standing.SUBMITTED


@pytest.mark.parametrize("statement", [
    "UPDATE report_version SET document = '{}'", "DELETE FROM report_version",
])  # fmt: skip
def test_the_database_refuses_to_change_what_was_sent(asked, statement):
    send(asked)
    with pytest.raises(DatabaseError), asked.database.write() as session:
        session.execute(text(statement))
    assert sheet(asked).version(1).holds


def test_a_version_altered_past_the_database_is_found_and_not_shown(asked):
    send(asked)
    with asked.database.write() as session:
        if asked.database.is_sqlite:
            session.execute(text("DROP TRIGGER report_version_no_update"))
        else:
            session.execute(text("SET session_replication_role = replica"))
        session.execute(text("UPDATE report_version SET document = replace(document, 'a', 'e')"))
    altered = sheet(asked).version(1)
    assert (altered.holds, altered.report) == (False, None)
    assert asked.ask(APPLICATION, verify).differing == (f"report/herstal/lot-1/{PERIOD}",)
