"""The accounts as a table: who, under which roles, in which state."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import partial

import streamlit as st

from domain.addresses import Param
from i18n.formats import instant
from queries.accounts.accounts import ACCOUNT_STATE_NAMES, AccountRow
from ui import state
from ui.components.accounts.forms import CHANGE, CHOSEN
from ui.frame.roles import roles_words
from ui.session import t
from ui.widgets.tables import Cells, Group, Row, RowAct, Table, cell, record_tables


def show_table(rows: Sequence[AccountRow], changeable: Container[int] = ()) -> None:
    """Those that the reader may change bear the button."""
    listed = [Row(_cells(row), [_act(row)] if row.id in changeable else []) for row in rows]
    name = t("Comptes, rôles et dernières visites")
    record_tables([Table([Group(listed)], name=name)], key="accounts")


def _cells(row: AccountRow) -> Cells:
    seen = row.last_seen_at
    return {
        t("Nom"): cell(row.display_name, note=row.login or t("sans adresse e-mail")),
        t("Rôle"): roles_words(row.grants),
        t("État"): t(ACCOUNT_STATE_NAMES[row.state]),
        t("Dernière visite"): cell(instant(seen), order=seen.isoformat()) if seen else t("jamais"),
    }


def _act(row: AccountRow) -> RowAct:
    return RowAct(f"change/{row.id}", t("Modifier"), partial(_open, row.id))


def _open(number: int) -> None:
    """In the form above the table."""
    state.set_param(CHOSEN, str(number))
    state.set_param(Param.ACT, CHANGE)
    st.rerun()
