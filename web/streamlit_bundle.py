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


def scripts_named(*stems: str) -> list[str]:
    """The files of these parts of the bundle; their names change with each version."""
    folder = FOLDER / "static" / "js"
    return [path.name for stem in stems for path in sorted(folder.glob(f"{stem}.*.js"))]
