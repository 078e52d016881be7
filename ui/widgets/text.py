"""What people typed, shown as typed: never as a link, an image, a colour or a formula."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@])")
# Streamlit turns these into icons, links and arrows even when each sign is escaped.
_ALIVE = re.compile(
    r"(?<=:)(?=material/|streamlit:|//)|(?<=www)(?=\.)|(?<=\S)(?=@)"
    r"|(?<=-)(?=[->])|(?<=<)(?=[-=])|(?<=[>~])(?==)",
    re.IGNORECASE,
)
_QUOTE_GAP = re.compile(r"(?<=«) | (?=»)")  # a line never ends or begins with a quotation mark
_LITERAL = re.compile(r"\\(.)|\*\*|\u2060")
_WORD_JOINER = "\u2060"  # invisible, takes no room, breaks no line


def plain(text: str) -> str:
    """The text, with everything that Markdown would read as a sign made literal."""
    still = _ALIVE.sub(_WORD_JOINER, _QUOTE_GAP.sub("\u00a0", text))
    return " ".join(_MARKUP.sub(r"\\\1", line) for line in still.splitlines())


def as_read(markdown: str) -> str:
    """What `plain` made literal, as it reads on the page: for drawings, which show words exactly."""
    return _LITERAL.sub(r"\1", markdown)


def small(text: str) -> str:
    """A remark in smaller letters; Streamlit’s own captions are too pale to read (WCAG 1.4.3)."""
    return f":small[{text}]"
