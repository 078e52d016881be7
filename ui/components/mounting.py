"""Registers the drawings of ui/frontend, and mounts them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer


@cache  # on first use: a drawing can only be registered once Streamlit has found the package
def _renderer(name: str) -> ComponentRenderer:
    return component(f"suivi-frontend.{name}", js=f"{name}.js", css=f"{name}.css")


def mount(name: str, *, data: Mapping[str, object], key: str) -> object:
    """Show a drawing; what the person chose in this run, exactly as the browser sent it."""
    result = _renderer(name)(key=key, data=dict(data), on_choice_change=lambda: None)
    return result.get("choice")
