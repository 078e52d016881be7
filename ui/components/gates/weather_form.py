"""The form by which a lead declares the weather of a phase, beside the computed one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.health import SCALE, Level
from queries.gates.dossier import Dossier
from queries.gates.states import subject_of
from services.gates import weather
from ui.components.gates.weather_words import level_word
from ui.session import t
from ui.widgets.form import begin, note_field, send
from ui.widgets.saving import Edit
from ui.widgets.text import plain

COMPUTED = "computed"  # taking back what was declared


def show_form(dossier: Dossier) -> None:
    """Levels that a lead may declare; once there is one, the way back to the computed one."""
    state = dossier.summary.weather.state
    key = f"weather/{state.territory}/{state.phase}"
    version, touch = begin(key, dossier.history.version)
    named = f"{key}/{version}"
    declared = dossier.summary.weather.gate.declared
    options = [*SCALE, *([COMPUTED] if declared else [])]
    chosen = st.radio(
        t("Météo"),
        options,
        index=None,
        format_func=_option_words,
        horizontal=True,
        key=f"level/{named}",
        on_change=touch,
        help=t("Elle se lit à côté de la météo calculée, et s’éteint d’elle-même."),
    )
    if chosen is None:
        return
    level = None if chosen == COMPUTED else Level(chosen)
    reason = note_field(t("Motif"), key=f"why/{named}", touch=touch)
    word = plain(_option_words(chosen)).lower()
    edit = Edit(
        partial(
            weather.declare,
            territory=state.territory,
            phase=state.phase,
            level=level,
            reason=reason,
        ),
        mine=word,
        saved=t("Météo enregistrée : {level}.").format(level=word),
    )
    send(
        key,
        edit,
        label=t("Enregistrer la météo"),
        version=version,
        theirs=level_word(declared.level) if declared else t("météo calculée"),
        present=dossier.history.version,
        subject=subject_of(state.territory, state.phase),
    )


def _option_words(option: str) -> str:
    return t("Météo calculée") if option == COMPUTED else level_word(Level(option))
