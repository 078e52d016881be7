"""Text as people type it: normalised, bounded, and free of characters that hide things."""

from __future__ import annotations

import re
import unicodedata

from domain.errors import BadText, TextMissing, TextTooLong

_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"  # control characters
    "\ud800-\udfff]"  # halves of a character
)
# What Word, Outlook and web pages put between the letters when one copies from them.
_LINE_ENDS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff"  # where a word may or may not be cut
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"  # changes of writing direction
)
_MARKS_IN_A_ROW = 8
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})  # those that Unicode does not take apart
NOTE_LIMIT = 1000  # characters of a note or a reason, whatever it is about


def clean(text: str, *, field: str, limit: int, required: bool = False) -> str:
    """The text in NFC without outer blanks nor invisible marks; refuses control characters and more
    than `limit`.

    Both databases then hold the same: SQLite would store what PostgreSQL refuses.
    """
    if match := _FORBIDDEN.search(text):
        raise BadText(field=field, character=f"U+{ord(match[0]):04X}")
    text = unicodedata.normalize("NFC", plain_marks(text)).strip()
    if mark := _pile_of_marks(text):
        raise BadText(field=field, character=f"U+{ord(mark):04X}")
    if len(text) > limit:
        raise TextTooLong(field=field, length=len(text), limit=limit)
    if required and not text:
        raise TextMissing(field=field)
    return text


def plain_marks(text: str) -> str:
    """The same words with line ends of one kind, and without marks that nobody sees: two names that
    look alike are alike, and a word is found again."""
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


def bare(text: str) -> str:
    """The letters alone, small: no accents, ligatures taken apart (« Œ » is « oe »), and no mark that
    nobody sees. What looks alike is found, compared and refused as one word."""
    small = unicodedata.normalize("NFKD", plain_marks(text)).casefold()  # « 𝐀 » has no small letter
    letters = unicodedata.normalize("NFKD", small)
    return "".join(c for c in letters if not unicodedata.combining(c)).translate(_LIGATURES)


def french_order(text: str) -> tuple[str, str]:
    """The key by which French lists are sorted, on any database: Élodie stands before Zoé, Œuvre
    between Odeur and Office; accents decide between words that are otherwise one."""
    return bare(text), unicodedata.normalize("NFD", text.casefold())


def _pile_of_marks(text: str) -> str | None:
    """The first accent of a pile too high to be a language, if any."""
    row = 0
    for character in text:
        row = row + 1 if unicodedata.combining(character) else 0
        if row > _MARKS_IN_A_ROW:
            return character
    return None
