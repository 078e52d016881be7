"""Taking back a file that was handed in, a report that was sent, a portrait that was frozen: nobody is
shown it any more, its number and its bytes stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from documents.file_inspection import checked
from domain import errors
from domain.actions import Action
from domain.agreements import AgreementKind, AgreementStatus
from domain.dates import PartialDate
from domain.deliverables import DeliverableStatus, NothingToSubmit
from domain.permissions import Actor
from domain.reporting import Standing
from domain.reports import Section
from domain.undo import BuiltUpon
from models import AuditEvent
from queries.agreements.states import agreement_sheet
from queries.deliverables.sheet import deliverable_sheet
from queries.deliverables.versions import Version, files_of, version_of
from queries.files import kept_digests
from queries.following.journal import JournalFilter, journal
from queries.meetings.minutes import minutes_numbered, minutes_of
from queries.meetings.states import meeting_on
from queries.milestones.states import milestone_on
from queries.moment import Moment
from queries.portraits.sheet import frozen_portrait, portrait_on
from queries.reports.sheet import frozen_version, report_sheet
from queries.verification import verify
from services.agreements import agreements
from services.agreements import files as agreement_files
from services.agreements.agreements import Step, Terms
from services.deliverables import deliverables, versions
from services.deliverables.versions import Deposit
from services.meetings import minutes
from services.milestones import milestones
from services.milestones.milestones import Reached
from services.portraits import figures, portraits
from services.start.preparation import APPLICATION
from services.undo import undo
from tests.builders import deliverables as deliverable
from tests.builders import reports as report
from tests.builders.meetings import enter
from tests.builders.organisations import TODAY, add
from tests.documents.uploads import PDF
from tests.personas import ALINE, CHLOE, HUGO
from tests.portraits import CELLS
from tests.undoing import UndoingWorld

HERE = {"territory": "herstal"}
TERMS = Terms("Convention avec le CPAS", AgreementKind.AGREEMENT, (1,))
SENT = Step(AgreementStatus.SENT, PartialDate.parse("2024-03"), "courrier du FOREm")
FILE = checked("protocole.pdf", PDF, max_megabytes=1)


def take_back(world: UndoingWorld, actor: Actor) -> None:
    """What that person has just recorded."""
    with world.writing(actor) as ctx:
        mine = select(func.max(AuditEvent.recorded_at)).where(AuditEvent.actor_id == actor.user_id)
        instant = ctx.session.scalar(mine)
        first = select(func.min(AuditEvent.id)).where(
            AuditEvent.actor_id == actor.user_id, AuditEvent.recorded_at == instant
        )
        undo(ctx, event_id=ctx.session.scalars(first).one())


def hand_in(world: UndoingWorld, folder: Path, **said: Any) -> None:
    deliverable.act(world, HUGO, versions.add_file, file=FILE, folder=folder, **said)


def handed_in(world: UndoingWorld, moment: Moment = TODAY) -> tuple[Version, ...]:
    sheet = world.ask(HUGO, deliverable_sheet, **HERE, key=deliverable.KEY, moment=moment)
    return sheet.versions


def test_a_wrong_file_is_handed_out_to_nobody_once_it_is_taken_back(
    world: UndoingWorld, tmp_path: Path
) -> None:
    before = deliverable.state(world)
    hand_in(world, tmp_path)
    [wrong] = handed_in(world)
    known_at = world.now
    take_back(world, HUGO)
    assert handed_in(world) == ()
    assert world.ask(HUGO, files_of, **HERE, phase="P07") == []
    for actor in (HUGO, ALINE):
        with pytest.raises(errors.NotFound):
            world.ask(
                actor,
                version_of,
                **HERE,
                lot="lot-1",
                deliverable=deliverable.KEY,
                number=wrong.number,
            )
    assert deliverable.state(world).status is before.status is DeliverableStatus.EXPECTED
    with pytest.raises(NothingToSubmit):
        deliverable.act(world, HUGO, deliverables.submit)
    # What was known then is shown as it was, and the bytes are of the record.
    assert handed_in(world, Moment(TODAY.on, known_at)) == (wrong,)
    with world.database.read() as session:
        assert kept_digests(session) == {FILE.digest}
    assert world.ask(APPLICATION, verify).holds


def test_the_number_of_a_version_taken_back_names_no_other(
    world: UndoingWorld, tmp_path: Path
) -> None:
    deliverable.hand_in(world)
    hand_in(world, tmp_path)
    take_back(world, HUGO)
    hand_in(world, tmp_path, deposit=Deposit(is_handed_over=True))
    assert [version.number for version in handed_in(world)] == [1, 3]
    assert deliverable.state(world).submitted_version == 3
    take_back(world, HUGO)  # both acts of « Déposer et remettre »
    state = deliverable.state(world)
    assert (state.status, state.submitted_version) == (DeliverableStatus.DRAFT, None)
    assert [version.number for version in handed_in(world)] == [1]


def test_a_file_that_proves_a_milestone_stays(world: UndoingWorld, tmp_path: Path) -> None:
    hand_in(world, tmp_path)
    [version] = handed_in(world)
    place = HERE | {"key": "P07.protocole-valide"}
    seen = world.ask(ALINE, milestone_on, **place, moment=TODAY).version or 0
    reached = Reached(PartialDate.parse("2026-11-02"), file=version.id)
    world.do(
        HUGO, milestones.declare,
        **HERE, milestone=place["key"], seen_version=seen, reached=reached,
    )  # fmt: skip
    deposit = _event(world, Action.DELIVERABLE_VERSION_ADDED)
    with pytest.raises(BuiltUpon), world.writing(HUGO) as ctx:
        undo(ctx, event_id=deposit)
    take_back(world, HUGO)  # the declaration; the file proves nothing any more
    with world.writing(HUGO) as ctx:
        undo(ctx, event_id=deposit)
    assert handed_in(world) == ()


def _event(world: UndoingWorld, action: Action) -> int:
    with world.database.read() as session:
        return session.scalars(select(AuditEvent.id).where(AuditEvent.action == action)).one()


def test_who_reads_no_files_learns_nothing_of_one_taken_back(
    world: UndoingWorld, tmp_path: Path
) -> None:
    hand_in(world, tmp_path)
    take_back(world, HUGO)
    due = PartialDate.parse("2026-12-01")
    deliverable.act(world, ALINE, deliverables.set_due, due_on=due, reason="demande du comité")
    take_back(world, ALINE)
    undone = JournalFilter(action=Action.ACT_UNDONE)
    told = {actor: world.ask(actor, journal, wanted=undone)[1] for actor in (ALINE, HUGO, CHLOE)}
    assert told == {ALINE: 2, HUGO: 2, CHLOE: 1}


def test_a_report_taken_back_was_not_sent_and_its_words_are_written_on(world: UndoingWorld) -> None:
    report.expect(world)
    report.send(world)
    version = world.ask(ALINE, frozen_version, **report.HERE, number=1)
    take_back(world, HUGO)
    sheet = world.ask(ALINE, report_sheet, **report.HERE, moment=TODAY)
    assert (sheet.versions, sheet.state.number) == ((), 0)
    assert sheet.state.standing is not Standing.SUBMITTED
    with pytest.raises(errors.NotFound):
        world.ask(ALINE, frozen_version, **report.HERE, number=1)
    words = report.draft(world).filled.sections[Section.HIGHLIGHT]
    assert version.report is not None and words == version.report.sections[Section.HIGHLIGHT]
    # The one of the next period does not start from it.
    assert report.draft(world, period=report.NEXT).last is None
    report.send(world)
    sheet = world.ask(ALINE, report_sheet, **report.HERE, moment=TODAY)
    assert ([version.number for version in sheet.versions], sheet.state.number) == ([2], 2)
    assert world.ask(APPLICATION, verify).holds


def test_a_report_that_forem_has_decided_upon_stays(world: UndoingWorld) -> None:
    report.expect(world)
    report.send(world)
    report.accept(world)
    sent = _event(world, Action.REPORT_SUBMITTED)
    with pytest.raises(BuiltUpon), world.writing(HUGO) as ctx:
        undo(ctx, event_id=sent)


def test_a_frozen_portrait_taken_back_leaves_its_number(world: UndoingWorld) -> None:
    world.do(HUGO, figures.record, territory="herstal", seen_version=0, cells=CELLS)

    def freeze() -> None:
        world.do(ALINE, portraits.freeze, **HERE, seen_version=0, label="au départ")

    freeze()
    take_back(world, ALINE)
    assert world.ask(ALINE, portrait_on, **HERE, moment=TODAY).versions == ()
    with pytest.raises(errors.NotFound):
        world.ask(ALINE, frozen_portrait, **HERE, number=1)
    freeze()
    shown = world.ask(ALINE, portrait_on, **HERE, moment=TODAY).versions
    assert [version.number for version in shown] == [2]
    assert world.ask(APPLICATION, verify).holds


def test_minutes_taken_back_are_gone_from_every_territory(
    world: UndoingWorld, tmp_path: Path
) -> None:
    both = ("herstal", "chapelle-lez-herlaimont")
    enter(world, on="2026-11-20", places=both, actor=ALINE)
    seen = world.ask(ALINE, meeting_on, **HERE, number=1, moment=TODAY).version or 0
    world.do(
        ALINE, minutes.add, **HERE, number=1, seen_version=seen, file=FILE, folder=tmp_path
    )  # fmt: skip

    def kept(place: str) -> list[int]:
        found = world.ask(ALINE, minutes_of, territory=place, meeting=1, moment=TODAY)
        return [one.number for one in found]

    assert [kept(place) for place in both] == [[1], [1]]
    take_back(world, ALINE)
    assert [kept(place) for place in both] == [[], []]
    for place in both:
        with pytest.raises(errors.NotFound):
            world.ask(ALINE, minutes_numbered, territory=place, meeting=1, number=1)


def test_the_same_file_is_attached_to_an_agreement_anew(
    world: UndoingWorld, tmp_path: Path
) -> None:
    add(world, "CPAS")
    add(world, "Ville")
    world.do(HUGO, agreements.add, **HERE, seen_version=0, terms=TERMS, step=SENT)

    def attach() -> None:
        sheet = world.ask(HUGO, agreement_sheet, **HERE, number=1, moment=TODAY)
        world.do(
            HUGO, agreement_files.attach,
            **HERE, number=1, seen_version=sheet.state.version or 0, file=FILE, folder=tmp_path,
        )  # fmt: skip

    def shown() -> tuple[list[int], str | None]:
        sheet = world.ask(HUGO, agreement_sheet, **HERE, number=1, moment=TODAY)
        return [file.number for file in sheet.files], sheet.state.file_digest

    attach()
    take_back(world, HUGO)
    assert shown() == ([], None)
    attach()
    assert shown() == ([2], FILE.digest)
    assert world.ask(APPLICATION, verify).holds
