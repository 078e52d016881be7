"""The files of Streamlit’s own page, as installed: the one that we rewrite, and its scripts."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path


def _folder() -> Path:
    spec = find_spec("streamlit")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "static"


FOLDER = _folder()
INDEX = (FOLDER / "index.html").read_bytes()


FIRST_DRAWINGS = ("frame", "matrix", "link_lists", "clauses")  # what the first page shows
IMPORTED = re.compile(r'from "\./([a-z_]+\.js)"')


def first_drawings() -> list[str]:
    """The addresses under which Streamlit serves the first page's drawings and what they import."""
    served = drawings()
    return [
        f"/_stcore/bidi-components/suivi-frontend.{name}/{script}"
        for name in FIRST_DRAWINGS
        for script in _with_imports(f"{name}.js", {path.name: path for path in served.values()})
    ]


def _with_imports(script: str, known: dict[str, Path]) -> list[str]:
    imported = IMPORTED.findall(known[script].read_text("utf-8"))
    further = [each for name in imported for each in _with_imports(name, known)]
    return list(dict.fromkeys([script, *further]))


def drawings() -> dict[str, Path]:
    """Return every script of our drawings, by the addresses under which Streamlit serves it."""
    folder = Path(str(files("suivi_frontend")))
    described = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    components = described["tool"]["streamlit"]["component"]["components"]
    return {
        f"/_stcore/bidi-components/suivi-frontend.{component['name']}/{script.name}": script
        for component in components
        for script in (folder / component["asset_dir"]).glob("*.js")
    }


def scripts_named(*stems: str) -> list[str]:
    """The files of these parts of the bundle; their names change with each version."""
    folder = FOLDER / "static" / "js"
    return [path.name for stem in stems for path in sorted(folder.glob(f"{stem}.*.js"))]
