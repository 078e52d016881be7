"""Comments on an object: who takes part, what is kept, what is refused; on both engines."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from domain import errors
from domain.comments import AudienceRefused, CommentWithdrawn, MentionRefused, NotYourComment
from domain.permissions import Actor, Grant, Role
from domain.reporting import Cadence, Rhythm
from models import Comment
from queries.following.comments import audiences, comments_on, people_for
from queries.following.journal import JournalFilter, journal
from queries.following.mentions import unread_mentions
from queries.moment import Moment
from queries.verification import verify
from services import comments
from services.phases import phases
from services.reports import expectations
from services.start.preparation import APPLICATION
from tests.builders.accounts import give_accounts
from tests.builders.record import last_event
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA
from tests.worlds import NOW

SUBJECT = "phase/herstal/P07"
MILESTONE = "milestone/herstal/P07.protocole-valide"
INES = Actor(8, "Inès", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))
PEOPLE = (ALINE, LEA, BRUNO, HUGO, CHLOE, ADA, INES)
TODAY = Moment(NOW.date())


@pytest.fixture
def world(world):
    """With an account for each person: only accounts are mentioned."""
    give_accounts(world, PEOPLE)
    return world


def write(world, actor=ALINE, said="Où en est le protocole ?", subject=SUBJECT, **values):
    values = {"lot": "lot-1", "mentions": ()} | values
    world.do(actor, comments.write, subject=subject, text=said, **values)


def read(world, actor, subject=SUBJECT, moment=TODAY):
    return world.ask(actor, comments_on, subject=subject, moment=moment)


def last_id(world):
    with world.database.read() as session:
        return session.scalar(select(func.max(Comment.id)))


def told_in_journal(world, actor):
    found, _ = world.ask(actor, journal, wanted=JournalFilter())
    return [one.action for one in found if one.action.startswith("comment.")]


def test_a_comment_is_read_by_the_forem_and_its_lot_only(world):
    write(world)
    for reader in (ALINE, LEA, HUGO):
        [comment] = read(world, reader)
        assert (comment.text, comment.author, comment.lot) == (
            "Où en est le protocole ?", "Aline", "lot-1",
        )  # fmt: skip
        assert told_in_journal(world, reader) == ["comment.written"]
    assert read(world, INES) == []
    for stranger in (BRUNO, DENIS):
        with pytest.raises(errors.NotFound):
            read(world, stranger)
    for reader in (CHLOE, ADA):
        with pytest.raises(errors.PermissionDenied):
            read(world, reader)
    for outsider in (INES, BRUNO, CHLOE, ADA):
        assert told_in_journal(world, outsider) == []


def test_the_lot_of_the_phase_decides_who_takes_part(world):
    seen = {"territory": "herstal", "phase": "P07", "seen_version": 2}
    world.do(ALINE, phases.assign_lot, **seen, lot="lot-1")
    assert world.ask(ALINE, audiences, subject=SUBJECT) == ("lot-1",)
    assert read(world, INES) == []
    with pytest.raises(errors.PermissionDenied):
        write(world, INES, lot="lot-2")
    with pytest.raises(AudienceRefused):
        write(world, lot="lot-2")


def test_where_nobody_said_which_lot_a_contractor_writes_for_their_own(world):
    assert world.ask(INES, audiences, subject=SUBJECT) == ("lot-2",)
    assert world.ask(ALINE, audiences, subject=SUBJECT) == (None, "lot-1", "lot-2", "lot-3")
    write(world, INES, "Notre question", lot="lot-2")
    assert read(world, HUGO) == []
    with pytest.raises(AudienceRefused):
        write(world, INES, lot="lot-1")
    write(world, lot=None, said="À tous les lots")
    assert [one.text for one in read(world, HUGO)] == ["À tous les lots"]


def test_a_person_who_is_mentioned_is_told_until_they_read_it(world):
    assert world.ask(ALINE, people_for, subject=SUBJECT, lot="lot-1") == {4: "Hugo", 2: "Léa"}
    write(world, mentions=[HUGO.user_id])
    [mention] = world.ask(HUGO, unread_mentions)
    assert (mention.by, mention.key, mention.territory) == ("Aline", "P07", "herstal")
    assert read(world, HUGO)[0].asks_me
    assert not read(world, LEA)[0].asks_me
    assert world.ask(LEA, unread_mentions) == world.ask(INES, unread_mentions) == []
    world.do(HUGO, comments.mark_read, subject=SUBJECT)
    assert world.ask(HUGO, unread_mentions) == []


def test_an_answer_says_that_one_has_read(world):
    write(world, mentions=[HUGO.user_id])
    write(world, HUGO, "Il est signé.", mentions=[ALINE.user_id])
    assert world.ask(HUGO, unread_mentions) == []
    assert [one.text for one in world.ask(ALINE, unread_mentions)] == ["Il est signé."]


@pytest.mark.parametrize("person", [INES, BRUNO, CHLOE, ADA, ALINE])
@pytest.mark.usefixtures("unchanged")
def test_nobody_is_mentioned_who_may_not_read(world, person):
    with pytest.raises(MentionRefused):
        write(world, mentions=[person.user_id])


def test_a_withdrawn_comment_leaves_its_trace_and_no_text(world):
    write(world, mentions=[HUGO.user_id])
    world.do(ALINE, comments.withdraw, comment_id=last_id(world))
    [comment] = read(world, HUGO)
    assert (comment.text, comment.asks_me) == ("", False)
    assert comment.withdrawn_at is not None and comment.withdrawn_at >= NOW
    assert world.ask(HUGO, unread_mentions) == []
    assert told_in_journal(world, HUGO) == ["comment.withdrawn", "comment.written"]
    with pytest.raises(CommentWithdrawn):
        world.do(ALINE, comments.withdraw, comment_id=last_id(world) - 1)
    assert world.ask(APPLICATION, verify).holds


@pytest.mark.usefixtures("unchanged")
def test_a_comment_that_does_not_exist_is_not_withdrawn(world):
    with pytest.raises(errors.NotFound):
        world.do(ALINE, comments.withdraw, comment_id=99)


def test_only_the_author_withdraws(world):
    write(world)
    with pytest.raises(NotYourComment):
        world.do(LEA, comments.withdraw, comment_id=last_id(world))
    for stranger in (INES, BRUNO, CHLOE, DENIS):
        with pytest.raises(errors.NotFound):
            world.do(stranger, comments.withdraw, comment_id=last_id(world))


def test_the_same_words_sent_twice_are_one_comment(world):
    write(world)
    with pytest.raises(errors.AlreadyDone):
        write(world)
    assert len(read(world, ALINE)) == 1


@pytest.mark.parametrize(("said", "refusal"), [
    ("x" * 1_000_000, errors.TextTooLong), (" \n ", errors.TextMissing),
    ("a\x00b", errors.BadText),
])  # fmt: skip
@pytest.mark.usefixtures("unchanged")
def test_a_bad_text_is_refused(world, said, refusal):
    with pytest.raises(refusal):
        write(world, said=said)


@pytest.mark.parametrize("subject", [
    "phase/herstal/P99", "phase/atlantide/P07", "phase/herstal/P07.protocole-valide", "lot/lot-1",
    "milestone/herstal/P07.inconnu", "deliverable/herstal/P07.inconnu", "milestone/herstal", "", "account/1",
])  # fmt: skip
@pytest.mark.usefixtures("unchanged")
def test_what_does_not_exist_is_not_commented(world, subject):
    with pytest.raises(errors.NotFound):
        write(world, subject=subject)


@pytest.mark.parametrize(("stranger", "refusal"), [
    (BRUNO, errors.NotFound), (DENIS, errors.NotFound), (CHLOE, errors.PermissionDenied),
    (ADA, errors.PermissionDenied),
])  # fmt: skip
@pytest.mark.usefixtures("unchanged")
def test_who_takes_no_part_writes_nothing(world, stranger, refusal):
    with pytest.raises(refusal):
        write(world, stranger)
    with pytest.raises(refusal):
        world.do(stranger, comments.mark_read, subject=SUBJECT)


def test_a_milestone_has_its_own_comments(world):
    write(world, HUGO, "Signature prévue mardi", subject=MILESTONE)
    assert read(world, ALINE) == []
    assert [one.text for one in read(world, ALINE, MILESTONE)] == ["Signature prévue mardi"]


def test_a_deliverable_has_its_own_comments_too(world):
    write(world, HUGO, "Version finale lundi", subject="deliverable/herstal/P07.protocole")
    assert [one.text for one in read(world, LEA, "deliverable/herstal/P07.protocole")] == [
        "Version finale lundi"
    ]


def test_a_day_long_ago_shows_what_was_written_then(world):
    write(world)
    assert read(world, ALINE, moment=Moment(NOW.date() - timedelta(days=1))) == []
    as_known = Moment(NOW.date(), NOW - timedelta(seconds=1))
    assert read(world, ALINE, moment=as_known) == []


def test_the_database_keeps_every_comment_as_it_was(world):
    write(world)
    with pytest.raises(DatabaseError, match="append-only"), world.database.write() as session:
        session.execute(text("UPDATE comment SET text = 'autre'"))
    assert world.ask(APPLICATION, verify).holds


def test_the_journal_seals_the_text_and_never_quotes_it(world):
    write(world, said="Canari confidentiel")
    event = last_event(world.database)
    assert event.subject == f"comment/herstal/lot-1/P07/{last_id(world)}"
    assert "Canari" not in str(event.changes) + event.note
    assert len(event.changes["text_digest"][1]) == 64


def test_a_report_is_commented_by_those_who_follow_it(world):
    expected = {"lots": [("herstal", "lot-1")], "seen_version": 0}
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, NOW.date())
    world.do(ALINE, expectations.expect, **expected, rhythm=rhythm)
    report = "report/herstal/lot-1/2026-11-16_2026-11-30"
    write(world, said="Pensez aux présences.", subject=report, mentions=[HUGO.user_id])
    assert [one.text for one in read(world, HUGO, report)] == ["Pensez aux présences."]
    [mention] = world.ask(HUGO, unread_mentions)
    assert (mention.subject, mention.phase) == (report, "")
    assert world.ask(HUGO, audiences, subject=report) == ("lot-1",)
    assert told_in_journal(world, HUGO) == ["comment.written"]
    assert told_in_journal(world, INES) == []
    for outsider in (INES, BRUNO, CHLOE):
        with pytest.raises(errors.NotFound):
            read(world, outsider, report)
    with pytest.raises(errors.PermissionDenied):
        read(world, ADA, report)
    for nowhere in (
        "report/herstal/lot-9/2026-11-16_2026-11-30",
        "report/herstal/lot-1",
        "report/x",
    ):
        with pytest.raises(errors.DomainError):
            write(world, subject=nowhere)
