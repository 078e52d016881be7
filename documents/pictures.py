"""Pictures: opened by Pillow, whole, of a bearable size, with nothing after their end."""

from __future__ import annotations

import io
import struct

from PIL import Image, UnidentifiedImageError

from domain.files import FileDamaged, FileKind, PictureTooBig

PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START = b"\xff\xd8\xff"
_PNG_END = b"IEND\xaeB`\x82"
_JPEG_END = b"\xff\xd9"
SIDE_LIMIT = 8_000  # pixels
_SIZE_SEGMENTS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # where a JPEG says its size


def checked_png(name: str, content: bytes) -> FileKind:
    """Its parts follow one another up to the end, each with its checksum."""
    if not content.endswith(_PNG_END) or content.count(_PNG_END) != 1:
        raise FileDamaged(name=name)
    _check(name, content, "PNG", struct.unpack(">II", content[16:24]))
    return FileKind.PNG


def checked_jpeg(name: str, content: bytes) -> FileKind:
    size = _jpeg_size(content)
    if size is None or not content.endswith(_JPEG_END):
        raise FileDamaged(name=name)
    _check(name, content, "JPEG", size)
    return FileKind.JPEG


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, from the segment that says them."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        segment, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if segment in _SIZE_SEGMENTS:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _check(name: str, content: bytes, kind: str, size: tuple[int, int]) -> None:
    """Nothing is opened of a picture that is too big: its header says so."""
    width, height = size
    if max(width, height) > SIDE_LIMIT:
        raise PictureTooBig(name=name, width=width, height=height, limit=SIDE_LIMIT)
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise FileDamaged(name=name) from None
