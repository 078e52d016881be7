"""A backup of much, made by the command while pages are served, beside a plain copy of the same bytes."""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from sqlalchemy import func, insert, select

from benchmarks.sites import Site, opened, served
from benchmarks.tabs import rerun_times
from domain.statements import Origin
from models import AuditEvent, DeliverableVersion, Fact
from settings import ROOT
from tests.server import environment

N_FACTS, N_FILES, FILE_SIZE = 1_000_000, 100, 10_000_000
A_TIME = 50_000  # rows
DAY = date(2026, 11, 20)
# A process begins with the peak of the one that started it: this one is small.
MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Saving:
    """Seconds of the backup and of a plain copy; bytes in memory; milliseconds of a page without
    and beside it."""

    backup: float
    copy: float
    memory: float
    page_alone: float
    page_meanwhile: float


def fill(site: Site) -> None:
    """As many facts and files as a region has after years; what they say is nothing."""
    files = site.data_dir / "files"
    files.mkdir(exist_ok=True)
    with opened(site) as (database, _), database.writer.begin() as connection:
        event = connection.scalar(select(func.max(AuditEvent.id)))
        facts = _facts(event)
        while rows := list(islice(facts, A_TIME)):
            connection.execute(insert(Fact), rows)
        connection.execute(insert(DeliverableVersion), list(_versions(files)))


def _facts(event: int | None) -> Iterator[dict[str, object]]:
    now = datetime.now(UTC)
    for number in range(N_FACTS):
        yield {
            "event_id": event, "subject": f"mesure/{number}", "territory_key": None,
            "attribute": "mesure", "value": str(number), "effective_on": DAY,
            "origin": Origin.DECLARED, "stated_on": DAY, "recorded_at": now,
            "digest": sha256(str(number).encode()).hexdigest(),
        }  # fmt: skip


def _versions(folder: Path) -> Iterator[dict[str, object]]:
    for number in range(1, N_FILES + 1):
        content = os.urandom(FILE_SIZE)
        digest = sha256(content).hexdigest()
        (folder / digest).write_bytes(content)
        yield {
            "territory_key": "herstal", "deliverable_key": "mesure", "number": number,
            "digest": digest, "size": FILE_SIZE, "added_at": datetime.now(UTC),
        }  # fmt: skip


def saving(site: Site, folder: Path) -> Saving:
    with served(site) as server:
        alone = asyncio.run(rerun_times(server, site.tokens[0], 20))
        with ThreadPoolExecutor(1) as pool:
            saved = pool.submit(_save, site, folder / "pendant")
            meanwhile = []
            while not saved.done():
                meanwhile += asyncio.run(rerun_times(server, site.tokens[0], 5))
            saved.result()
    _forget(site.data_dir)
    backup, memory = _save(site, folder / "sauvegardes")
    _forget(site.data_dir)
    begun = time.monotonic()
    shutil.copytree(site.data_dir, folder / "copie")
    os.sync()
    copy = time.monotonic() - begun
    return Saving(backup, copy, memory, statistics.median(alone), statistics.median(meanwhile))


def _forget(folder: Path) -> None:
    """Leave nothing of it in memory, as at night."""
    os.sync()
    for place in folder.rglob("*"):
        if place.is_file():
            with place.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _save(site: Site, destination: Path) -> tuple[float, float]:
    """Seconds, and bytes in memory at most."""
    env = environment(
        SUIVI_DATA_DIR=str(site.data_dir), SUIVI_TERRITORIES_DIR=str(site.territories)
    )
    command = (sys.executable, "-c", MEASURED, sys.executable, "-m", "cli", "backup", destination)
    begun = time.monotonic()
    run = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    return time.monotonic() - begun, int(run.stdout.split()[-1]) * 1024
