"""A milestone proven by a file of its own phase: who may give it, and who may read it."""

from __future__ import annotations

import pytest

from documents.file_inspection import checked
from domain.dates import PartialDate
from domain.errors import NotFound, TextMissing
from domain.urls import version_address
from queries.deliverables.list import deliverable_on
from queries.deliverables.versions import files_of
from queries.milestones.history import milestone_history
from queries.milestones.states import milestone_on
from queries.moment import Moment
from queries.verification import verify
from services.deliverables import versions
from services.milestones import milestones
from services.milestones.milestones import Reached
from services.phases import phases
from services.start.preparation import APPLICATION
from tests.builders.record import last_event
from tests.documents.uploads import PDF
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import NOW

KEY, DELIVERABLE = "P07.protocole-valide", "P07.protocole"
HERE = {"territory": "herstal"}
TODAY = Moment(NOW.date())
DAY = PartialDate.parse("2026-11-02")


@pytest.fixture
def file(world, tmp_path):
    """The number of a file that Hugo handed in for a deliverable of phase 7."""
    hand_in(world, tmp_path, DELIVERABLE)
    [found] = world.ask(HUGO, files_of, **HERE, phase="P07")
    return found.id


def hand_in(world, folder, deliverable):
    seen = world.ask(ALINE, deliverable_on, **HERE, key=deliverable, moment=TODAY).version
    file = checked("pv.pdf", PDF, max_megabytes=1)
    world.do(
        HUGO, versions.add_file,
        **HERE, deliverable=deliverable, seen_version=seen, file=file, folder=folder,
    )  # fmt: skip


def declare(world, number):
    reached = Reached(DAY, file=number)
    world.do(HUGO, milestones.declare, **HERE, milestone=KEY, seen_version=1, reached=reached)


def proof(world, actor):
    return world.ask(actor, milestone_on, **HERE, key=KEY, moment=TODAY).proof


def test_a_file_of_the_phase_proves_its_milestone(world, file):
    declare(world, file)
    address = version_address("herstal", "lot-1", DELIVERABLE, 1)
    assert proof(world, ALINE) == proof(world, HUGO) == address
    assert world.ask(APPLICATION, verify).holds


def test_a_file_of_another_phase_or_of_none_is_not_found(world, tmp_path, file):
    hand_in(world, tmp_path, "P08.rapport-bimensuel")
    [other] = world.ask(HUGO, files_of, **HERE, phase="P08")
    for number in (other.id, 99):
        with pytest.raises(NotFound):
            declare(world, number)
    assert proof(world, ALINE) == ""


def test_a_file_of_another_lot_is_not_found(world, file):
    lot = {"lot": "lot-3", "seen_version": 2}
    world.do(ALINE, phases.assign_lot, **HERE, phase="P07", **lot)
    assert world.ask(BRUNO, files_of, **HERE, phase="P07") == []
    assert [one.id for one in world.ask(ALINE, files_of, **HERE, phase="P07")] == [file]


@pytest.mark.parametrize("reader", [CHLOE, ADA], ids=lambda reader: reader.display_name)
def test_readers_of_progress_do_not_read_the_proof(world, file, reader):
    declare(world, file)
    assert proof(world, reader) == ""
    known = world.ask(reader, milestone_history, **HERE, key=KEY, moment=TODAY)
    assert [said.detail for said in known.said] == [""]


def test_the_journal_does_not_tell_where_the_proof_stands(world, file):
    declare(world, file)
    assert list(last_event(world.database).changes) == ["actual_on"]


def test_neither_an_address_nor_a_file_is_no_proof(world):
    with pytest.raises(TextMissing):
        declare(world, None)
