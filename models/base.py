"""What every table shares: names of constraints, UTC instants, partial dates, enums by value."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from sqlalchemy import DateTime, Dialect, Enum, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

from domain.dates import PartialDate


class UtcDateTime(TypeDecorator[datetime]):
    """Timezone-aware UTC instants, on SQLite too (which forgets time zones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"naive datetime: {value!r}")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class PartialDateText(TypeDecorator[PartialDate]):
    """A partial date, stored as 2024-02-07, 2024-02 or 2024-Q1."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return str(value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        return PartialDate.parse(value) if value else None


class Base(DeclarativeBase):
    """`__watched__` tables may only change together with an audit event (models.audit_event)."""

    __watched__: ClassVar[bool] = True

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        datetime: UtcDateTime,
        PartialDate: PartialDateText,
        StrEnum: Enum(
            StrEnum, native_enum=False, length=32, values_callable=lambda e: [m.value for m in e]
        ),
    }


pk = Annotated[int, mapped_column(primary_key=True)]
key = Annotated[str, mapped_column(String(80))]
subject = Annotated[str, mapped_column(String(160))]
line = Annotated[str, mapped_column(String(200))]
digest = Annotated[str, mapped_column(String(64))]
# The SHA-256 under which the bytes of a file are kept: queries.files finds every such column.
IS_FILE = "is_file"
kept_file = Annotated[str, mapped_column(String(64), info={IS_FILE: True})]
prose = Annotated[str, mapped_column(Text)]
