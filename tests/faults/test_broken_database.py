"""A database that is broken, foreign, full, locked or read-only: one French sentence, nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import text

from models.database import Database, DatabaseUnavailable
from tests.faults.processes import FORK, UNLIMITED, Command, end_of, start
from tests.faults.writing import hold_the_turn

COMMANDS = (("status",), ("db", "upgrade"))
each_command = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


def run(folder, *words, database, largest_file=UNLIMITED):
    """`folder` takes what the command prints; the database may stand elsewhere."""
    return Command.start(
        folder,
        *words,
        largest_file=largest_file,
        SUIVI_DATABASE_URL=f"sqlite:///{database}",
        SUIVI_DATA_DIR=str(folder),
    )


def assert_refused(command, *sentences):
    assert command.exit_code == 1
    assert len(command.printed.splitlines()) == 1, command.printed
    assert any(sentence in command.printed for sentence in sentences), command.printed


@pytest.fixture
def template(sqlite_url):
    """The file of a database at the schema of this version, still without facts."""
    return Path(sqlite_url.removeprefix("sqlite:///"))


@each_command
def test_a_database_of_a_newer_version_is_refused(template, tmp_path, words):
    database = Database(f"sqlite:///{template}")
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.dispose()
    command = run(tmp_path, *words, database=template)
    assert_refused(
        command, "La base vient d’une version plus récente de l’application (schéma 9999)"
    )


@each_command
def test_a_damaged_file_is_refused(template, tmp_path, words):
    content = template.read_bytes()
    template.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    command = run(tmp_path, *words, database=template)
    assert_refused(command, "le fichier est abîmé. Restaurez une sauvegarde")


@each_command
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "le fichier est vide"),
        ("bonjour", "le fichier n’est pas une base SQLite"),
        ("Liste des communes\n" * 500, "le fichier n’est pas une base SQLite"),
    ],
)
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path, words, content, sentence):
    path = tmp_path / "suivi.db"
    path.write_text(content)
    assert_refused(run(tmp_path, *words, database=path), sentence)
    assert path.read_text() == content


@each_command
def test_a_folder_in_place_of_the_file_is_refused(tmp_path, words):
    (tmp_path / "suivi.db").mkdir()
    command = run(tmp_path, *words, database=tmp_path / "suivi.db")
    assert_refused(command, "le fichier ne peut pas être ouvert")


@each_command
def test_a_read_only_disk_is_refused(template, small_disk, tmp_path, words):
    database = shutil.copy(template, small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    command = run(tmp_path, *words, database=database)
    assert_refused(command, "elle est en lecture seule", "le fichier ne peut pas être ouvert")


def test_a_full_disk_is_refused_and_everything_works_once_there_is_room(
    template, small_disk, tmp_path
):
    database = shutil.copy(template, small_disk)
    filler = small_disk / "autre"
    filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 64 * 1024))
    assert_refused(run(tmp_path, "seed", database=database), "le disque est plein")
    filler.unlink()
    assert run(tmp_path, "seed", database=database).exit_code == 0
    assert run(tmp_path, "verify", database=database).exit_code == 0


def test_a_file_that_may_not_grow_is_refused_and_works_again_afterwards(template, tmp_path):
    size = template.stat().st_size
    limited = run(tmp_path, "seed", database=template, largest_file=min(size, 40_000))
    assert_refused(limited, "le disque ne répond pas", "le disque est plein")
    assert run(tmp_path, "seed", database=template).exit_code == 0
    assert run(tmp_path, "verify", database=template).exit_code == 0


def test_whoever_waits_too_long_for_another_process_is_refused(database):
    url = database.url.render_as_string(hide_password=False)
    mine, theirs = FORK.Pipe(duplex=False)
    holder = start(hold_the_turn, url, theirs)
    assert mine.recv_bytes() == b"tenu"

    hurried = Database(url, patience=0.2)
    too_long = pytest.raises(DatabaseUnavailable, match="occupe depuis trop longtemps")
    with too_long, hurried.write() as session:
        session.connection()
    with hurried.read() as session:  # reading never waits
        assert session.scalar(text("SELECT count(*) FROM fact")) == 0
    holder.kill()
    end_of(holder)
    with hurried.write() as session:
        assert session.scalar(text("SELECT count(*) FROM fact")) == 0
    hurried.dispose()


@pytest.mark.postgresql
def test_a_connection_cut_between_two_requests_is_replaced(postgresql_url):
    database, other = Database(postgresql_url), Database(postgresql_url)
    own_number = text("SELECT pg_backend_pid()")
    with database.read() as session:
        first = session.scalar(own_number)
    with other.write() as session:
        assert session.scalar(text("SELECT pg_terminate_backend(:number)"), {"number": first})
    with database.write() as session:
        assert session.scalar(own_number) != first
    database.dispose()
    other.dispose()
