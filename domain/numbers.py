"""Numbers as Belgians write them: « 40 190 », « 12,5 »; what could mean two things is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.errors import N_, DomainError

DECIMALS = 6  # as many as both databases and spreadsheets keep
_DIGITS = 15
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_HYPHENS = re.compile("[\u2010-\u2013\u2212\ufe63\uff0d]")  # what Word makes of a minus
_SHAPE = re.compile(r"(?P<open>\()?(?P<sign>[-+])?(?P<bare>\d[\d .,']*)(?P<after>-)?(?P<shut>\))?",
                    re.ASCII)  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[ .,'])\d{3})(?:(?P=mark)\d{3})*", re.ASCII)


def parse_number(text: str) -> Decimal:
    """Read a comma or a point before decimals; spaces, apostrophes, points or commas between
    thousands; a minus before, after, or the parentheses of accountants.

    Refuses what is no number (`NumberUnreadable`), more than six decimals (`NumberTooPrecise`) and
    « 40.190 » or « 40,190 », which people write for forty thousand and for forty
    (`NumberAmbiguous`)."""
    shown = text.strip()[:40]
    plain = _HYPHENS.sub("-", _SPACES.sub(" ", text.strip())).replace("\u2019", "'")
    match = _SHAPE.fullmatch(plain.replace("- ", "-", 1).replace("( ", "("))
    if not match or bool(match["open"]) != bool(match["shut"]):
        raise NumberUnreadable(value=shown)
    minus = [match["open"], match["sign"] == "-", match["after"]]
    if sum(map(bool, minus)) > 1 or (match["sign"] == "+" and any(minus)):
        raise NumberUnreadable(value=shown)
    sign = "-" if any(minus) else ""
    whole, decimals = _parts(match["bare"].strip(), sign, shown)
    if len(decimals) > DECIMALS:
        raise NumberTooPrecise(value=shown, limit=DECIMALS)
    if len(whole) > _DIGITS:
        raise NumberUnreadable(value=shown)
    return Decimal(f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}")


def _parts(bare: str, sign: str, shown: str) -> tuple[str, str]:
    """The digits before and after the decimal mark, when only one reading is possible."""
    last = max(bare.rfind("."), bare.rfind(","))
    before, after = (bare[:last], bare[last + 1 :]) if last >= 0 else (bare, "")
    mark = bare[last] if last >= 0 else ""
    grouped = _GROUPED.fullmatch(bare)
    if grouped and mark and bare.count(mark) == 1 and before.isdecimal():
        # One mark with three digits behind: thousands, or decimals. « 0,345 » groups nothing.
        if int(before[0]):
            joined, decimals = f"{sign}{before}{after}", f"{sign}{before},{after}0"
            raise NumberAmbiguous(value=shown, joined=joined, comma=decimals)
        if len(before) == 1:
            return before, after
    if grouped and (not mark or bare.count(mark) > 1):
        return re.sub(r"[ .,']", "", bare), ""
    if not mark:
        return _whole(bare, "", shown), ""
    if not after.isdecimal():
        raise NumberUnreadable(value=shown)
    return _whole(before, mark, shown), after


def _whole(digits: str, mark: str, shown: str) -> str:
    """The digits before the decimals: in a row, or in groups of three between other marks."""
    groups = _GROUPED.fullmatch(digits)
    if digits.isdecimal():
        return digits
    if groups and groups["mark"] != mark:
        return digits.replace(groups["mark"], "")
    raise NumberUnreadable(value=shown)


def plain_number(number: Decimal) -> str:
    """The one way to store a number: 40190, 12.5, without zeros that say nothing."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def written_number(number: Decimal) -> str:
    """The number as `parse_number` reads it back: 12,5, and 21,3450, for « 21,345 » is refused."""
    text = plain_number(number).replace(".", ",")
    whole, _, decimals = text.partition(",")
    is_doubtful = len(decimals) == 3 and len(whole.lstrip("-")) <= 3 and whole.lstrip("-") != "0"
    return f"{text}0" if is_doubtful else text


class NumberUnreadable(DomainError):
    reason = N_("« {value} » n’est pas un nombre.")
    remedy = N_("Écrivez des chiffres, avec une virgule avant les décimales, par exemple 12,5.")


class NumberTooPrecise(DomainError):
    reason = N_("« {value} » a plus de {limit} décimales.")
    remedy = N_("Arrondissez-le, puis recommencez.")


class NumberAmbiguous(DomainError):
    """Both remedies are read in one way only: a fourth decimal ends the doubt."""

    reason = N_("« {value} » peut se lire de deux façons.")
    remedy = N_("Écrivez {joined}, ou {comma} si ce sont des décimales.")
