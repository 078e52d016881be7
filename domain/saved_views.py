"""The address of a saved view: one of our own pages, its filters and its date, nothing else."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit

from domain.errors import N_, DomainError
from domain.text import clean

NAME_LIMIT = 80
ADDRESS_LIMIT = 1000
FIELDS_AT_MOST = 20


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
