"""The accounts as a table: who, under which roles, in which state."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from i18n.formats import instant
from queries.accounts.accounts import ACCOUNT_STATE_NAMES, AccountRow
from ui.frame.roles import roles_words
from ui.session import t


def show_table(rows: Sequence[AccountRow]) -> None:
    st.dataframe(
        [
            {
                t("Nom"): row.display_name,
                t("Adresse e-mail"): row.login or t("aucune"),
                t("Rôle"): roles_words(row.grants),
                t("État"): t(ACCOUNT_STATE_NAMES[row.state]),
                t("Dernière visite"): instant(row.last_seen_at)
                if row.last_seen_at
                else t("jamais"),
            }
            for row in rows
        ],
        hide_index=True,
        alt=t("Comptes, rôles et dernières visites"),
    )
