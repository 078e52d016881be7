"""The address of a saved view: one of our own pages, its filters and its date, nothing else."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit

from domain.errors import N_, DomainError
from domain.matching import words_of
from domain.text import clean

NAME_LIMIT = 80
ADDRESS_LIMIT = 1000
FIELDS_AT_MOST = 20
SHORT = 3  # letters
TYPED = ("q",)  # the fields of an address that people type


class AddressRefused(DomainError):
    reason = N_("L’adresse à garder n’est pas celle d’une page du suivi.")
    remedy = N_("Ouvrez la page à garder, puis choisissez « Garder cette vue » dans votre menu.")


class ViewNameTaken(DomainError):
    reason = N_("Vous avez déjà une vue nommée « {name} ».")
    remedy = N_("Choisissez un autre nom, ou renommez la première.")


def check_address(address: str, *, pages: Collection[str]) -> str:
    """The address, written the usual way; `pages` are the paths that we serve, without slash."""
    address = clean(address, field="Adresse", limit=ADDRESS_LIMIT, required=True)
    page, fields = split_address(address)
    if page not in pages or not address.startswith("/") or address.startswith("//"):
        raise AddressRefused
    return f"/{page}?{urlencode(fields)}" if fields else f"/{page}"


def split_address(address: str) -> tuple[str, dict[str, str]]:
    """The page and the fields; refuses what names another site or cannot be read."""
    try:
        parts = urlsplit(address)
        fields = dict(parse_qsl(parts.query, max_num_fields=FIELDS_AT_MOST))
    except ValueError:
        raise AddressRefused from None
    if parts.scheme or parts.netloc:
        raise AddressRefused
    return parts.path.removeprefix("/"), fields


def without_person(text: str, person: Collection[str]) -> bool:
    """Does the text hold nothing that leads to somebody? `person`: all that is kept of them, their
    name first. A word of three letters or fewer leads to nobody by itself."""
    name, *ways = person
    told = set(words_of(text))
    if any(len(word) > SHORT and word in told for word in words_of(name)):
        return False
    letters = "".join(words_of(text))
    told_ways = ("".join(words_of(way)) for way in ways)
    return not any(len(way) > SHORT and way in letters for way in told_ways)


def forget_person(address: str, person: Collection[str]) -> str:
    """The address without what was looked for, when that leads to somebody who was erased."""
    page, fields = split_address(address)
    kept = {
        name: value
        for name, value in fields.items()
        if name not in TYPED or without_person(value, person)
    }
    return f"/{page}?{urlencode(kept)}" if kept else f"/{page}"
