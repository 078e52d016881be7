"""Bytes kept under their own digest: once and whole."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from documents.file_inspection import checked
from domain.files import FileLost, FilesFolderUnusable
from models import DeliverableVersion
from queries.deliverables.list import deliverable_on
from queries.moment import Moment
from services.deliverables import versions
from services.files import blobs
from tests.documents.uploads import PDF
from tests.personas import ALINE, HUGO
from tests.worlds import NOW

KEY = "P07.protocole"


def hand_in(world, folder, name="a.pdf", content=PDF):
    seen = world.ask(
        ALINE, deliverable_on, territory="herstal", key=KEY, moment=Moment(NOW.date())
    ).version
    world.do(
        HUGO, versions.add_file,
        territory="herstal", deliverable=KEY, seen_version=seen,
        file=checked(name, content, max_megabytes=1), folder=folder,
    )  # fmt: skip


def test_the_same_content_is_kept_once_for_two_versions(world, tmp_path):
    folder = tmp_path / "files"
    hand_in(world, folder)
    hand_in(world, folder, "b.pdf")
    digest = sha256(PDF).hexdigest()
    assert [place.name for place in folder.iterdir()] == [digest]
    with world.database.read() as session:
        rows = session.execute(select(DeliverableVersion.number, DeliverableVersion.digest))
        assert [tuple(row) for row in rows] == [(1, digest), (2, digest)]
    assert blobs.read(folder, digest) == PDF


def test_a_write_that_fails_leaves_nothing_behind(tmp_path):
    blocked = tmp_path / "a file, not a folder"
    blocked.touch()
    with pytest.raises(FilesFolderUnusable, match="un fichier porte ce nom"):
        blobs.store(blocked, b"x")
    assert list(tmp_path.iterdir()) == [blocked]


def test_a_full_disk_is_said_and_keeps_no_half_of_a_file(small_disk):
    with pytest.raises(FilesFolderUnusable, match="disque plein"):
        blobs.store(small_disk / "files", bytes(2_000_000))
    assert list((small_disk / "files").iterdir()) == []
    assert blobs.store(small_disk / "files", b"x")


def test_content_that_changed_or_went_is_never_given(tmp_path):
    digest = blobs.store(tmp_path, b"octets")
    (tmp_path / digest).write_bytes(b"autres")
    with pytest.raises(FileLost):
        blobs.read(tmp_path, digest)
    (tmp_path / digest).unlink()
    with pytest.raises(FileLost):
        blobs.read(Path(tmp_path), digest)
