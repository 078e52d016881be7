"""The accounts as a table: who, under which roles, in which state."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.permissions import ROLE_NAMES, Grant
from i18n.formats import instant, joined
from queries.accounts import ACCOUNT_STATE_NAMES, AccountRow
from ui.components.portfolio import catalog
from ui.components.territory_lots import lot_name
from ui.session import t


def table(rows: Sequence[AccountRow]) -> None:
    st.dataframe(
        [
            {
                t("Nom"): row.display_name,
                t("Adresse e-mail"): row.login or t("aucune"),
                t("Rôle"): roles_in_words(row),
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


def roles_in_words(row: AccountRow) -> str:
    return joined([_in_words(grant) for grant in row.grants]) or t("aucun rôle")


def _in_words(grant: Grant) -> str:
    where = [catalog().territory(grant.territory).name] if grant.territory else []
    what = [lot_name(grant.lot)] if grant.lot else []
    return ", ".join([t(ROLE_NAMES[grant.role]), *where, *what])
