"""Figures and their periods as French readers write them."""

from __future__ import annotations

from decimal import Decimal

from domain.figures import HIDDEN, NOT_GIVEN, SMALL
from domain.spans import Grain, Span
from i18n.formats import grouped, long_date

UNKNOWN_VALUE = "non disponible selon la source"


def value_words(value: str, unit: str) -> str:
    """« 40 190 habitants », « 13,4 % », « < 5 personnes », « masqué »."""
    if value == NOT_GIVEN:
        return UNKNOWN_VALUE
    if value == HIDDEN:
        return HIDDEN
    if value == SMALL:
        return f"<\u00a05\u00a0{unit}"
    number = Decimal(value)
    whole = number == number.to_integral_value()
    return f"{grouped(int(number)) if whole else grouped_decimal(number)}\u00a0{unit}"


def grouped_decimal(number: Decimal) -> str:
    """« 1 733,25 »: every decimal that the source gives."""
    return f"{number:,}".replace(",", "\u202f").replace(".", ",")


def span_words(span: Span) -> str:
    """« 2023 », « mai 2023 », « 1er trimestre 2023 », « 1er janvier 2024 »."""
    return str(span) if span.grain is Grain.YEAR else long_date(span.partial)
