"""Commands, run as a person would."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

import settings
from cli.__main__ import main
from tests.cli.running import Result, Run


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run one command in this process, as `./suivi` would in its own."""
    for name in [name for name in os.environ if name.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)

    def run_it(*words: str, **variables: str) -> Result:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["./suivi", *words])
            for name, value in variables.items():
                patch.setenv(name, value)
            settings.load.cache_clear()
            with pytest.raises(SystemExit) as end:
                main()
        settings.load.cache_clear()
        return Result(int(end.value.code or 0), *capsys.readouterr())

    umask = os.umask(0)  # the widest that a shell can have
    yield run_it
    os.umask(umask)
