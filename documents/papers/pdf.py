"""A paper as PDF/UA-1: tagged, in French, with its fonts, without a browser or the network."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from documents import colours
from documents.papers.paper import AUTHOR, Paper, content_of, seal_line

if TYPE_CHECKING:
    import typst

FONTS = ("Source Sans Pro", "Libertinus Serif", "DejaVu Sans Mono")  # the others come with typst
FAINT = "#4B5563"
SHORT = 80  # signs of the title on top of the pages that follow
MANY = 60  # signs without a drawing: from there on, every one that Latin does not know is spelled
_BAD = re.compile(r'the text (?:contains the disallowed codepoint )?`"(.+?)"`')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_JOINERS = re.compile("[\u200d\ufe0e\ufe0f]")
_FOREIGN = re.compile(r"[^\x00-\u02AF\u1E00-\u22FF\u25A0-\u27BF]")


def pdf_of(paper: Paper) -> bytes:
    """Return the same bytes for the same paper. A sign that no font of ours draws is spelled by its
    code, « [U+1F600] »; PDF/UA would refuse it."""
    import typst  # half a second and 80 MB: only who takes a paper away pays

    told = json.dumps(content_of(paper), ensure_ascii=False)
    for _ in range(MANY):
        try:
            return _compiled(told, paper)
        except typst.TypstError as error:
            found = _BAD.search(str(error))
            if found is None:
                raise
            signs = _undrawn(found[1])
            if not signs:
                break
            told = spelled(told, signs)
    return _compiled(spelled(told, set(_FOREIGN.findall(told))), paper)


def spelled(text: str, signs: set[str]) -> str:
    """The text with each of these signs told by its code, and nothing left that joined them."""
    return _JOINERS.sub("", text).translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in signs})


def _undrawn(written: str) -> set[str]:
    """The signs that a complaint names, some of them by their code."""
    text = _CODE.sub(lambda code: chr(int(code[1], 16)), written)
    return {sign for sign in text if not sign.isascii()}


def _compiled(told: str, paper: Paper) -> bytes:
    import typst

    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"paper": told, "look": json.dumps(_look(paper), ensure_ascii=False)},
        font_paths=_fonts(),
        ignore_system_fonts=True,  # the same paper on every machine
        pdf_standards=["ua-1"],
    )


def _look(paper: Paper) -> dict[str, object]:
    cut = paper.title if len(paper.title) <= SHORT else f"{paper.title[: SHORT - 1]}…"
    day = {"year": paper.day.year, "month": paper.day.month, "day": paper.day.day}
    return {
        "author": AUTHOR,
        "date": day,
        "short": cut,
        "state": paper.state,
        "seal": seal_line(paper),
        "fonts": list(FONTS),
        "accent": colours.ACCENT.light,
        "ink": colours.TEXT.light,
        "rule": colours.LINE.light,
        "faint": FAINT,
    }


@cache
def _template() -> bytes:
    return (files("documents.papers") / "paper.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False, font_paths=[str(files("font_source_sans_pro") / "files")]
    )
