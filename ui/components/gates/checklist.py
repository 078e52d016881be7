"""The form by which a contractor says where a point of the exit checklist stands."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.gates import TICKED
from i18n.labels.gates import CHECK_WORD
from queries.gates.checklist import CheckItem, subject_of
from queries.gates.dossier import Dossier
from services.gates import checklist
from ui.session import t
from ui.widgets.form import open_form
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
    state = dossier.summary.weather.state
    form = open_form(
        f"{_key(dossier)}/{item.criterion.key}",
        present=item.version,
        theirs=t(CHECK_WORD[item.check]).lower(),
        subject=subject_of(state.territory, item.criterion.key),
    )
    words = {check: t(CHECK_WORD[check]) for check in TICKED}
    known = item.check if item.check in TICKED else None
    check = form.one_of(t("État du point"), "check", words, known)
    note = form.area(t("Ce qui le montre, ou le motif"), "shown")
    if check is None:
        form.send(t("Enregistrer le point"), None)
        return
    word = words[check].lower()
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
    form.send(t("Enregistrer le point"), edit)


def _key(dossier: Dossier) -> str:
    state = dossier.summary.weather.state
    return f"tick/{state.territory}/{state.phase}"
