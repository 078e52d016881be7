"""The form by which a contractor says where a point of the exit checklist stands."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.gates import TICKED, Check
from i18n.labels.gates import CHECK_WORD
from queries.gates.checklist import CheckItem, subject_of
from queries.gates.dossier import Dossier
from services.gates import checklist
from ui.session import t
from ui.widgets.form import begin, note_field, send
from ui.widgets.saving import Edit


def show_form(dossier: Dossier) -> None:
    """Show one point at a time, chosen in a list: a switch a line would say nothing of why."""
    items = {item.criterion.key: item for item in dossier.summary.checklist if not item.is_computed}
    chosen = st.selectbox(
        t("Point de la liste"),
        list(items),
        format_func=lambda key: items[key].criterion.text.fr,
        key=_key(dossier),
    )
    _show_item(dossier, items[chosen])


def _show_item(dossier: Dossier, item: CheckItem) -> None:
    key = f"{_key(dossier)}/{item.criterion.key}"
    version, touch = begin(key, item.version)
    named = f"{key}/{version}"
    check = Check(
        st.radio(
            t("État du point"),
            TICKED,
            index=TICKED.index(item.check) if item.check in TICKED else 0,
            format_func=lambda option: t(CHECK_WORD[option]),
            horizontal=True,
            key=f"check/{named}",
            on_change=touch,
        )
    )
    note = note_field(t("Ce qui le montre, ou le motif"), key=f"shown/{named}", touch=touch)
    word = t(CHECK_WORD[check]).lower()
    state = dossier.summary.weather.state
    edit = Edit(
        partial(
            checklist.tick,
            territory=state.territory,
            criterion=item.criterion.key,
            check=check,
            note=note,
        ),
        mine=word,
        saved=t("Point enregistré : {check}.").format(check=word),
    )
    send(
        key,
        edit,
        label=t("Enregistrer le point"),
        version=version,
        theirs=t(CHECK_WORD[item.check]).lower(),
        present=item.version,
        subject=subject_of(state.territory, item.criterion.key),
    )


def _key(dossier: Dossier) -> str:
    state = dossier.summary.weather.state
    return f"tick/{state.territory}/{state.phase}"
