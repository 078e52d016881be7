"""Starting a process from one that has drawn pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def main_that_is_no_page() -> Iterator[None]:
    """A page opened by a test stays behind as the main module, and a new process runs that."""
    kept = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = kept
