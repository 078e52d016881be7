"""Dates and numbers as French readers write them."""

from __future__ import annotations

from datetime import date, datetime

from domain.dates import BRUSSELS, PartialDate, Precision

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
NUMBERS = (
    "zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit",
    "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
UNKNOWN_DATE = "date non communiquée"


def long_day(day: date) -> str:
    """7 février 2024, 1er mars 2024."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def long_date(when: PartialDate | None) -> str:
    """7 février 2024, février 2024, 1er trimestre 2024, or « date non communiquée »."""
    if when is None:
        return UNKNOWN_DATE
    if when.precision is Precision.DAY:
        return long_day(when.first)
    if when.precision is Precision.MONTH:
        return f"{MONTHS[when.first.month - 1]} {when.first.year}"
    rank = when.first.month // 3 + 1
    return f"{rank}{'er' if rank == 1 else 'e'} trimestre {when.first.year}"


def short_date(when: PartialDate | None) -> str:
    """07/02/2024, 02/2024, T1 2024, or nothing."""
    if when is None:
        return ""
    if when.precision is Precision.DAY:
        return f"{when.first:%d/%m/%Y}"
    if when.precision is Precision.MONTH:
        return f"{when.first:%m/%Y}"
    return f"T{when.first.month // 3 + 1} {when.first.year}"


def day_span(first: date, last: date) -> str:
    """« du 1er au 15 novembre 2026 », « du 1er novembre au 31 décembre 2026 »."""
    start = long_day(first).removesuffix(f" {first.year}" if first.year == last.year else "")
    if (first.year, first.month) == (last.year, last.month):
        start = start.split(" ")[0]
    return f"du {start} au {long_day(last)}"


def in_date(when: PartialDate) -> str:
    """« le 7 février 2024 », « en février 2024 », « au 1er trimestre 2024 »."""
    word = {Precision.DAY: "le", Precision.MONTH: "en", Precision.QUARTER: "au"}[when.precision]
    return f"{word} {long_date(when)}"


def for_date(when: PartialDate) -> str:
    """« pour le 7 février 2024 », « pour février 2024 », « pour le 1er trimestre 2024 »."""
    article = "" if when.precision is Precision.MONTH else "le "
    return f"pour {article}{long_date(when)}"


def as_of_date(when: PartialDate) -> str:
    """« au 7 février 2024 », « en février 2024 », « au 1er trimestre 2024 »."""
    return in_date(when) if when.precision is Precision.MONTH else f"au {long_date(when)}"


def since_date(when: PartialDate, *, at_latest: bool = False) -> str:
    """« depuis le 12 février 2024 », « depuis mars 2023 », « au plus tard le 07/02/2024 »."""
    if at_latest:
        return f"au plus tard le {short_date(when)}"
    article = "le " if when.precision is Precision.DAY else ""
    article = "le " if when.precision is Precision.QUARTER else article
    return f"depuis {article}{long_date(when)}"


def instant(when: datetime) -> str:
    """23/11/2026 à 14:05, in Brussels."""
    return f"{when.astimezone(BRUSSELS):%d/%m/%Y à %H:%M}"


def number_word(count: int) -> str:
    """« trois » up to sixteen (feminine), digits above."""
    return NUMBERS[count] if count < len(NUMBERS) else grouped(count)


def grouped(count: float) -> str:
    """40 190 or 23,36: thin spaces between thousands, decimal comma."""
    text = f"{count:,.2f}".rstrip("0").rstrip(".") if isinstance(count, float) else f"{count:,}"
    return text.replace(",", "\u202f").replace(".", ",")


def capitalised(sentence: str) -> str:
    """« au plus tard le … » where a line begins with it; the rest stays as written."""
    return sentence[:1].upper() + sentence[1:]


def joined(parts: list[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} et {parts[-1]}"
