"""Text as the programs of a Belgian office save it: which of their encodings, and what it says."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from domain.errors import N_, DomainError

UTF_8 = "UTF-8"
_MARK = "\ufeff"
_MARKED = {
    codecs.BOM_UTF8: (UTF_8, "utf-8"),
    codecs.BOM_UTF16_LE: ("UTF-16", "utf-16"),
    codecs.BOM_UTF16_BE: ("UTF-16", "utf-16"),
}
# What Excel, Numbers and LibreOffice write here when they are not told otherwise.
_GUESSED = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac OS Roman",
    "cp850": "MS-DOS (CP850)",
    "utf_16_le": "UTF-16",
    "utf_16_be": "UTF-16",
}
_PATIENCE = 0.9  # of the detection: a column of figures looks odd in any encoding


class DecodedText(NamedTuple):
    text: str
    encoding: str  # its usual name


def decoded(content: bytes) -> DecodedText:
    """Read UTF-8 and UTF-16, with their mark or without, then what older programs write.

    Without a mark, what is sound UTF-8 is UTF-8; the rest is guessed among the encodings that are
    in use here. Refuses what is none of them (`TextUnreadable`)."""
    for mark, (name, codec) in _MARKED.items():
        if content.startswith(mark):
            return DecodedText(_strictly(content, codec).lstrip(_MARK), name)
    if b"\0" not in content:
        try:
            return DecodedText(content.decode("utf-8"), UTF_8)
        except UnicodeDecodeError:
            pass
    return _guessed(content)


def _strictly(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        raise TextUnreadable from None


def _guessed(content: bytes) -> DecodedText:
    from charset_normalizer import from_bytes  # only who brings another encoding pays

    isolated = ["utf_16_le", "utf_16_be"] if b"\0" in content else list(_GUESSED)[:3]
    best = from_bytes(content, cp_isolation=isolated, threshold=_PATIENCE).best()
    if best is None or best.encoding not in _GUESSED:
        raise TextUnreadable
    return DecodedText(_strictly(content, best.encoding), _GUESSED[best.encoding])


class TextUnreadable(DomainError):
    reason = N_("Ce fichier n’est pas un texte qui se lise ici.")
    remedy = N_("Enregistrez-le sous… « CSV UTF-8 », puis recommencez.")
