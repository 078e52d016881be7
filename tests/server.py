"""The real application, started by the real command on a free port, stopped by its process number."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx

from settings import ROOT

PATIENCE = 60  # seconds
COMMAND = (sys.executable, "-m", "cli", "serve")


@dataclass
class Server:
    """A running application; `lines` fills with what it prints."""

    url: str
    data_dir: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def printed(self) -> str:
        return "".join(self.lines)

    @property
    def link(self) -> str:
        """The one-time sign-in link of the first project lead."""
        found = re.search(rf"{re.escape(self.url)}/\S+", self.printed)
        assert found, f"aucun lien de connexion :\n{self.printed}"
        return found[0]

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
    server = Server(f"http://127.0.0.1:{port}", data_dir, process)
    reader = threading.Thread(target=_collect, args=(server,), daemon=True)
    reader.start()
    try:
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)
        reader.join(PATIENCE)


def _collect(server: Server) -> None:
    assert server.process.stdout is not None
    with server.process.stdout as lines:
        server.lines.extend(lines)
