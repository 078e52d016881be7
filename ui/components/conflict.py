"""Two people edited one thing: both values side by side, and the choice."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from ui.components.text import plain
from ui.session import t


class Keep(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"


def conflict(*, mine: str, theirs: str, key: str) -> Keep | None:
    """What the person decides in this run, or None while they read."""
    with st.container(border=True):
        st.warning(
            t("Quelqu’un a modifié cet objet pendant votre saisie. Rien n’est perdu : choisissez."),
            icon=":material/sync_problem:",
        )
        left, right = st.columns(2)
        with left:
            st.markdown(f"**{t('Votre saisie')}**")
            st.markdown(plain(mine))
            if st.button(t("Garder ma saisie"), key=f"{key}_mine", width="stretch"):
                return Keep.MINE
        with right:
            st.markdown(f"**{t('Ce qui est enregistré')}**")
            st.markdown(plain(theirs))
            if st.button(t("Garder l’autre"), key=f"{key}_theirs", width="stretch"):
                return Keep.THEIRS
    return None
