"""Registers the drawings of ui/frontend, and mounts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer


@cache  # on first use: a drawing can only be registered once Streamlit has found the package
def _renderer(name: str) -> ComponentRenderer:
    return component(f"suivi-frontend.{name}", js=f"{name}.js", css=_style(f"{name}.css"))


def _style(name: str) -> str:
    """A style sheet with those that it imports in their places: one answer instead of three
    that wait for each other. It is sent with each drawing, without what only its readers need."""
    text = files("suivi_frontend").joinpath("assets", name).read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    # One rule a line: Streamlit takes text without a line end for the name of a file.
    text = re.sub(r"\s*([{};,]|\s)\s*", r"\1", text).replace("}", "}\n")
    return re.sub(r'@import "([a-z_]+\.css)";', lambda match: _style(match[1]), text)


def mount(name: str, *, data: Mapping[str, object], key: str) -> object:
    """Show a drawing; what the person chose in this run, exactly as the browser sent it."""
    result = _renderer(name)(key=key, data=dict(data), on_choice_change=lambda: None)
    return result.get("choice")
