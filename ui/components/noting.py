"""The field in which people write a note or a reason; what is typed survives a reload of the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.session import person_key, t

DRAFT = "brouillon"  # web/assets/brouillons.js keeps in the tab what is typed in fields so named


def note_area(label: str, *, key: str, touch: Callable[[], None] | None = None) -> str:
    """A draft belongs to who typed it, and to the one form that `key` names."""
    return st.text_area(
        label,
        key=f"{DRAFT}/{person_key()}/{key}",
        help=t(
            "Écrivez pour des collègues : aucune donnée personnelle, aucun nom de bénéficiaire."
        ),
        on_change=touch,
    )
