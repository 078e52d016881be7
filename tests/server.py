"""The real application on a free port: started by the real command, or forked from a process that
has imported it already; stopped by its process number."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import IO, Protocol

import httpx2 as httpx

from cli.__main__ import main as command_line
from settings import ROOT
from tests.forking import main_that_is_no_page
from web.lifespan import HEAVY

PATIENCE = 60  # seconds
COMMAND = (sys.executable, "-m", "cli", "serve")
# What serving imports takes two seconds: once for all applications of the journeys.
IMPORTED = ["cli.serve", "web.routes", "web.stack", "streamlit.web.bootstrap", *HEAVY]
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(IMPORTED)


class Running(Protocol):
    """The process of an application."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def send_signal(self, sig: int, /) -> None: ...

    def wait(self, timeout: float, /) -> object: ...


@dataclass
class Server:
    """A running application; `lines` fills with what it prints."""

    url: str
    data_dir: Path
    process: Running
    lines: list[str] = field(default_factory=list)

    @property
    def printed(self) -> str:
        return "".join(self.lines)

    @property
    def link(self) -> str:
        """The one-time sign-in link of the first project lead."""
        match = re.search(rf"{re.escape(self.url)}/\S+", self.printed)
        assert match, f"aucun lien de connexion :\n{self.printed}"
        return match[0]

    def wait_until_it_answers(self, patience: float = PATIENCE) -> None:
        deadline = time.monotonic() + patience
        with httpx.Client(verify=False) as client:  # reading certificates takes longer than asking
            while time.monotonic() < deadline:
                assert self.process.poll() is None, f"l’application s’est arrêtée :\n{self.printed}"
                try:
                    if client.get(f"{self.url}/sante/vivant").is_success:
                        return
                except httpx.TransportError:
                    time.sleep(0.1)
        raise TimeoutError(f"l’application ne répond pas :\n{self.printed}")


def free_port(among: Iterable[int] = (0,)) -> int:
    """The first of those on which nobody listens; any, unless some are named."""
    for port in among:
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return int(listener.getsockname()[1])
    raise OSError("aucun port n’est libre")


def environment(**settings: str) -> dict[str, str]:
    """This process's environment without our own settings, then the ones given."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("SUIVI_")}
    return {**inherited, **settings}


@contextmanager
def started(
    data_dir: Path,
    *,
    command: tuple[str, ...] = COMMAND,
    cwd: Path = ROOT,
    settings: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[Server]:
    """The application on a free port, with its data in `data_dir`, for the time of a block."""
    port = port or free_port()
    env = environment(SUIVI_PORT=str(port), SUIVI_DATA_DIR=str(data_dir), **(settings or {}))
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    with _listened(Server(f"http://127.0.0.1:{port}", data_dir, process), process.stdout) as server:
        yield server


@contextmanager
def forked(data_dir: Path, port: int) -> Iterator[Server]:
    """The same for the time of a block, in a fork: as `./suivi` goes on once all is imported."""
    env = environment(SUIVI_PORT=str(port), SUIVI_DATA_DIR=str(data_dir))
    receiver, sender = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=_serve, args=(env, sender), daemon=True)
    with main_that_is_no_page():
        process.start()
    sender.close()
    server = Server(f"http://127.0.0.1:{port}", data_dir, Fork(process))
    with receiver, os.fdopen(os.dup(receiver.fileno())) as printed, _listened(server, printed):
        yield server


def _serve(env: dict[str, str], printed: Connection) -> None:
    """In the fork: what `python -m cli serve` does."""
    os.environ.clear()
    os.environ.update(env)
    for output in (1, 2):
        os.dup2(printed.fileno(), output)
    printed.close()
    os.chdir(ROOT)
    sys.argv = ["suivi", "serve"]
    command_line()


@dataclass
class Fork:
    """A forked process, asked as one that a command started."""

    process: ForkServerProcess

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    def poll(self) -> int | None:
        return self.process.exitcode

    def send_signal(self, sig: int) -> None:
        os.kill(self.pid, sig)

    def wait(self, timeout: float) -> None:
        self.process.join(timeout)
        if self.process.is_alive():
            raise TimeoutError("l’application ne s’arrête pas")


@contextmanager
def _listened(server: Server, printed: IO[str]) -> Iterator[Server]:
    """What it prints is noted; it ends with the block."""
    reader = threading.Thread(target=_collect, args=(server, printed), daemon=True)
    reader.start()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.send_signal(signal.SIGTERM)
        try:
            server.process.wait(PATIENCE)
        finally:
            if server.process.poll() is None:  # else closing what it prints would wait for ever
                server.process.send_signal(signal.SIGKILL)
            reader.join(PATIENCE)


def _collect(server: Server, printed: IO[str]) -> None:
    with printed:
        server.lines.extend(printed)
