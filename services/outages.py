"""What cannot be done because of the machine: a line for who runs it, a sentence for who visits."""

from __future__ import annotations

import logging

from domain.errors import Explained
from services.rate_limit import RateLimit

# A page asks ten times in a second, and everybody has it open: one line a minute tells the same.
LIMIT = RateLimit(most=1, window=60.0)
log = logging.getLogger("suivi")


def log_outage(failure: Explained) -> None:
    """Write it to the log, unless one of its kind was written within the minute."""
    if LIMIT.wait(type(failure).__name__) == 0:
        log.error("%s", failure)
