"""The files of Streamlit’s own page, as installed: the one that we rewrite, and its scripts."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def _folder() -> Path:
    spec = find_spec("streamlit")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "static"


FOLDER = _folder()
INDEX = (FOLDER / "index.html").read_bytes()


# What the first page shows: its drawing and the menu of the person, with what they import.
FIRST_DRAWINGS = {
    "matrix": ("matrix.js", "dom.js", "glyphs.js", "keys.js"),
    "account_menu": ("account_menu.js", "dom.js"),
}


def first_drawings() -> list[str]:
    """The addresses under which Streamlit serves the scripts of the first page's drawings."""
    return [
        f"./_stcore/bidi-components/suivi-frontend.{drawing}/{script}"
        for drawing, scripts in FIRST_DRAWINGS.items()
        for script in scripts
    ]


def scripts_named(*stems: str) -> list[str]:
    """The files of these parts of the bundle; their names change with each version."""
    folder = FOLDER / "static" / "js"
    return [path.name for stem in stems for path in sorted(folder.glob(f"{stem}.*.js"))]
