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
from ui.widgets.form import open_form
from ui.widgets.saving import Edit
from ui.widgets.text import plain, small

COMPUTED = "computed"  # taking back what was declared


def show_form(dossier: Dossier) -> None:
    """Levels that a lead may declare; once there is one, the way back to the computed one."""
    state = dossier.summary.weather.state
    declared = dossier.summary.weather.gate.declared
    form = open_form(
        f"weather/{state.territory}/{state.phase}",
        present=dossier.history.version,
        theirs=level_word(declared.level) if declared else t("météo calculée"),
        subject=subject_of(state.territory, state.phase),
    )
    words = {
        option: _option_words(option) for option in [*SCALE, *([COMPUTED] if declared else [])]
    }
    chosen = form.one_of(t("Météo"), "level", words)
    st.markdown(small(t("Elle se lit à côté de la météo calculée, et s’éteint d’elle-même.")))
    reason = form.area(t("Motif"), "why")
    if chosen is None:
        form.send(t("Enregistrer la météo"), None)
        return
    level = None if chosen == COMPUTED else Level(chosen)
    word = plain(words[chosen]).lower()
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
    form.send(t("Enregistrer la météo"), edit)


def _option_words(option: str) -> str:
    return t("Météo calculée") if option == COMPUTED else level_word(Level(option))
