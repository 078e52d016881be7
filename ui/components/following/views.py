"""The views of a person: keep the one they come from, open them, rename, share, delete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from definitions.names import phase_number
from domain.actions import Action
from domain.addresses import Param
from domain.errors import DomainError
from domain.saved_views import NAME_LIMIT, check_address, split_address
from queries.following.views import SavedViewRow
from services import saved_views
from ui import state
from ui.links import with_history
from ui.names import catalog, lot_name, name_of
from ui.navigation import PAGES, VIEWS, PageEntry
from ui.session import announce, perform, refusal_text, server_address, t
from ui.widgets.form import open_form
from ui.widgets.saving import Edit, end_editing
from ui.widgets.text import plain, small

BY_ADDRESS: Mapping[str, PageEntry] = {
    entry.address: entry for entry in PAGES if entry is not VIEWS
}


def keeping() -> bool:
    """The form that names the page one comes from; False when one comes from nowhere."""
    address = state.param(Param.ADDRESS)
    if not address:
        return False
    try:
        address = check_address(address, pages=BY_ADDRESS)
    except DomainError as refusal:
        st.error(refusal_text(refusal), icon=":material/error:")
        return False
    st.header(t("Garder cette vue"), anchor=False)
    st.markdown(_what(address))
    form = open_form(f"view/{address}", present=0)
    name = form.line(t("Nom de la vue"), "name", limit=NAME_LIMIT, required=True)
    asked = form.button(t("Garder cette vue"), "keep", icon=":material/bookmark_add:", is_main=True)
    if asked and not form.is_sound:
        form.act(None, pressed=True)
    elif asked and perform(saved_views.keep, name=name, address=address, pages=tuple(BY_ADDRESS)):
        end_editing(form.name)
        state.set_param(Param.ADDRESS, None)
        saved = _saved(t("Vue gardée : « {name} »."), name, Action.ACCOUNT_VIEW_SAVED)
        announce(saved, form=form.name)
    return True


def _saved(words: str, name: str, action: str) -> str:
    return with_history(words.format(name=plain(name)), action=action)


def _what(address: str) -> str:
    """« Échéances, avec : Herstal, état au 7 février 2024 »: the page and its choices in words."""
    page, fields = split_address(address)
    title = f"**{t(BY_ADDRESS[page].title)}**"
    if not fields:
        return title
    chosen = ", ".join(plain(_choice(name, value)) for name, value in fields.items())
    return t("{title}, avec : {chosen}").format(title=title, chosen=chosen)


def _choice(name: str, value: str) -> str:
    if name == Param.TERRITORY:
        return name_of(value)
    if name == Param.PHASE:
        return t("phase {position}").format(position=phase_number(catalog(), value))
    if name == Param.LOT:
        return lot_name(value)
    if name == Param.ON:
        return t("état au {day}").format(day=value)
    return f"{name} : {value}"


def show_list(rows: Sequence[SavedViewRow]) -> None:
    """A link a view; one that leads to a page that is no longer there says so."""
    for row in rows:
        page, fields = split_address(row.address)
        entry = BY_ADDRESS.get(page)
        if entry is None:
            gone = t("{name} : cette page n’existe plus.").format(name=plain(row.name))
            st.markdown(small(gone))
        else:
            _show_link(row, entry, fields)


def _show_link(row: SavedViewRow, entry: PageEntry, fields: dict[str, str]) -> None:
    """It opens on its own date, whatever day is looked at here."""
    label = f"**{plain(row.name)}** — {t(entry.title)}"
    st.page_link(f"pages/{entry.file}", label=label, icon=entry.icon, query_params=fields)


def show_manage_forms(rows: Sequence[SavedViewRow]) -> None:
    """Share, rename or delete one of them."""
    with st.expander(t("Partager, renommer ou supprimer"), icon=":material/edit:"):
        by_id = {row.id: row for row in rows}
        chosen = st.selectbox(
            t("Vue"), list(by_id), format_func=lambda option: by_id[option].name, key="managed_view"
        )
        row = by_id[chosen]
        st.markdown(t("Ce lien montre la même page à qui y a droit :"))
        server = urlsplit(server_address())
        st.code(f"{server.scheme}://{server.netloc}{row.address}", language=None, wrap_lines=True)
        _show_rename_form(row)


def _show_rename_form(row: SavedViewRow) -> None:
    form = open_form(f"view_change/{row.id}", present=row.version, theirs=row.name)
    name = form.line(t("Nouveau nom"), "name", row.name, limit=NAME_LIMIT, required=True)
    renaming = Edit(
        partial(saved_views.rename, view_id=row.id, name=name),
        mine=name,
        saved=_saved(t("Vue renommée : « {name} »."), name, Action.ACCOUNT_VIEW_RENAMED),
    )
    deleting = Edit(
        partial(saved_views.delete, view_id=row.id),
        mine=t("supprimée"),
        saved=_saved(t("Vue supprimée : « {name} »."), row.name, Action.ACCOUNT_VIEW_DELETED),
    )
    with st.container(horizontal=True):
        renamed = form.button(t("Renommer"), "rename")
        deleted = form.button(t("Supprimer"), "delete", icon=":material/delete:")
    form.act(deleting if deleted else renaming, pressed=renamed or deleted)
