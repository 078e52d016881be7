"""PDFs as scanners, mail and reporting tools leave them, and whether anybody can open them."""

from __future__ import annotations

import io
import re
from zlib import error as ZlibError

from domain.files import FileDamaged, FileKind, FileLocked

START, END, INDEX = b"%PDF-", b"%%EOF", b"startxref"
_NEAR = 1024  # bytes within which readers look for the start, and the index before the end
# What other programs would take the file for, whatever stands behind.
_OTHERS = (b"<", b"MZ", b"\x7fELF", b"#!", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
_BROKEN = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError,
    AssertionError, OSError, ZlibError,
)  # fmt: skip
_PLACE = re.compile(rb"startxref\s+(\d+)")


def is_pdf(content: bytes) -> bool:
    """Whether it begins as one, after a few bytes that say nothing at most."""
    place = content.find(START, 0, _NEAR + len(START))
    return place == 0 or (place > 0 and not content[:place].lstrip().startswith(_OTHERS))


def checked_pdf(name: str, content: bytes) -> FileKind:
    """Refuse one that is cut (`FileDamaged`), or that asks for a password to be opened
    (`FileLocked`). Bytes after its end mark, and a restriction of what may be done with it, are
    sound."""
    end = content.rfind(END)
    place = _PLACE.search(content, max(end - _NEAR, 0), max(end, 0))
    # The first part of one made for the web ends so, too: cut there, it says that nothing follows.
    if end < 0 or place is None or int(place[1]) == 0:
        raise FileDamaged(name=name)
    # Its key stands in the clear, even where the rest of the index is packed.
    if b"/Encrypt" in content and _is_locked(content):
        raise FileLocked(name=name)
    return FileKind.PDF


def _is_locked(content: bytes) -> bool:
    from pypdf import PasswordType, PdfReader  # only who brings a protected one pays
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        return reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED
    except NotImplementedError:
        return True  # for the holders of a certificate only
    # What pypdf raises on parts that do not fit together: whether it is locked is then not known,
    # and nobody is told that it is.
    except (PyPdfError, *_BROKEN):
        return False
