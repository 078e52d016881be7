"""What a spreadsheet shows of a number or of a date, by the format of its cell: held against what
the cell holds, so that what is read is what was seen.

Written from the number formats of ECMA-376, part 1, §18.8.31; colours, locale codes, widths and
fillers change nothing of what is said. No library kept up to date reads them in Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum, auto
from itertools import pairwise

from domain.errors import N_, DomainError, Remark
from domain.numbers import DECIMALS, plain_number, written_number

_EXACT = Context(prec=15)  # what a spreadsheet keeps; the noise of binary numbers lies behind
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<blank>_.)|(?P<filler>\*.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|standard)|(?P<half>am/pm|a/p)|(?P<power>e[+-]?(?=[0#?]))|(?P<end>;)"
    r"|(?P<over>/[1-9]\d*)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)"
    r"|(?P<letters>y+|m+|d+|h+|s+|q+|e+|b+(?=\d|$))|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)")
_TRIES = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, "=": lambda a, b: a == b,
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "<>": lambda a, b: a != b,
}  # fmt: skip
_MINUS = ("-", "\u2212", "\u2013")
_DATE_WORDS = re.compile(r"(?:\W|\bde\b|\bd['’]|\ble\b|\bof\b)*", re.IGNORECASE)


class Part(Enum):
    """What one sign of a format stands for."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    GENERAL = auto()
    POWER = auto()
    TEXT = auto()
    DATE = auto()


_DIGITS = (Part.DIGIT, Part.GENERAL)  # where the number stands
Token = tuple[Part, str]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format, and for which numbers it is meant."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, *parts: Part) -> bool:
        return any(part in parts for part, _ in self.tokens)

    @property
    def literals(self) -> str:
        return "".join(text for part, text in self.tokens if part is Part.LITERAL)


