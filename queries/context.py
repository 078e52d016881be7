"""Who asks, when, of which method, in which transaction: first argument of every query and service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from definitions.catalog import Catalog
from domain.dates import BRUSSELS
from domain.permissions import Actor


@dataclass(frozen=True, slots=True)
class Context:
    session: Session
    actor: Actor
    now: datetime
    catalog: Catalog
    command_id: str | None = None  # one a form: the same command sent twice is done once

    @property
    def today(self) -> date:
        """The civil day in Belgium."""
        return self.now.astimezone(BRUSSELS).date()
