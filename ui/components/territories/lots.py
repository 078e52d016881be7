"""The lots of the contract: what is known of each, and the form by which a lead describes one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from queries.register.lots import LotRow, lots_on
from services.register import lots
from ui import state
from ui.links import with_history
from ui.names import lot_name
from ui.session import ask, can, in_the_past, moment, t
from ui.widgets.form import open_form
from ui.widgets.saving import Edit, end_editing
from ui.widgets.tables import record_table
from ui.widgets.text import plain, small


def show_section() -> None:
    rows = ask(lots_on, moment=moment())
    show_table(rows)
    if not in_the_past():
        show_edit_form(rows)


def show_table(rows: Sequence[LotRow]) -> None:
    st.markdown(t("La source compte trois lots, sans en dire le contenu ni le titulaire."))
    listed = [
        {
            t("Lot"): lot_name(row.key),
            t("Contenu"): row.contents or t("non renseigné"),
            t("Adjudicataire"): row.holder or t("non renseigné"),
        }
        for row in rows
    ]
    record_table(listed, name=t("Contenu et adjudicataire de chaque lot"), key="lots")


def show_edit_form(rows: Sequence[LotRow]) -> None:
    """A button a lot, or its form while it is being described. Leads only, today only."""
    if not can(Permission.LOT_DESCRIBE):
        return
    with st.container(horizontal=True):
        for row in rows:
            st.button(
                _title(row),
                icon=":material/edit:",
                key=f"describe/{row.key}",
                on_click=state.put,
                args=(_open(row), True),
                disabled=_is_open(row),
            )
    for row in rows:
        if _is_open(row):
            _show_edit_form(row)


def _title(row: LotRow) -> str:
    return t("Décrire le {lot}").format(lot=lot_name(row.key))


def _open(row: LotRow) -> str:
    """Where it is kept that this lot is being described."""
    return f"describing/{row.key}"


def _is_open(row: LotRow) -> bool:
    return state.get(_open(row)) is True


def _name(row: LotRow) -> str:
    return f"describe_lot/{row.key}"


def _show_edit_form(row: LotRow) -> None:
    assert row.version is not None
    form = open_form(
        _name(row),
        present=row.version,
        subject=subject_text(Kind.LOT, row.key),
        merges=True,
    )
    st.subheader(_title(row), anchor=False)
    contents = form.area(t("Contenu"), "contents", row.contents, lots.LIMIT)
    holder = form.line(
        t("Adjudicataire"),
        "holder",
        row.holder,
        limit=lots.LIMIT,
        help=t("Le nom de l’organisation, jamais celui d’une personne."),
    )
    st.markdown(small(t("Un champ vide se lit « non renseigné ».")))
    saved = t("Le {lot} est enregistré.").format(lot=plain(lot_name(row.key)))
    edit = Edit(
        partial(lots.describe, lot=row.key, contents=contents, holder=holder),
        mine=contents,
        saved=with_history(saved, action=Action.LOT_DESCRIBED),
        then=partial(state.forget, _open(row)),
    )
    with st.container(horizontal=True):
        save = form.button(t("Enregistrer"), "save", is_main=True)
        st.button(t("Annuler"), key=form.key("cancel"), on_click=_close, args=(row,))
    form.act(edit, pressed=save)


def _close(row: LotRow) -> None:
    end_editing(_name(row))
    state.forget(_open(row))
