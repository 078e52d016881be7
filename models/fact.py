"""What was true from which day on, on whose word, recorded when. Rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Table, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.dates import Precision
from domain.statements import Origin
from models.append_only import append_only
from models.audit_event import AuditEvent
from models.base import Base, digest, key, pk, prose, subject

SEALED_COLUMNS = (
    "subject",
    "territory_key",
    "attribute",
    "value",
    "effective_on",
    "precision",
    "at_latest",
    "origin",
    "stated_on",
    "recorded_at",
    "recorded_by",
    "source_key",
    "quote",
    "note",
    "replaces",
    "withdraws",
    "confirms",
    "declared_by",
)


class Fact(Base):
    """`effective_on` is the day from which it certainly holds: the last day of a month known
    only as a month. `at_latest`: true since an unknown earlier day. `replaces`: a correction;
    with `withdraws` it only strikes out the other and says nothing itself."""

    __tablename__ = "fact"
    __table_args__ = (
        Index(None, "subject", "attribute", "effective_on"),
        Index(None, "attribute", "territory_key", "effective_on"),
    )

    id: Mapped[pk]
    event_id: Mapped[int] = mapped_column(ForeignKey("audit_event.id"), index=True)
    subject: Mapped[subject]  # "phase/herstal/P04"
    territory_key: Mapped[key | None]
    attribute: Mapped[key]  # "status", "planned_start", "occurred_on", …
    value: Mapped[prose]
    effective_on: Mapped[date]
    precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    at_latest: Mapped[bool] = mapped_column(default=False, server_default=false())
    origin: Mapped[Origin]
    stated_on: Mapped[date]  # the day of the source, or of the recording
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None]
    source_key: Mapped[key | None]
    quote: Mapped[prose] = mapped_column(default="")
    note: Mapped[prose] = mapped_column(default="")
    replaces: Mapped[int | None] = mapped_column(ForeignKey("fact.id"), index=True)
    confirms: Mapped[int | None] = mapped_column(ForeignKey("fact.id"), index=True)
    declared_by: Mapped[int | None]  # whose declaration it is, or confirms
    withdraws: Mapped[bool] = mapped_column(default=False, server_default=false())
    digest: Mapped[digest]  # of the row's content; the audit chain holds it

    event: Mapped[AuditEvent] = relationship(lazy="raise")  # to store both at once


assert isinstance(Fact.__table__, Table)
append_only(Fact.__table__)
