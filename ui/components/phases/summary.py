"""Weather and progress of a phase in one line, with the ways to the reasons and to the dossier."""

from __future__ import annotations

import streamlit as st

from definitions.phases import PhaseDefinition
from domain.addresses import Param
from i18n.labels.gates import GATE_WORD
from queries.gates.dossier import PhaseSummary, phase_summary
from ui.components.gates.progress import WHY
from ui.components.gates.weather_words import percent_words, weather_sentence
from ui.components.phases import parts
from ui.links import href, link
from ui.navigation import GATE
from ui.session import ask, moment, t
from ui.widgets.glyphs import GATE as SIGN


def line(phase: PhaseDefinition, territory: str) -> PhaseSummary | None:
    """Every word leads to its definition, every number to what it is made of, then to
    the dossier. Nothing, not even a level, to a contractor of another lot."""
    summary = ask(phase_summary, territory=territory, phase=phase.key, moment=moment())
    if summary is None:
        return None
    params = {Param.TERRITORY: territory, Param.PHASE: phase.key}
    why = href(GATE, **params, **{WHY: "avancement"})
    progress = t("Avancement : **{percent}**, [pourquoi ?]({why})").format(
        percent=percent_words(summary.progress), why=why
    )
    st.markdown(f"{weather_sentence(summary.weather)} · {progress}")
    standing = summary.weather.standing
    label = t("{standing} : voir la décision de passage").format(standing=t(GATE_WORD[standing]))
    link(GATE, label, SIGN[standing].icon, **params)
    parts.show_parts(phase, summary)
    return summary
