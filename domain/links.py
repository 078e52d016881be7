"""Which addresses people may hand in: https, without a name or password in them."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_usable(link: str) -> bool:
    """Can others open it? It needs https and a host, and no blank nor credentials."""
    try:
        parts = urlsplit(link)
        usable = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
    return usable and not any(character.isspace() for character in link)
