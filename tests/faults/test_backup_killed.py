"""kill -9 at each step of a backup or a restoration: what bears the name is whole, what was there is."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from domain.restoring import RestorationInterrupted
from queries.verification import verify
from services import backups, blobs, presence
from services.preparation import APPLICATION
from tests.builders.handed_files import furnish
from tests.documents.uploads import PDF
from tests.doses import KILLED_SAVINGS
from tests.faults.processes import FORK, end_of, spread, start
from tests.faults.saving import back_up_until, restore_until
from tests.faults.writing import write
from tests.worlds import NOW, World

NEVER = 1_000_000  # a step that never comes


@pytest.fixture
def data(world: World, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    if not world.database.is_sqlite:
        request.getfixturevalue("postgresql_programs")
    furnish(world.database, tmp_path / "files", NOW)
    return tmp_path


@pytest.fixture
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies")


def run(task, world, data, other, step):
    """The exit code, and the number of steps when it came to the end."""
    world.database.dispose()  # a restoration counts those who are connected
    mine, theirs = FORK.Pipe(duplex=False)
    url = world.database.url.render_as_string(hide_password=False)
    ended = end_of(start(task, url, data, other, step, theirs))
    return ended, int(mine.recv_bytes()) - 1 if ended == 0 else None


def heads(world):
    found = world.ask(APPLICATION, verify)
    assert found.holds
    return found.hashes


def test_what_bears_the_name_of_a_backup_is_whole_wherever_one_is_killed(world, data, copies, dose):
    ended, last = run(back_up_until, world, data, copies, NEVER)
    assert ended == 0
    for step in spread(dose(KILLED_SAVINGS), last):
        assert run(back_up_until, world, data, copies, step)[0] == -signal.SIGKILL
        for folder in copies.glob("suivi-*"):
            assert folder.name.endswith(backups.PART) or backups.require_whole(folder)
    assert run(back_up_until, world, data, copies, NEVER + 1)[0] == 0
    assert not list(copies.glob(f"*{backups.PART}"))
    assert world.ask(APPLICATION, verify).holds


def test_a_restoration_that_is_killed_changed_nothing_or_is_finished_by_the_next(
    world, data, copies, dose
):
    done = backups.take(world.database, data / "files", copies, NOW, data_dir=data)
    saved = heads(world)
    (digest,) = (file.digest for file in done.manifest.files)
    ended, last = run(restore_until, world, data, done.folder, NEVER)
    assert ended == 0
    for step in spread(dose(KILLED_SAVINGS), last):
        write(world.database, "herstal", "P01", f"avant-{step}")
        before = heads(world)
        assert run(restore_until, world, data, done.folder, step)[0] == -signal.SIGKILL
        try:
            with presence.here(data):
                assert heads(world) in (before, saved)
        except RestorationInterrupted:
            pass  # nobody works with what is half-way
        assert run(restore_until, world, data, done.folder, NEVER)[0] == 0
        assert heads(world) == saved
        assert blobs.read(data / "files", digest) == PDF
        assert not list(data.glob(f"{presence.STAGE}*"))
