"""What people typed, shown as typed: never as a link, an image, a colour or a formula."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@])")


def plain(text: str) -> str:
    """The text, with everything that Markdown would read as a sign made literal."""
    return " ".join(_MARKUP.sub(r"\\\1", line) for line in text.splitlines())
