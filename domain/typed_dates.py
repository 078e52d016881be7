"""A date as a person types it: read where it can mean one date only, refused in words elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST, PartialDate, Precision, check_in_calendar
from domain.errors import N_, DomainError
from domain.text import bare

LONGEST = 40  # characters: « mercredi 30 septembre 2026 » and its blanks
_MONTHS = (
    ("janvier", "janv", "jan"), ("février", "févr", "fév"), ("mars",), ("avril", "avr"), ("mai",),
    ("juin",), ("juillet", "juil"), ("août",), ("septembre", "sept", "sep"), ("octobre", "oct"),
    ("novembre", "nov"), ("décembre", "déc"),
)  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SEPARATOR = r"\s?[\s/.-]\s?"
_DAY = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"\d{8}", re.ASCII)
_NAMED_DAY = re.compile(r"(?:([a-z]+) )?(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})", re.ASCII)
_NAMED_MONTH = re.compile(r"([a-z]+)\.? (\d{4})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_ISO_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})", re.ASCII)
_QUARTER = re.compile(
    r"[tq]([1-4])[ /-]?(\d{4})|([1-4])(?:er|e|eme) trim(?:estre|\.)? (\d{4})", re.ASCII
)
_ISO_QUARTER = re.compile(r"(\d{4})[ -]?[tq]([1-4])", re.ASCII)
_NO_YEAR = re.compile(rf"\d{{1,2}}{_SEPARATOR}\d{{1,2}}|\d{{1,2}}(?:er)? [a-z]+\.?", re.ASCII)


def read_typed_date(text: str) -> PartialDate | None:
    """The date that these words mean, as precisely as they say it; None when nothing is typed.

    Belgians write the day first: 1/3/2026 is 1 March, and a year of two figures is of this century,
    the only one of the project's calendar. Refuses what is no date (`UnreadableDate`), a day that
    no calendar has (`NoSuchDay`), a date without its year (`YearMissing`) and days out of the
    project's calendar (`DateOutOfRange`).
    """
    words = _folded(text)
    if not words:
        return None
    shown = " ".join(text.split())[:LONGEST]
    if len(words) > LONGEST:
        raise UnreadableDate(value=shown)
    when = next(_readings(words, shown), None)
    if when is None:
        raise YearMissing(value=shown) if _NO_YEAR.fullmatch(words) else UnreadableDate(value=shown)
    check_in_calendar(when.first)
    return when


def read_typed_day(text: str) -> date | None:
    """The same for a field that takes a day only; refuses a month or a quarter (`DayWanted`)."""
    when = read_typed_date(text)
    if when is not None and when.precision is not Precision.DAY:
        raise DayWanted(value=" ".join(text.split()))
    return when.first if when else None


def _folded(text: str) -> str:
    """Small letters without accents, invisible marks and blanks that mean nothing."""
    return " ".join(bare(text).split())


def _readings(words: str, shown: str) -> Iterator[PartialDate]:
    if match := _DAY.fullmatch(words):
        day, month, year = match.groups()
        yield _day(f"20{year}" if len(year) == 2 else year, month, day, shown)
    if match := _ISO_DAY.fullmatch(words):
        yield _day(match[1], match[2], match[3], shown)
    if match := _NAMED_DAY.fullmatch(words):
        yield from _named_day(match, shown)
    if match := _NAMED_MONTH.fullmatch(words):
        yield from (_month(match[2], month, shown) for month in _month_of(match[1]))
    if match := _MONTH.fullmatch(words):
        yield _month(match[2], match[1], shown)
    if match := _ISO_MONTH.fullmatch(words):
        yield _month(match[1], match[2], shown)
    if match := _QUARTER.fullmatch(words):
        yield _quarter(match[2] or match[4], match[1] or match[3])
    if match := _ISO_QUARTER.fullmatch(words):
        yield _quarter(match[1], match[2])
    if _DIGITS.fullmatch(words):
        yield from _digits(words)


def _day(year: str, month: str, day: str, shown: str) -> PartialDate:
    try:
        return PartialDate(date(int(year), int(month), int(day)))
    except ValueError:
        raise NoSuchDay(value=shown) from None


def _named_day(match: re.Match[str], shown: str) -> Iterator[PartialDate]:
    weekday, day, month, year = match.groups()
    if weekday and weekday not in _DAYS:
        return
    for number in _month_of(month):
        when = _day(year, number, day, shown)
        # Two days in one: nobody knows which of them is meant.
        if weekday and _DAYS.index(weekday) != when.first.weekday():
            raise OtherWeekday(value=shown, right=_DAYS[when.first.weekday()])
        yield when


def _month_of(word: str) -> Iterator[str]:
    for number, names in enumerate(_MONTHS, 1):
        if word in map(_folded, names):
            yield str(number)


def _month(year: str, month: str, shown: str) -> PartialDate:
    return PartialDate(_day(year, month, "1", shown).first, Precision.MONTH)


def _quarter(year: str, quarter: str) -> PartialDate:
    return PartialDate(date(int(year), 3 * int(quarter) - 2, 1), Precision.QUARTER)


def _digits(words: str) -> Iterator[PartialDate]:
    """Eight figures in a row: of the two orders, one at most gives a day of this century."""
    for year, month, day in (
        (words[4:], words[2:4], words[:2]),
        (words[:4], words[4:6], words[6:]),
    ):
        try:
            when = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if CALENDAR_FIRST <= when <= CALENDAR_LAST:
            yield PartialDate(when)


class UnreadableDate(DomainError):
    reason = N_("« {value} » ne se lit pas comme une date.")
    remedy = N_("Écrivez par exemple 12/11/2026, novembre 2026 ou T4 2026.")


class YearMissing(DomainError):
    reason = N_("« {value} » n’a pas d’année.")
    remedy = N_("Ajoutez-la, par exemple 12/11/2026.")


class NoSuchDay(DomainError):
    reason = N_("« {value} » n’existe pas dans le calendrier.")
    remedy = N_("Écrivez le jour, puis le mois, puis l’année, par exemple 12/11/2026.")


class OtherWeekday(DomainError):
    reason = N_("« {value} » se contredit : ce jour-là est un {right}.")
    remedy = N_("Corrigez le jour, ou n’écrivez que la date.")


class DayWanted(DomainError):
    reason = N_("« {value} » n’est pas un jour précis.")
    remedy = N_("Écrivez le jour, le mois et l’année, par exemple 12/11/2026.")
