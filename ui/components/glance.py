"""Weather and progress of a phase in one line, with the ways to the reasons and to the dossier."""

from __future__ import annotations

import streamlit as st

from definitions.phases import PhaseDefinition
from queries.dossier import glance_on
from queries.health import PhaseWeather
from ui import state as address
from ui.components import phase_parts
from ui.components.progress_table import WHY
from ui.components.weather_words import level_word, percent_words, weather_sentence
from ui.links import href
from ui.navigation import GATE
from ui.session import ask, moment, t


def line(phase: PhaseDefinition, territory: str) -> None:
    """One element: every word leads to its definition, every number to what it is made of.
    Nothing, not even a level, to a contractor of another lot."""
    glance = ask(glance_on, territory=territory, phase=phase.key, moment=moment())
    if glance is None:
        return
    here = {address.TERRITORY: territory, address.PHASE: phase.key}
    dossier, why = href(GATE, **here), href(GATE, **here, **{WHY: "avancement"})
    progress = t("Avancement : **{percent}**, [pourquoi ?]({why})").format(
        percent=percent_words(glance.progress), why=why
    )
    weather = weather_sentence(glance.weather)
    way = f"[{t('Dossier de passage')}]({dossier})"
    st.markdown(f"{weather} · {progress} · {way}")
    phase_parts.parts(phase, glance)


def weather_words(weather: PhaseWeather | None) -> str:
    """« ; météo : à surveiller », after what is told of a phase in a list."""
    if weather is None:
        return ""
    level = weather.declared.level if weather.declared else weather.computed.level
    return t(" ; météo : {level}").format(level=level_word(level).lower())
