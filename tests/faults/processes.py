"""Real processes that may be killed, forked from a server that has imported the application once."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import ParamSpec

import settings
from cli.__main__ import main
from tests.forking import main_that_is_no_page

P = ParamSpec("P")
PATIENCE = 60  # seconds
UNLIMITED = resource.RLIM_INFINITY

FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(
    [
        "tests.faults.processes",
        "tests.faults.writing",
        "tests.faults.migrating",
        "tests.faults.saving",
        "cli.seed",
    ]
)


def start(task: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> ForkServerProcess:
    """Run a function of a module in a process of its own, which dies with this one and finds the
    same programs."""
    process = FORK.Process(target=_run, args=(os.environ["PATH"], task, args, kwargs), daemon=True)
    with main_that_is_no_page():
        process.start()
    return process


def _run(
    path: str, task: Callable[..., None], args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    os.environ["PATH"] = path  # the server from which this was forked may be older
    task(*args, **kwargs)


def end_of(process: ForkServerProcess) -> int | None:
    """The exit code, negative when a signal ended it."""
    process.join(PATIENCE)
    assert process.exitcode is not None, "le processus ne s’arrête pas"
    return process.exitcode


@dataclass(frozen=True, slots=True)
class Command:
    """`./suivi …` as it runs in a terminal; `printed` is everything that it said."""

    process: ForkServerProcess
    output: Path

    @classmethod
    def start(
        cls, folder: Path, *words: str, largest_file: int = UNLIMITED, **variables: str
    ) -> Command:
        """`largest_file`: bytes that the process may write into one file."""
        output = folder / f"{'-'.join(words)}-{uuid.uuid4().hex}.txt"
        output.touch()
        return cls(start(_command, output, words, variables, largest_file), output)

    @property
    def exit_code(self) -> int | None:
        return end_of(self.process)

    @property
    def printed(self) -> str:
        return self.output.read_text(encoding="utf-8")


def _command(
    output: Path, words: tuple[str, ...], variables: dict[str, str], largest_file: int
) -> None:
    for name in [name for name in os.environ if name.startswith(settings.PREFIX)]:
        del os.environ[name]
    os.environ.update(variables)
    target = os.open(output, os.O_WRONLY)
    os.dup2(target, sys.stdout.fileno())
    os.dup2(target, sys.stderr.fileno())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, resource.RLIM_INFINITY))
    sys.argv = ["./suivi", *words]
    main()


def spread(n_kills: int, last: int) -> list[int]:
    """As many steps as that, from the first to the last, at equal distances."""
    return sorted({1 + round(n * (last - 1) / (n_kills - 1)) for n in range(n_kills)})