def sections_of(code: str) -> tuple[Section, ...]:
    """Cut a format into its sections."""
    sections: list[Section] = []
    tokens: list[Token] = []
    condition = None
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "literal", match[match.lastgroup or 0]
        if kind == "end":
            sections.append(Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif kind == "bracket" and (found := _CONDITION.fullmatch(text.strip())):
            condition = (found[1], Decimal(found[2]))
        else:
            tokens += _token(kind, text)
    return (*sections, Section(tuple(tokens), condition))


def _token(kind: str, text: str) -> Iterable[Token]:
    if kind in ("quoted", "escaped", "literal"):
        yield Part.LITERAL, text
    elif kind == "bracket":  # a currency is shown; a colour, a language or a calendar is not
        if text.startswith("$"):
            yield Part.LITERAL, text[1:].partition("-")[0]
        elif text.lower().strip("hms") == "" and text:
            yield Part.DATE, "h"
    elif kind in ("letters", "half"):
        yield Part.DATE, text.lower()
    elif kind == "over":  # a denominator that is always the same: « # ?/8 »
        yield from ((Part.LITERAL, "/"), (Part.DIGIT, "?"))
    elif kind not in ("blank", "filler"):
        yield Part[kind.upper()], text


def shown_number(value: float, code: str) -> tuple[str, Remark | None]:
    """Return the number as a person would type what the cell shows, with what the format puts
    around it, and what is worth telling. 0.125 in « 0.0% » gives « 12,5 % », and so does 12.5 in
    « 0.0"%" ».

    Refuses a cell that shows another number than it holds (`ShownOtherwise`): thousands cut off, a
    sign left out, nothing at all."""
    held = _EXACT.create_decimal(repr(value))
    section, is_signed = _section_for(held, sections_of(code))
    if section is None or section.has(Part.TEXT) or not code:
        return written_number(_rounded(held)), None
    before, after = _around(section)
    if not section.has(*_DIGITS):
        if not held and before.strip(" -\u2013\u2014") == "" and before.strip():
            return "0", None  # how accountants write it
        raise ShownOtherwise(shown=before.strip() or "rien", held=written_number(held))
    percents = sum(part is Part.PERCENT for part, _ in section.tokens)
    number = held.scaleb(2 * percents)
    _check_same(section, held, number, before, after, is_signed=is_signed)
    sign = "-" if number < 0 and not _is_negated(before, after) else ""
    before = before if number or not _negates(before) else ""
    digits = _padded(abs(_rounded(number)), section)
    words = f"{sign}{before.strip()}{digits}{_gap(after)}"
    is_exact = section.has(Part.GENERAL, Part.POWER) or "/" in section.literals
    return words.strip(), None if is_exact else _rounding(number, section)


def shown_text(text: str, code: str) -> str:
    """The text with what the format puts around it."""
    section = sections_of(code)[-1]
    if not section.has(Part.TEXT):
        return text
    return "".join(text if part is Part.TEXT else sign for part, sign in section.tokens)


def shown_day(day: date, code: str) -> str:
    """The day, month, quarter or year that the cell shows: 2024-02-07, 2024-02, 2024-Q1, 2024.

    Refuses a date without its year (`YearNotShown`), and one with words that say more than it
    (`ShownOtherwise`), such as « "S1 "yyyy »."""
    section = sections_of(code)[0]
    letters = [text for part, text in section.tokens if part is Part.DATE]
    grains = {text[0] for text in letters if text[0] not in "hs" and not _is_minute(text, letters)}
    has_day = any(text[0] == "d" and len(text) < 3 for text in letters)
    if not grains & {"y", "e"}:
        if not grains:
            raise NotADay
        raise YearNotShown(held=f"{day:%d/%m/%Y}")
    if has_day and "m" in grains:
        return f"{day:%Y-%m-%d}"
    if not _DATE_WORDS.fullmatch(
        section.literals.replace("T", "") if "q" in grains else section.literals
    ):
        raise ShownOtherwise(shown=section.literals.strip(), held=f"{day:%d/%m/%Y}")
    if "m" in grains:
        return f"{day:%Y-%m}"
    return f"{day:%Y}-Q{(day.month + 2) // 3}" if "q" in grains else f"{day:%Y}"


def says_date(code: str) -> bool:
    """Whether the format shows a date or a time."""
    return any(section.has(Part.DATE) for section in sections_of(code)[:1])


def _is_minute(text: str, letters: Sequence[str]) -> bool:
    """« mm » beside hours or seconds."""
    if text[0] != "m":
        return False
    place = letters.index(text)
    beside = [*letters[max(place - 1, 0) : place], *letters[place + 1 : place + 2]]
    near = {other[0] for other in beside}
    return bool(near & {"h", "s"}) and "y" not in near


def _section_for(held: Decimal, sections: Sequence[Section]) -> tuple[Section | None, bool]:
    """Return the section that shows this number, and whether it adds the minus itself."""
    numbers = [section for section in sections if not section.has(Part.TEXT)] or list(sections)
    if any(section.condition for section in numbers):
        for section in numbers:
            if not section.condition:
                return section, section is numbers[0] or held >= 0
            sign, limit = section.condition
            if _TRIES[sign](held, limit):
                return section, not (sign in ("<", "<=") and limit <= 0)
        return None, True
    if len(numbers) > 1 and held < 0:
        return numbers[1], False
    if len(numbers) > 2 and held == 0:
        return numbers[2], True
    return numbers[0], True


def _around(section: Section) -> tuple[str, str]:
    """Return the words before and after the digits. Signs between them belong to neither, but for
    that of a share, which makes another number of it wherever it stands: « 0%0 »."""
    places = [n for n, (part, _) in enumerate(section.tokens) if part in _DIGITS]
    first, last = (places[0], places[-1]) if places else (len(section.tokens), -1)
    shown = {Part.LITERAL, Part.PERCENT}
    before = "".join(text for part, text in section.tokens[:first] if part in shown)
    shares = "".join(text for part, text in section.tokens[first:last] if part is Part.PERCENT)
    after = "".join(text for part, text in section.tokens[max(last, 0) :] if part in shown)
    return before, f"{shares}{after}" if places else ""


def _check_same(
    section: Section, held: Decimal, number: Decimal, before: str, after: str, *, is_signed: bool
) -> None:
    literals = re.sub(r"[\s%]", "", section.literals)
    places = [n for n, (part, _) in enumerate(section.tokens) if part in _DIGITS]
    is_scaled = any(
        part is Part.COMMA for part, _ in section.tokens[places[-1] + 1 :]
    ) or _comma_before_point(section)
    looks_negative = _is_negated(before, after) or (is_signed and number < 0)
    percents = sum(part is Part.PERCENT for part, _ in section.tokens)
    has_digits = bool(re.search(r"\d", literals))
    if is_scaled or has_digits or percents > 1 or (number and looks_negative != (number < 0)):
        digits = abs(number).scaleb(-3) if is_scaled else abs(number)
        sign = "-" if looks_negative and not _is_negated(before, after) else ""
        shown = f"{sign}{before.strip()}{written_number(_rounded(digits))}{_gap(after)}"
        raise ShownOtherwise(shown=shown, held=written_number(_rounded(held)))


def _comma_before_point(section: Section) -> bool:
    """« 0,.0 » cuts thousands off, too."""
    return (Part.COMMA, Part.POINT) in pairwise(part for part, _ in section.tokens)


def _is_negated(before: str, after: str) -> bool:
    """A minus may stand behind, too: « 12- »."""
    return _negates(before) or after.strip(" \u00a0%") in _MINUS


def _negates(before: str) -> bool:
    return before.strip().startswith((*_MINUS, "(")) or before.strip().endswith("-")


def _gap(after: str) -> str:
    words = after.strip()
    return words if not words or words.startswith(")") else f"\u00a0{words}"


def _padded(number: Decimal, section: Section) -> str:
    """Zeros that the format puts before: « 01234 »."""
    wanted = 0
    for part, text in section.tokens:
        if part is Part.POINT:
            break
        wanted += part is Part.DIGIT and text == "0"
    whole, comma, decimals = written_number(number).partition(",")
    return f"{whole.rjust(wanted, '0') if not comma else whole}{comma}{decimals}"


def _rounded(number: Decimal) -> Decimal:
    """With as many decimals as are kept; whole numbers may be of any size."""
    return number if number == number.to_integral_value() else round(number, DECIMALS)


def _rounding(number: Decimal, section: Section) -> Remark | None:
    """What is read has more decimals than what is seen."""
    if number == number.to_integral_value():
        return None
    decimals, behind = 0, False
    for part, _ in section.tokens:
        behind = behind or part is Part.POINT
        decimals += behind and part is Part.DIGIT
    shown = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if shown == _rounded(number):
        return None
    return MorePrecise(
        shown=plain_number(shown).replace(".", ","), held=written_number(_rounded(number))
    )


class MorePrecise(Remark):
    reason = N_("La cellule montre {shown} et contient {held} : c’est {held} qui est lu.")


class ShownOtherwise(DomainError):
    """What can be read in two ways is not guessed."""

    reason = N_("La cellule montre « {shown} », mais contient {held}.")
    remedy = N_("Écrivez la valeur voulue en chiffres, au format Standard.")


class YearNotShown(DomainError):
    reason = N_("La cellule montre une date sans son année, et contient le {held}.")
    remedy = N_("Affichez l’année (format JJ/MM/AAAA), vérifiez-la, puis recommencez.")


class NotADay(DomainError):
    reason = N_("La cellule contient une durée ou une heure, qui ne se lit pas ici.")
    remedy = N_("Écrivez-y du texte, un nombre ou une date.")
