"""What a file or a form says that is seldom so: told, and recorded only once a person confirms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.errors import N_, DomainError, Unusual
from domain.figures import PERCENT
from domain.numbers import written_number
from domain.spans import Span
from domain.tables import BELGIAN_DAY

LEAP = 10  # times as much as before, or as little: a digit or a decimal mark went astray
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The value to compare with: of an earlier period, or what stands there now."""

    value: Decimal
    span: Span


def unusual_in(value: Decimal, unit: str, earlier: Earlier | None) -> Iterator[Unusual]:
    """Yield what should be confirmed before this value is recorded: a share above 100, a negative
    number, ten times the one before or a tenth of it."""
    if unit == PERCENT and value > WHOLE:
        yield ShareAboveWhole()
    if value < 0:
        yield ValueNegative()
    if earlier and earlier.value and value:
        ratio = abs(value / earlier.value)
        if ratio >= LEAP or ratio <= Decimal(1) / LEAP:
            yield ValueLeaps(before=written_number(earlier.value), period=earlier.span, times=LEAP)


def unusual_day(text: str) -> Unusual | None:
    """Return what to confirm of a day written in numbers when its month could be told first:
    2/7/2024 is 2 July here, and 7 February elsewhere."""
    match = BELGIAN_DAY.fullmatch(text.strip())
    if not match:
        return None
    day, month, year = map(int, match.groups())
    if day == month or not (1 <= day <= 12 and 1 <= month <= 12 and year):
        return None
    kept, other = date(year, month, day), date(year, day, month)
    return DayTwoReadings(value=text.strip(), kept=kept, other=other)


class ShareAboveWhole(Unusual):
    reason = N_("Une part au-dessus de 100 %.")


class ValueNegative(Unusual):
    reason = N_("Une valeur négative.")


class ValueLeaps(Unusual):
    reason = N_("Au moins {times} fois plus, ou moins, que {before} ({period}).")


class DayTwoReadings(Unusual):
    reason = N_("« {value} » est lu {kept} (jour, puis mois) ; ailleurs ce serait {other}.")


class UnusualNotConfirmed(DomainError):
    """A doubt is never settled by silence."""

    reason = N_("Des valeurs inhabituelles attendent d’être confirmées ({count}).")
    remedy = N_("Relisez-les, puis cochez « Je confirme » ; ou corrigez-les.")
