"""Numbers as Belgians write them: « 40 190 », « 12,5 »; what could mean two things is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.errors import N_, DomainError

_SPACES = re.compile("[ \u00a0\u202f\u2009]")
_NUMBER = re.compile(
    r"[-\u2212]?(?:\d{1,3}(?: \d{3})+|\d{1,15})(?:[.,]\d{1,6})?", re.ASCII
)  # as many digits as both databases and spreadsheets keep


def parse_number(text: str) -> Decimal:
    """A comma or a point before decimals, spaces between thousands. « 40.190 » is refused: people
    write forty thousand so, machines read forty."""
    spaced = _SPACES.sub(" ", text.strip())
    if not _NUMBER.fullmatch(spaced):
        raise NumberUnreadable(value=text[:40])
    if re.search(r"\.\d{3}$", spaced):
        whole, _, decimals = spaced.rpartition(".")
        raise NumberAmbiguous(value=text[:40], joined=whole + decimals, comma=f"{whole},{decimals}")
    return Decimal(spaced.replace(" ", "").replace(",", ".").replace("\u2212", "-"))


def plain_number(number: Decimal) -> str:
    """The one way to store a number: 40190, 12.5, without zeros that say nothing."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


class NumberUnreadable(DomainError):
    reason = N_("« {value} » n’est pas un nombre.")
    remedy = N_("Écrivez des chiffres, avec une virgule avant les décimales, par exemple 12,5.")


class NumberAmbiguous(DomainError):
    reason = N_("« {value} » peut se lire de deux façons.")
    remedy = N_("Écrivez {joined}, ou {comma} si ce sont des décimales.")
