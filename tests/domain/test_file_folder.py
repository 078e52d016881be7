"""Which folders of files belong to a database: by their marks, else by the files themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.file_folder import FilesAbsent, FilesUnknown, FolderOfAnother, Pair, require_match

FOLDER = Path("/donnees/files")
A, B = "a" * 32, "b" * 32


@pytest.mark.parametrize(
    ("base", "folder", "named", "present", "found"),
    [
        (A, A, 3, 3, 3),
        (A, A, 0, 4, 0),  # orphans only
        (A, A, 3, 0, 0),  # lost files are told elsewhere: both are still one installation
        (None, None, 0, 0, 0),  # a first start
        (None, None, 3, 2, 2),  # an installation from before there were marks
        (A, None, 3, 3, 3),  # files brought back without the mark
        (A, None, 0, 0, 0),
        (None, B, 3, 3, 3),  # a backup from before there were marks
        (None, B, 0, 0, 0),  # a new database where nothing was handed in
    ],
)
def test_a_folder_belongs_to_a_database(
    base: str | None, folder: str | None, named: int, present: int, found: int
) -> None:
    pair = Pair(base, folder, named, present, found)
    require_match(pair, FOLDER)
    assert pair.mark == base or folder


@pytest.mark.parametrize(
    ("base", "folder", "named", "present", "found", "refusal"),
    [
        (A, B, 3, 3, 3, FolderOfAnother),
        (A, B, 0, 0, 0, FolderOfAnother),
        (None, B, 0, 5, 0, FilesUnknown),  # a first start on an empty PostgreSQL, the same folder
        (None, None, 0, 5, 0, FilesUnknown),
        (A, None, 2, 5, 0, FilesUnknown),
        (A, None, 2, 0, 0, FilesAbsent),  # a disk that is not mounted
        (None, B, 2, 0, 0, FilesAbsent),
    ],
)
def test_a_folder_of_another_is_refused(
    base: str | None,
    folder: str | None,
    named: int,
    present: int,
    found: int,
    refusal: type[Exception],
) -> None:
    with pytest.raises(refusal, match=str(FOLDER)):
        require_match(Pair(base, folder, named, present, found), FOLDER)
