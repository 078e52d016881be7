"""Sizes of files as French readers write them."""

from __future__ import annotations

from i18n.formats import grouped
from ui.session import t

KILOBYTE = 1024


def size_words(size: int) -> str:
    """« 812 octets », « 12,5 ko », « 3,2 Mo »."""
    if size < KILOBYTE:
        return t("{n} octets").format(n=size)
    if size < KILOBYTE**2:
        return t("{n} ko").format(n=grouped(round(size / KILOBYTE, 1)))
    return t("{n} Mo").format(n=grouped(round(size / KILOBYTE**2, 1)))
