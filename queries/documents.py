"""Files handed in, reports sent, portraits frozen: their rows stay for ever. Those that their author
took back are shown to nobody any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import (
    AgreementFile,
    DeliverableVersion,
    Fact,
    MeetingMinutes,
    PortraitVersion,
    ReportVersion,
)
from queries.facts import withdrawn


@dataclass(frozen=True, slots=True)
class Documents:
    """One kind of them, and the fact that each one came with: recorded in its territory, by the same
    person, at the same instant."""

    attribute: str
    territory: InstrumentedAttribute[str]
    at: InstrumentedAttribute[datetime]
    by: InstrumentedAttribute[Any]

    def standing(self, known_at: datetime | None = None) -> ColumnElement[bool]:
        """SQL for « nobody has taken it back », as known then. One that came before such facts were
        recorded stands."""
        fact = aliased(Fact)
        return ~exists().where(
            fact.attribute == self.attribute,
            fact.territory_key == self.territory,
            fact.recorded_at == self.at,
            fact.recorded_by.is_not_distinct_from(self.by),
            fact.withdraws.is_(False),
            withdrawn(fact, known_at),
        )


VERSIONS = Documents(
    "deposit",
    DeliverableVersion.territory_key,
    DeliverableVersion.added_at,
    DeliverableVersion.added_by,
)
MINUTES = Documents(
    "minutes",
    MeetingMinutes.territory_key,
    MeetingMinutes.added_at,
    MeetingMinutes.added_by,
)
AGREEMENT_FILES = Documents(
    "agreement_file",
    AgreementFile.territory_key,
    AgreementFile.added_at,
    AgreementFile.added_by,
)
REPORTS = Documents(
    "report_seal",
    ReportVersion.territory_key,
    ReportVersion.submitted_at,
    ReportVersion.submitted_by,
)
PORTRAITS = Documents(
    "portrait_seal",
    PortraitVersion.territory_key,
    PortraitVersion.frozen_at,
    PortraitVersion.frozen_by,
)
