"""Two people edited one thing: both values side by side, and the choice."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from ui.session import t
from ui.widgets.text import plain


class Keep(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"


def conflict(
    *, mine: str, theirs: str, key: str, is_older: bool = False, done: str = ""
) -> Keep | None:
    """Return what the person decides in this run, or None while they read.

    `is_older`: mine is about an earlier day than theirs, and will not be what the screen shows.
    `done`: who recorded theirs, when and why, ready to be shown.
    """
    with st.container(border=True):
        st.warning(
            t("Quelqu’un a modifié cet objet pendant votre saisie. Rien n’est perdu : choisissez."),
            icon=":material/sync_problem:",
        )
        if is_older:
            st.markdown(
                t(
                    "Votre saisie vaut pour une date antérieure : elle s’ajouterait à "
                    "l’historique, et l’état affiché resterait l’autre."
                )
            )
        keep_mine = t("Ajouter ma saisie à l’historique") if is_older else t("Garder ma saisie")
        left, right = st.columns(2)
        with left:
            st.markdown(f"**{t('Votre saisie')}**")
            st.markdown(_lines(mine))
            if st.button(keep_mine, key=f"{key}_mine", width="stretch"):
                return Keep.MINE
        with right:
            st.markdown(f"**{t('Ce qui est enregistré')}**")
            st.markdown(_lines(theirs))
            if done:
                st.markdown(done)
            if st.button(t("Garder l’autre"), key=f"{key}_theirs", width="stretch"):
                return Keep.THEIRS
    return None


def _lines(text: str) -> str:
    """Return each line as it was typed, under the one before."""
    # Two spaces before a line break are how Markdown keeps it.
    return "  \n".join(plain(line) for line in text.splitlines())
