"""What other accounts of the machine could read is closed; what is not ours stays as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from services.backups import presence
from services.files import private_files
from services.files.private_files import OTHERS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data as an older version, or a hand, left it."""
    data = tmp_path / "suivi"
    for folder in ("files/.orphans", "files/lost+found", "lost+found"):
        (data / folder).mkdir(parents=True)
    (data / presence.LOCK).touch(mode=0o600)  # the process that starts holds it
    (data / f"{presence.ASIDE}-2026-11-28T02-10-00Z").mkdir(mode=0o700)
    for file in (
        "suivi.db",
        "suivi.db-wal",
        "files/abc",
        "files/.orphans/def",
        "files/lost+found/g",
    ):
        (data / file).touch()
    for place in (
        data,
        *(path for path in data.rglob("*") if not path.name.startswith(presence.OWN)),
    ):
        place.chmod(0o777 if place.is_dir() else 0o666)
    return data


def narrow(data: Path) -> private_files.Narrowed:
    return private_files.narrow(data, data / "files", data / "suivi.db")


def open_ones(folder: Path) -> set[str]:
    places = (folder, *folder.rglob("*"))
    return {str(path.relative_to(folder)) for path in places if path.stat().st_mode & OTHERS}


def test_what_is_open_is_closed_and_told_once(data: Path) -> None:
    found = narrow(data)
    assert {str(place.relative_to(data)) for place in found.closed} == {
        ".", "suivi.db", "suivi.db-wal", "files", "files/abc", "files/.orphans", "files/.orphans/def",
    }  # fmt: skip
    assert open_ones(data) == {"lost+found", "files/lost+found", "files/lost+found/g"}
    assert (
        data / "suivi.db"
    ).stat().st_mode & 0o777 == 0o600  # nothing that could not be run can be
    assert narrow(data) == private_files.Narrowed()


def test_a_folder_of_many_is_not_closed(data: Path) -> None:
    data.chmod(0o1777)
    narrow(data)
    assert data.stat().st_mode & 0o7777 == 0o1777


@pytest.mark.skipif(os.geteuid() != 0, reason="seul root possède un dossier de tous")
def test_the_administrator_closes_no_folder_that_others_live_in(data: Path) -> None:
    (data / "postgresql").mkdir()
    narrow(data)
    assert data.stat().st_mode & 0o777 == 0o777


def test_a_link_is_left_alone(data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs"
    elsewhere.touch(mode=0o666)
    elsewhere.chmod(0o666)
    (data / "files" / "lien").symlink_to(elsewhere)
    narrow(data)
    assert elsewhere.stat().st_mode & 0o777 == 0o666


def test_a_base_of_another_server_has_no_file(tmp_path: Path) -> None:
    assert private_files.narrow(tmp_path, tmp_path / "files", None).still_open == []
