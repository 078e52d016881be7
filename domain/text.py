"""Text as people type it: normalised, bounded, and free of characters that hide things."""

from __future__ import annotations

import re
import unicodedata

from domain.errors import BadText, TextMissing, TextTooLong

_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # hidden changes of writing direction
    "\ud800-\udfff]"  # halves of a character
)
_MARKS_IN_A_ROW = 8
NOTE_LIMIT = 1000  # characters of a note or a reason, whatever it is about


def clean(text: str, *, field: str, limit: int, required: bool = False) -> str:
    """The text in NFC without outer blanks; refuses hidden characters and more than `limit`.

    Both databases then hold the same: SQLite would store what PostgreSQL refuses.
    """
    if match := _FORBIDDEN.search(text):
        raise BadText(field=field, character=f"U+{ord(match[0]):04X}")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if mark := _pile_of_marks(text):
        raise BadText(field=field, character=f"U+{ord(mark):04X}")
    if len(text) > limit:
        raise TextTooLong(field=field, length=len(text), limit=limit)
    if required and not text:
        raise TextMissing(field=field)
    return text


def _pile_of_marks(text: str) -> str | None:
    """The first accent of a pile too high to be a language, if any."""
    row = 0
    for character in text:
        row = row + 1 if unicodedata.combining(character) else 0
        if row > _MARKS_IN_A_ROW:
            return character
    return None
