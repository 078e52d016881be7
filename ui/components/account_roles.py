"""The roles of an account: one is added or taken away at a time, so that none goes unseen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.account_errors import RoleAlreadyHeld
from domain.errors import NoRole
from domain.permissions import ROLE_NAMES, SCOPED, Grant, Role
from queries.accounts.accounts import AccountRow
from ui.components.portfolio import catalog, lot_name, name_of
from ui.components.roles import grant_words
from ui.session import t, told


def choose_grant(key: str) -> Grant | None:
    """One role, that of a contractor with its territory and lot; None until a role is chosen."""
    role = st.selectbox(
        t("Rôle"),
        list(Role),
        index=None,
        placeholder=t("Choisir un rôle…"),
        format_func=lambda one: t(ROLE_NAMES[one]),
        key=f"{key}/role",
    )
    if role is None or role not in SCOPED:
        return Grant(role) if role else None
    left, right = st.columns(2)
    territory = left.selectbox(
        t("Territoire"),
        [place.key for place in catalog().territories],
        index=None,
        placeholder=t("Choisir un territoire…"),
        format_func=name_of,
        key=f"{key}/territory",
    )
    lot = right.selectbox(
        t("Lot"),
        [lot.key for lot in catalog().lots],
        index=None,
        placeholder=t("Choisir un lot…"),
        format_func=lot_name,
        key=f"{key}/lot",
    )
    return Grant(role, territory, lot)


def change_roles(row: AccountRow) -> Sequence[Grant] | None:
    """The roles that the account is to have from now on, when that was asked in this run."""
    form = f"roles/{row.id}/{row.version}"  # another version is another form: nothing chosen stays
    st.markdown(f"**{t('Rôles')}**")
    for number, grant in enumerate(row.grants):
        words = grant_words(grant)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words)
            label = t("Retirer : {role}").format(role=words)
            if st.button(label, icon=":material/remove:", key=f"{form}/remove/{number}"):
                return [kept for kept in row.grants if kept != grant]
    added = choose_grant(form)
    if not st.button(t("Ajouter ce rôle"), icon=":material/badge:", key=f"{form}/add"):
        return None
    if added and added not in row.grants:
        return [*row.grants, added]
    st.error(told(RoleAlreadyHeld() if added else NoRole()), icon=":material/error:")
    return None
