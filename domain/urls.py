"""Which addresses people may hand in: https, without a name or password in them; those of files
kept here."""

from __future__ import annotations

from urllib.parse import urlsplit

FILES = "/fichiers/"


def file_address(number: int) -> str:
    """Return where a file handed in here is given out, to who may have it."""
    return f"{FILES}{number}"


def file_number(address: str) -> int | None:
    """The number of the file kept here under that address; None when it stands elsewhere."""
    return int(address.removeprefix(FILES)) if address.startswith(FILES) else None


def is_usable(link: str) -> bool:
    """True when others can open the address: https, a host, no blank and no credentials."""
    try:
        parts = urlsplit(link)
        usable = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
    return usable and not any(character.isspace() for character in link)
