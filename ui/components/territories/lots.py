"""The lots of the contract: what is known of each, and the form by which a lead describes one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.actions import Action
from domain.errors import StaleEdit
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from queries.register.lots import LotRow, lots_on
from services.register import lots
from ui import state
from ui.links import with_history
from ui.names import lot_name
from ui.session import announce, ask, can, in_the_past, moment, perform, t
from ui.widgets.conflict import Keep, conflict
from ui.widgets.saving import last_done
from ui.widgets.text import plain, small


def show_section() -> None:
    rows = ask(lots_on, moment=moment())
    show_table(rows)
    if not in_the_past():
        show_edit_form(rows)


def show_table(rows: Sequence[LotRow]) -> None:
    st.markdown(t("La source compte trois lots, sans en dire le contenu ni le titulaire."))
    st.table(
        [
            {
                t("Lot"): plain(lot_name(row.key)),
                t("Contenu"): plain(row.contents) or t("non renseigné"),
                t("Adjudicataire"): plain(row.holder) or t("non renseigné"),
            }
            for row in rows
        ],
        hide_index=True,
        alt=t("Contenu et adjudicataire de chaque lot"),
    )


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
                args=(_Keys(row.key).seen, row),
                disabled=isinstance(state.get(_Keys(row.key).seen), LotRow),
            )
    for row in rows:
        if isinstance(seen := state.get(_Keys(row.key).seen), LotRow):
            _show_edit_form(row, seen, _Keys(row.key))


def _title(row: LotRow) -> str:
    return t("Décrire le {lot}").format(lot=lot_name(row.key))


class _Keys:
    """Where one lot's edit is kept: the row as it was when editing began, and the row found since."""

    def __init__(self, lot: str) -> None:
        self.seen, self.theirs = f"lot_seen/{lot}", f"lot_theirs/{lot}"

    def forget(self) -> None:
        state.forget(self.seen, self.theirs)


def _show_edit_form(row: LotRow, seen: LotRow, keys: _Keys) -> None:
    """The form opens with the row as it was when editing began, and keeps its version."""
    with st.form(f"lot_form/{row.key}"):
        st.subheader(_title(row), anchor=False)
        contents = st.text_area(
            t("Contenu"), seen.contents, max_chars=lots.LIMIT, key=f"contents/{row.key}"
        )
        holder = st.text_input(
            t("Adjudicataire"),
            seen.holder,
            max_chars=lots.LIMIT,
            key=f"holder/{row.key}",
            help=t("Le nom de l’organisation, jamais celui d’une personne."),
        )
        st.markdown(small(t("Un champ vide se lit « non renseigné ».")))
        with st.container(horizontal=True):
            save = st.form_submit_button(t("Enregistrer"), type="primary", key=f"save/{row.key}")
            st.form_submit_button(t("Annuler"), on_click=keys.forget, key=f"cancel/{row.key}")
    mine = LotRow(row.key, contents, holder, seen.version)
    if save:
        _save_lot(mine, row, keys)
    if isinstance(theirs := state.get(keys.theirs), LotRow):
        _resolve_conflict(mine, theirs, row, keys)


def _save_lot(mine: LotRow, present: LotRow, keys: _Keys) -> None:
    """Send the edit with the version seen when it began; someone else's edit is kept to compare."""
    assert mine.version is not None
    try:
        done = perform(
            lots.describe,
            lot=mine.key,
            seen_version=mine.version,
            contents=mine.contents,
            holder=mine.holder,
        )
    except StaleEdit:
        state.put(keys.theirs, present)
        st.rerun()
    if done:
        keys.forget()
        saved = t("Le {lot} est enregistré.").format(lot=plain(lot_name(mine.key)))
        announce(with_history(saved, action=Action.LOT_DESCRIBED))


def _resolve_conflict(mine: LotRow, theirs: LotRow, present: LotRow, keys: _Keys) -> None:
    choice = conflict(
        mine=_lot_words(mine),
        theirs=_lot_words(theirs),
        key=f"conflict/{mine.key}",
        done=last_done(subject_text(Kind.LOT, mine.key)),
    )
    if choice is Keep.MINE:
        _save_lot(LotRow(mine.key, mine.contents, mine.holder, theirs.version), present, keys)
    if choice is Keep.THEIRS:
        keys.forget()
        announce(t("Votre saisie est abandonnée ; ce qui était enregistré reste."))


def _lot_words(row: LotRow) -> str:
    unknown = t("non renseigné")
    return t("Contenu : {contents} — Adjudicataire : {holder}").format(
        contents=row.contents or unknown, holder=row.holder or unknown
    )
