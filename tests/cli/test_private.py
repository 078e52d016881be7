"""Whatever command comes first, and however wide the shell, only its account reads the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run

PERSON = ("claire@exemple.be", "Claire", "--role", "ministry")


@pytest.mark.parametrize(
    "words",
    [
        ("seed",),
        ("db", "upgrade"),
        ("status",),
        ("user", "add", *PERSON),
        ("files", "attach", "--yes"),
    ],
    ids=" ".join,
)
def test_what_the_first_command_makes_is_closed(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    data = tmp_path / "suivi"
    assert run(*words, SUIVI_DATA_DIR=str(data)).exit_code == 0
    made = [data, *data.rglob("*")]
    assert len(made) > 1
    modes = {str(place): place.stat().st_mode & 0o777 for place in made}
    assert set(modes.values()) <= {0o600, 0o700}, modes
