"""Which addresses people may hand in: https, without a name or password in them; those of files
kept here."""

from __future__ import annotations

from urllib.parse import urlsplit

from domain.holdings import EVERY_LOT

FILES = "/fichiers/"


def version_address(territory: str, lot: str | None, deliverable: str, number: int) -> str:
    """Return where a version handed in here is given out, to who may have it. The number counts those
    of that lot for that deliverable: it tells nobody what others hand in."""
    return f"{FILES}livrables/{territory}/{lot or EVERY_LOT}/{deliverable}/{number}"


def old_address(version_id: int) -> str:
    """Return what milestones proven before those addresses hold instead."""
    return f"{FILES}{version_id}"


def is_usable(link: str) -> bool:
    """True when others can open the address: https, a host, no blank and no credentials."""
    try:
        parts = urlsplit(link)
        usable = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
    return usable and not any(character.isspace() for character in link)
