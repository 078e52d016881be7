"""Agreements: registered, moved on, said anew, corrected, removed; their files; by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from documents.file_inspection import checked
from domain import errors
from domain.agreements import (
    AgreementKind,
    AgreementStanding,
    AgreementStatus,
    EndsBeforeSigned,
    OnlyStep,
    ReasonToEnd,
    SignatoriesMissing,
    StepBeforeLast,
    StepOutOfOrder,
)
from domain.dates import PartialDate
from domain.permissions import Actor
from models import AuditEvent
from queries.agreements.states import (
    AgreementFilter,
    AgreementState,
    HandedIn,
    agreement_list,
    agreement_on,
    agreement_sheet,
    agreements_on,
    ending,
)
from queries.files import kept_digests
from queries.following.changes import changes_between
from queries.following.journal import JournalFilter, journal
from queries.moment import Moment
from queries.search.search import search
from queries.verification import verify
from services.agreements import agreements
from services.agreements import files as agreement_files
from services.agreements.agreements import Step, Terms
from services.files import blobs
from tests.builders.organisations import CHAPELLE, HERSTAL, TODAY, on
from tests.builders.organisations import add as register
from tests.documents.uploads import PDF
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import World

S = AgreementStatus
MARCH, MAY = PartialDate.parse("2024-03"), PartialDate.parse("2024-05-02")
TERMS = Terms("Convention avec le CPAS", AgreementKind.AGREEMENT, (1,))
SENT = Step(S.SENT, MARCH, "courrier du FOREm")
SIGNED = Step(S.SIGNED, MAY, "séance du conseil")


@pytest.fixture
def pair(world: World) -> World:
    """Two organisations in Herstal, one in Chapelle."""
    register(world, "CPAS")
    register(world, "Ville")
    register(world, "Ailleurs", places=(CHAPELLE,))
    return world


def add(
    world: World,
    terms: Terms = TERMS,
    step: Step = SENT,
    *,
    actor: Actor = HUGO,
    place: str = HERSTAL,
) -> int:
    seen = world.ask(ALINE, agreements.n_agreements, territory=place)
    return world.do(
        actor, agreements.add, territory=place, seen_version=seen, terms=terms, step=step
    )


def one(world: World, moment: Moment = TODAY, number: int = 1) -> AgreementState:
    return world.ask(ALINE, agreement_on, territory=HERSTAL, number=number, moment=moment)


def act(
    world: World, service: Callable[..., object], actor: Actor = HUGO, number: int = 1, **said: Any
) -> None:
    seen = one(world, number=number).version
    known = {"territory": HERSTAL, "number": number, "seen_version": seen}
    world.do(actor, service, **known | said)


def test_an_agreement_goes_from_sent_to_signed_to_over_at_any_date(pair: World) -> None:
    assert add(pair) == 1
    act(pair, agreements.add_step, step=SIGNED)
    until = PartialDate.parse("2026-06")
    act(pair, agreements.describe, terms=replace(TERMS, parties=(2, 1), until=until))
    present = one(pair)
    assert (present.status, present.status_on) == (S.SIGNED, MAY)
    assert (present.parties, present.until) == ((1, 2), until)
    assert present.standing(TODAY.on) is AgreementStanding.EXPIRED
    assert [agreement.number for agreement in pair.ask(CHLOE, ending, moment=TODAY)] == [1]

    before = one(pair, on("2024-05-01"))
    assert (before.status, before.parties, before.version) == (S.SENT, (1,), None)
    assert pair.ask(ALINE, agreements_on, moment=on("2024-03-30")) == []
    known = on("2024-06-01", datetime(2024, 6, 1, tzinfo=UTC))
    assert pair.ask(ALINE, agreements_on, moment=known) == []
    assert pair.ask(ALINE, verify).holds

    wanted = AgreementFilter(standing=AgreementStanding.EXPIRED, organisation=2)
    assert len(pair.ask(CHLOE, agreement_list, moment=TODAY, wanted=wanted)) == 1
    for narrow in (replace(wanted, organisation=9), AgreementFilter(kind=AgreementKind.LETTER)):
        assert pair.ask(CHLOE, agreement_list, moment=TODAY, wanted=narrow) == []


def test_what_happened_is_told_and_found(pair: World) -> None:
    add(pair)
    act(pair, agreements.add_step, step=SIGNED)
    since, until = date(2024, 4, 1), date(2024, 5, 31)
    [change] = [
        change
        for change in pair.ask(CHLOE, changes_between, since=since, until=until)
        if change.attribute == "agreement_status"
    ]
    assert (change.before, change.after, change.title) == ("sent", "signed", TERMS.title)
    entries, _ = pair.ask(CHLOE, journal, wanted=JournalFilter(action="agreement.moved"))
    assert [(entry.object_name, entry.note) for entry in entries] == [
        (TERMS.title, "séance du conseil")
    ]
    answer = pair.ask(CHLOE, search, text="convention cpas", moment=TODAY)
    assert "agreement" in [group.kind for group in answer.groups]
    nothing = pair.ask(BRUNO, search, text="convention cpas", moment=TODAY)
    assert "agreement" not in [group.kind for group in nothing.groups]
    assert pair.ask(BRUNO, journal, wanted=JournalFilter(action="agreement.moved"))[1] == 0


def test_a_wrong_step_is_struck_and_an_agreement_that_never_was_removed(pair: World) -> None:
    add(pair)
    act(pair, agreements.add_step, step=SIGNED)
    with pytest.raises(errors.TextMissing):
        act(pair, agreements.undo_step, reason=" ")
    act(pair, agreements.undo_step, reason="pas encore signée")
    assert (one(pair).status, one(pair).status_on) == (S.SENT, MARCH)
    with pytest.raises(OnlyStep):
        act(pair, agreements.undo_step, reason="encore")
    sheet = pair.ask(CHLOE, agreement_sheet, territory=HERSTAL, number=1, moment=TODAY)
    assert len(sheet.struck) == 1
    assert not sheet.names
    act(pair, agreements.add_step, step=replace(SIGNED, on=PartialDate.parse("2024-06")))
    act(pair, agreements.remove, reason="inscrite deux fois")
    for moment in (TODAY, on("2024-06-30")):
        assert pair.ask(ALINE, agreements_on, moment=moment) == []
    assert one(pair).is_removed
    with pytest.raises(errors.NotFound):
        act(pair, agreements.add_step, step=SIGNED)
    assert add(pair) == 2
    assert pair.ask(ALINE, verify).holds


def test_what_cannot_be_said_is_refused(pair: World) -> None:
    for terms, step, refusal in (
        (replace(TERMS, title=" \n"), SENT, errors.TextMissing),
        (replace(TERMS, title="x" * 151), SENT, errors.TextTooLong),
        (replace(TERMS, parties=(3,)), SENT, errors.NotFound),  # of another territory
        (replace(TERMS, parties=()), SIGNED, SignatoriesMissing),
        (replace(TERMS, until=MARCH), SIGNED, EndsBeforeSigned),
        (TERMS, replace(SENT, on=PartialDate.parse("2027-01")), errors.FutureFact),
        (TERMS, Step(S.TERMINATED, MAY), ReasonToEnd),
    ):
        with pytest.raises(refusal):
            add(pair, terms, step)
    add(pair, step=SIGNED)
    with pytest.raises(StepOutOfOrder):
        act(pair, agreements.add_step, step=Step(S.SENT, PartialDate(TODAY.on)))
    with pytest.raises(StepBeforeLast):
        act(pair, agreements.add_step, step=Step(S.TERMINATED, MARCH, "courrier"))
    with pytest.raises(ReasonToEnd):
        act(pair, agreements.add_step, step=Step(S.TERMINATED, PartialDate(TODAY.on)))
    with pytest.raises(errors.NothingNew):
        act(pair, agreements.describe, terms=TERMS)
    with pytest.raises(SignatoriesMissing):
        act(pair, agreements.describe, terms=replace(TERMS, parties=()))
    assert one(pair).version == 2


def test_readers_and_strangers_write_nothing_and_nobody_overwrites(
    pair: World, tmp_path: Path
) -> None:
    file = checked("convention.pdf", PDF, max_megabytes=1)
    add(pair)
    writing: tuple[tuple[Callable[..., object], dict[str, Any]], ...] = (
        (agreements.add_step, {"step": SIGNED}),
        (agreements.describe, {"terms": replace(TERMS, title="Autre")}),
        (agreements.undo_step, {"reason": "erreur"}),
        (agreements.remove, {"reason": "erreur"}),
        (agreement_files.attach, {"file": file, "folder": tmp_path}),
    )
    for service, said in writing:
        for actor, refusal in (
            (CHLOE, errors.PermissionDenied),
            (ADA, errors.PermissionDenied),
            (BRUNO, errors.NotFound),
            (DENIS, errors.NotFound),
        ):
            with pytest.raises(refusal):
                act(pair, service, actor, **said)
        with pytest.raises(errors.StaleEdit):
            act(pair, service, ALINE, seen_version=9, **said)
    for actor, refusal in ((CHLOE, errors.PermissionDenied), (BRUNO, errors.NotFound)):
        with pytest.raises(refusal):
            add(pair, actor=actor)
    with pytest.raises(errors.StaleEdit):
        pair.do(ALINE, agreements.add, territory=HERSTAL, seen_version=0, terms=TERMS, step=SENT)
    with pytest.raises(errors.NotFound):
        pair.ask(BRUNO, agreement_on, territory=HERSTAL, number=1, moment=TODAY)
    assert len(pair.ask(ALINE, agreements_on, moment=TODAY)) == 1


def test_a_file_is_kept_with_its_digest_for_who_may_read_files(pair: World, tmp_path: Path) -> None:
    add(pair)
    file = checked("convention.pdf", PDF, max_megabytes=1)
    act(pair, agreement_files.attach, file=file, folder=tmp_path)
    assert one(pair).file_digest == file.digest
    assert blobs.read(tmp_path, file.digest) == PDF
    with pair.database.read() as session:
        assert kept_digests(session) == {file.digest}
    with pytest.raises(errors.NothingNew):
        act(pair, agreement_files.attach, file=file, folder=tmp_path)
    for actor in (ALINE, HUGO):
        handed = download(pair, actor)
        assert (handed.name, handed.digest) == ("convention.pdf", file.digest)
    for actor in (CHLOE, BRUNO, ADA, DENIS):
        with pytest.raises((errors.NotFound, errors.PermissionDenied)):
            download(pair, actor)
    sheet = pair.ask(CHLOE, agreement_sheet, territory=HERSTAL, number=1, moment=TODAY)
    assert sheet.files == ()
    files = "agreement.file_added"
    assert pair.ask(CHLOE, journal, wanted=JournalFilter(action=files))[1] == 0
    assert pair.ask(HUGO, journal, wanted=JournalFilter(action=files))[1] == 1
    with pair.database.read() as session:
        done = session.scalars(select(AuditEvent.action).order_by(AuditEvent.id.desc())).first()
    assert done == "agreement.downloaded"
    assert pair.ask(ALINE, verify).holds


def download(world: World, actor: Actor) -> HandedIn:
    return world.do(actor, agreement_files.download, territory=HERSTAL, agreement=1, number=1)


def test_a_row_that_its_facts_deny_is_named(pair: World) -> None:
    add(pair)
    add(pair, replace(TERMS, title="Lettre"))
    with pair.database.writer.begin() as connection:
        connection.execute(text("UPDATE agreement SET title = 'Autre' WHERE number = 1"))
        connection.execute(text("DELETE FROM agreement WHERE number = 2"))
    assert pair.ask(ALINE, verify).differing == ("agreement/herstal/1", "agreement/herstal/2")
