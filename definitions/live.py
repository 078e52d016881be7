"""The catalog of the running application: read again when a file changes, never lost."""

from __future__ import annotations

import threading
import time
from functools import cache
from pathlib import Path

from definitions.catalog import Catalog
from definitions.loader import DATA_DIR, definition_files, load_catalog
from definitions.problems import Problem
from domain.errors import DefinitionsRefused

Signature = tuple[tuple[str, int, int, int], ...]


class LiveCatalog:
    """Serves the last good catalog. `problems` says what is wrong with the files since then."""

    def __init__(
        self,
        phases_dir: Path,
        territories_dir: Path,
        data_dir: Path = DATA_DIR,
        *,
        every: float = 1.0,
    ) -> None:
        """`every`: seconds between two looks at the files."""
        self._folders = (phases_dir, territories_dir, data_dir)
        self._every = every
        self._looking = threading.Lock()
        self._looked_at = time.monotonic()
        self._signature = self._signed()
        catalog, problems = load_catalog(*self._folders)
        if catalog is None:
            raise DefinitionsRefused(count=len(problems))
        self._catalog = catalog
        self._problems: tuple[Problem, ...] = ()

    def current(self) -> Catalog:
        """The last good catalog, after a look at the files when it is time for one."""
        if time.monotonic() - self._looked_at >= self._every:
            self._look()
        return self._catalog

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the files on disk from being served; empty when they are."""
        return self._problems

    def _look(self) -> None:
        """Read again what changed. While one thread reads, the others keep what they have."""
        if not self._looking.acquire(blocking=False):
            return
        try:
            self._looked_at = time.monotonic()
            signature = self._signed()
            if signature != self._signature:
                self._signature = signature  # taken before reading: a later change is seen again
                catalog, problems = load_catalog(*self._folders)
                self._catalog, self._problems = catalog or self._catalog, tuple(problems)
        finally:
            self._looking.release()

    def _signed(self) -> Signature:
        """Return what tells one state of the files from another without reading them."""
        return tuple(_signed(path) for path in definition_files(*self._folders))


@cache
def open_catalog(phases_dir: Path, territories_dir: Path) -> LiveCatalog:
    """The catalog of these folders, once per process."""
    return LiveCatalog(phases_dir, territories_dir)


def _signed(path: Path) -> tuple[str, int, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), status.st_mtime_ns, status.st_size, status.st_ino
