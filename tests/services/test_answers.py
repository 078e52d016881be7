"""An answer to Parliament: its edits survive the record, its clearance takes two, what is sent stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from documents.papers.brief import answer_paper
from documents.papers.pdf import pdf_of
from domain.answer_documents import answer_in, answer_text
from domain.answers import (
    AnswerClosed,
    AnswerStatus,
    OwnAnswer,
    SentencesStale,
    SentenceUnknown,
    StepOutOfOrder,
)
from domain.chain import sha256
from domain.dates import PartialDate
from domain.errors import (
    FutureMoment,
    NotFound,
    NothingNew,
    PermissionDenied,
    StaleEdit,
    TextMissing,
    TextTooLong,
)
from queries.brief.answers import answer_sheet, answers, told_facts
from queries.brief.said import said
from queries.verification import verify
from services.answers import answers as service
from services.start import chronology
from services.start.preparation import APPLICATION
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA

DAY = date(2024, 2, 7)
MINE = "Le marché a été attribué en février 2023, après avis de l’administration."


def ask(world, person=CHLOE, reference="Question écrite n° 12", on=DAY, **scope):
    asked = {"territories": (), "phases": ()} | scope
    seen = len(world.ask(CHLOE, answers))
    world.do(person, service.ask, seen_version=seen, reference=reference, answered_on=on, **asked)
    return world.ask(person, answers)[0].number


def sheet(world, number, person=CHLOE):
    return world.ask(person, answer_sheet, number=number)


def key_of(world, number, words):
    [key] = {
        one.generated.key for one in sheet(world, number).sentences if words in one.generated.text
    }
    return key


def edit(world, number, key, words, person=CHLOE):
    version = sheet(world, number).row.version
    world.do(person, service.edit, number=number, seen_version=version, sentence=key, text=words)


def advance(world, number, step, person=CHLOE):
    version = sheet(world, number).row.version
    world.do(person, service.advance, number=number, seen_version=version, step=step)


def send(world, number, person=CHLOE):
    world.do(person, service.send, number=number, seen_version=sheet(world, number).row.version)


def load_changed(world, value):
    """The award is told for another month."""
    entries = tuple(
        replace(entry, value=value, effective=PartialDate.parse(value))
        if (entry.subject, entry.attribute) == ("event/attribution", "occurred_on")
        else entry
        for entry in world.catalog.chronology
    )
    world.catalog = replace(world.catalog, chronology=entries)
    world.do(APPLICATION, chronology.load)


def test_the_words_of_a_person_stand_apart_and_survive_the_record(world):
    number = ask(world)
    key = key_of(world, number, "le marché a été attribué")
    edit(world, number, key, MINE)
    [written] = [one for one in sheet(world, number).sentences if one.edited]
    assert (written.text, written.is_stale) == (MINE, False)
    assert written.generated.text == "En février 2023, le marché a été attribué."

    load_changed(world, "2023-04")
    [written] = [one for one in sheet(world, number).sentences if one.edited]
    assert (written.text, written.is_stale) == (MINE, True)
    assert written.generated.text == "En avril 2023, le marché a été attribué."
    edit(world, number, key, MINE)  # kept, with the new facts in sight
    assert not any(one.is_stale for one in sheet(world, number).sentences)
    edit(world, number, key, written.generated.text)
    assert not sheet(world, number).row.edits


def test_a_sentence_that_the_draft_no_longer_has_leaves_its_words_in_sight(world):
    number = ask(world)
    key = key_of(world, number, "le marché a été attribué")
    edit(world, number, key, MINE)
    entries = [one for one in world.catalog.chronology if one.subject != "event/attribution"]
    world.catalog = replace(world.catalog, chronology=tuple(entries))
    world.do(APPLICATION, chronology.load)
    found = sheet(world, number)
    assert found.orphans[key].text == MINE
    assert MINE not in [one.text for one in found.sentences]
    with pytest.raises(SentenceUnknown):
        edit(world, number, key, "autre")
    world.do(
        CHLOE, service.drop_orphan, number=number, seen_version=found.row.version, sentence=key
    )
    assert not sheet(world, number).orphans


def test_the_clearance_takes_two_people_and_tells_who_and_when(world):
    number = ask(world)
    with pytest.raises(StepOutOfOrder):
        advance(world, number, AnswerStatus.REVIEWED)
    advance(world, number, AnswerStatus.DRAFTED)
    with pytest.raises(OwnAnswer):
        advance(world, number, AnswerStatus.REVIEWED)
    advance(world, number, AnswerStatus.REVIEWED, ALINE)
    edit(world, number, "opening", "Madame la Députée,", LEA)
    assert sheet(world, number).row.status is AnswerStatus.ASKED
    with pytest.raises(StepOutOfOrder):
        send(world, number)
    advance(world, number, AnswerStatus.DRAFTED, LEA)
    advance(world, number, AnswerStatus.REVIEWED)
    send(world, number, ALINE)
    steps = [(one.step.value, one.at) for one in sheet(world, number).steps]
    assert [step for step, _ in steps] == [
        "asked", "drafted", "reviewed", "drafted", "reviewed", "sent",
    ]  # fmt: skip
    assert all(at for _, at in steps)


def test_what_was_sent_is_the_same_to_the_byte_whatever_is_corrected(world):
    number = ask(world)
    edit(world, number, "closing", "Je vous remercie.")
    advance(world, number, AnswerStatus.DRAFTED)
    advance(world, number, AnswerStatus.REVIEWED, ALINE)
    send(world, number)
    before = sheet(world, number).sent
    paper = pdf_of(answer_paper(answer_in(before.document)))
    load_changed(world, "2023-04")
    after = sheet(world, number).sent
    assert after == before and after.holds and sha256(after.document) == after.seal
    assert "En février 2023, le marché a été attribué." in after.document
    assert pdf_of(answer_paper(answer_in(after.document))) == paper
    assert answer_text(answer_in(after.document)) == after.document
    for change in (lambda: edit(world, number, "closing", "x"), lambda: send(world, number)):
        with pytest.raises(AnswerClosed):
            change()
    told = {(one.subject, one.attribute): one for one in world.ask(ALINE, told_facts)}
    assert told["phase/herstal/P11", "planned_start"].value == "2024-11"
    assert told["event/attribution", "occurred_on"].reference == "Question écrite n° 12"


def test_words_over_changed_facts_are_looked_at_before_anything_is_sent(world):
    number = ask(world)
    edit(world, number, key_of(world, number, "le marché a été attribué"), MINE)
    advance(world, number, AnswerStatus.DRAFTED)
    advance(world, number, AnswerStatus.REVIEWED, ALINE)
    load_changed(world, "2023-04")
    with pytest.raises(SentencesStale):
        send(world, number)


def test_an_emptied_sentence_is_left_out_with_its_facts(world):
    number = ask(world)
    edit(world, number, key_of(world, number, "les différentes offres"), "")
    found = sheet(world, number)
    told = said(world.catalog, found.brief, edits=found.row.edits)
    assert not any("offres" in one.text for one in told.sentences)
    assert "event/reception-des-offres" not in {fact.subject for fact in told.facts}
    assert json.loads(answer_text(told))["answered_on"] == "2024-02-07"


@pytest.mark.parametrize("person", [BRUNO, HUGO, DENIS, ADA])
def test_who_answers_to_nobody_in_parliament_prepares_nothing(world, person):
    number = ask(world)
    version = sheet(world, number).row.version
    named = {"number": number, "seen_version": version}
    for act in (
        lambda: ask(world, person),
        lambda: world.do(person, service.edit, **named, sentence="opening", text="x"),
        lambda: world.do(person, service.advance, **named, step=AnswerStatus.DRAFTED),
        lambda: world.do(person, service.send, **named),
    ):
        with pytest.raises(PermissionDenied):
            act()
    if person is not ADA:
        with pytest.raises(PermissionDenied):
            world.ask(person, answer_sheet, number=number)


def test_bad_input_is_refused_in_words_and_changes_nothing(world):
    number = ask(world)
    with pytest.raises(TextMissing):
        ask(world, reference="  ")
    with pytest.raises(FutureMoment):
        ask(world, on=date(2099, 1, 1))
    with pytest.raises(NotFound):
        ask(world, territories=("liege",))
    with pytest.raises(TextTooLong):
        edit(world, number, "opening", "x" * 4001)
    with pytest.raises(SentenceUnknown):
        edit(world, number, "0" * 16, "x")
    with pytest.raises(NothingNew):
        edit(world, number, "opening", "")
    with pytest.raises(NotFound):
        sheet(world, 99)
    with pytest.raises(StaleEdit):
        world.do(CHLOE, service.edit, number=number, seen_version=9, sentence="opening", text="x")
    assert len(world.ask(CHLOE, answers)) == 1
    assert sheet(world, number).row.version == 1


def test_an_answer_altered_past_the_database_is_found_and_not_shown(world):
    number = ask(world)
    advance(world, number, AnswerStatus.DRAFTED)
    advance(world, number, AnswerStatus.REVIEWED, ALINE)
    send(world, number)
    assert world.ask(APPLICATION, verify).differing == ()
    with world.database.write() as session:
        if world.database.is_sqlite:
            session.execute(text("DROP TRIGGER answer_version_no_update"))
        else:
            session.execute(text("SET session_replication_role = replica"))
        session.execute(text("UPDATE answer_version SET document = replace(document, 'a', 'e')"))
    assert not sheet(world, number).sent.holds
    assert world.ask(APPLICATION, verify).differing == ("answer/1",)
