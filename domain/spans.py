"""The time that a figure speaks of: a day, a month, a quarter, a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.dates import CALENDAR_LAST, PartialDate, Precision
from domain.errors import N_, BadDate, DomainError
from domain.tables import parse_written_day

_YEAR = re.compile(r"\d{4}", re.ASCII)
OLDEST = 1900


class Grain(StrEnum):
    """How precisely it is known; never more than the source says."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    first: date
    grain: Grain

    @property
    def last(self) -> date:
        """From that day on the figure certainly holds: a mean of 2023 is known when 2023 is over."""
        if self.grain is Grain.YEAR:
            return date(self.first.year, 12, 31)
        return self.partial.last

    @property
    def partial(self) -> PartialDate:
        """The same, but for a year, which no other date of the project is known to."""
        return PartialDate(self.first, Precision(self.grain))

    def __str__(self) -> str:
        """2024-02-07, 2024-02, 2024-Q1 or 2024."""
        return str(self.first.year) if self.grain is Grain.YEAR else str(self.partial)

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read 2024, 2024-T1, 2024-02, 2024-02-07 or 07/02/2024; refuse anything else."""
        try:
            span = cls._parse(text.strip())
        except DomainError:
            raise SpanUnreadable(value=text[:40]) from None
        if not OLDEST <= span.first.year <= CALENDAR_LAST.year:
            raise SpanUnreadable(value=text[:40])
        return span

    @classmethod
    def _parse(cls, text: str) -> Span:
        if _YEAR.fullmatch(text):
            if int(text) == 0:
                raise BadDate(value=text)
            return cls(date(int(text), 1, 1), Grain.YEAR)
        if "/" in text:
            return cls(parse_written_day(text), Grain.DAY)
        partial = PartialDate.parse(text.upper())
        return cls(partial.first, Grain(partial.precision))


class SpanUnreadable(DomainError):
    reason = N_("« {value} » n’est pas une période.")
    remedy = N_("Écrivez 2023, 2023-T1, 2023-05, 2023-05-31 ou 31/05/2023.")
