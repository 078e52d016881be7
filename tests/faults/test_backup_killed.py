"""kill -9 at each step of a backup or a restoration: what bears the name is whole, what was there is."""

from __future__ import annotations

import signal

from domain.restoring import RestorationInterrupted
from queries.verification import verify
from services.backups import backups, presence
from services.files import blobs
from services.start.preparation import APPLICATION
from tests.documents.uploads import PDF
from tests.doses import KILLED_SAVINGS
from tests.faults.processes import FORK, end_of, spread, start
from tests.faults.saving import back_up_until, restore_until
from tests.faults.writing import write
from tests.worlds import NOW

NEVER = 1_000_000  # a step that never comes


def run(task, world, installation, other, step):
    """The exit code, and the number of steps when it came to the end."""
    world.database.dispose()  # a restoration counts those who are connected
    mine, theirs = FORK.Pipe(duplex=False)
    url = world.database.url.render_as_string(hide_password=False)
    ended = end_of(start(task, url, installation, other, step, theirs))
    return ended, int(mine.recv_bytes()) - 1 if ended == 0 else None


def heads(world):
    found = world.ask(APPLICATION, verify)
    assert found.holds
    return found.hashes


def test_what_bears_the_name_of_a_backup_is_whole_wherever_one_is_killed(
    world, installation, copies, dose
):
    ended, last = run(back_up_until, world, installation, copies, NEVER)
    assert ended == 0
    for step in spread(dose(KILLED_SAVINGS), last):
        assert run(back_up_until, world, installation, copies, step)[0] == -signal.SIGKILL
        for folder in copies.glob("suivi-*"):
            assert folder.name.endswith(backups.PART) or backups.require_whole(folder)
    assert run(back_up_until, world, installation, copies, NEVER + 1)[0] == 0
    assert not list(copies.glob(f"*{backups.PART}"))
    assert world.ask(APPLICATION, verify).holds


def test_a_restoration_that_is_killed_changed_nothing_or_is_finished_by_the_next(
    world, installation, copies, dose
):
    done = backups.write_backup(
        world.database, installation / "files", copies, NOW, data_dir=installation
    )
    saved = heads(world)
    (digest,) = (file.digest for file in done.manifest.files)
    ended, last = run(restore_until, world, installation, done.folder, NEVER)
    assert ended == 0
    for step in spread(dose(KILLED_SAVINGS), last):
        write(world.database, "herstal", "P01", f"avant-{step}")
        before = heads(world)
        assert run(restore_until, world, installation, done.folder, step)[0] == -signal.SIGKILL
        try:
            with presence.present(installation):
                assert heads(world) in (before, saved)
        except RestorationInterrupted:
            pass  # nobody works with what is half-way
        assert run(restore_until, world, installation, done.folder, NEVER)[0] == 0
        assert heads(world) == saved
        assert blobs.read(installation / "files", digest) == PDF
        assert not list(installation.glob(f"{presence.STAGE}*"))
