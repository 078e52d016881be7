"""Papers as files: the last ones stay at hand, and two who ask for the same wait for one making."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from enum import StrEnum

from documents.papers.paper import Paper
from documents.papers.pdf import pdf_of
from documents.papers.word import docx_of
from documents.papers.word_template import agency_template
from domain.files import FileKind

MEGABYTES = 16  # of papers kept at hand


class PaperKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


MEDIA: Mapping[PaperKind, str] = {
    PaperKind.PDF: FileKind.PDF.value,
    PaperKind.DOCX: FileKind.DOCX.value,
}
_Asked = tuple[str, PaperKind, bytes | None]


class _Making:
    """What was made last, by what it says: never by who asks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[_Asked, threading.Lock] = {}
        self._made: OrderedDict[_Asked, bytes] = OrderedDict()

    def made(self, paper: Paper, kind: PaperKind, template: bytes | None) -> bytes:
        """Who asks while it is being made waits for it; if that fails, the next one tries again."""
        asked = (paper.seal, kind, template)
        with self._lock:
            under_way = self._under_way.setdefault(asked, threading.Lock())
        with under_way:
            try:
                content = self._made.get(asked)
                if content is None:
                    content = pdf_of(paper) if kind is PaperKind.PDF else docx_of(paper, template)
                self._keep(asked, content)
            finally:
                self._under_way.pop(asked, None)
        return content

    def _keep(self, asked: _Asked, content: bytes) -> None:
        """Those asked for longest ago go first."""
        with self._lock:
            self._made[asked] = content
            self._made.move_to_end(asked)
            while sum(map(len, self._made.values())) > MEGABYTES * 1_000_000:
                self._made.popitem(last=False)


_making = _Making()


def paper_file(paper: Paper, kind: PaperKind) -> bytes:
    """The paper in that format; DOCX in the template that the settings name, or in ours. Refuses a
    template that cannot be filled in."""
    return _making.made(paper, kind, agency_template() if kind is PaperKind.DOCX else None)
