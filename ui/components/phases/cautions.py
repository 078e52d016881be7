"""What is unusual about a declaration, told before it is sent."""

from __future__ import annotations

from datetime import date

import streamlit as st

from domain.phases import Caution, CautionKind, PhaseStatus
from i18n.formats import long_day
from i18n.labels.phases import CAUTION_SENTENCE, PHASE_STATUS_WORD
from queries.phases.sheet import cautions_for
from queries.phases.states import PhaseState
from ui.names import phase_names
from ui.session import ask, t


def show_cautions(state: PhaseState, status: PhaseStatus, effective: date) -> None:
    cautions = ask(
        cautions_for,
        territory=state.territory,
        phase=state.phase,
        status=status,
        effective=effective,
    )
    if cautions:
        sentences = "\n".join(f"- {_sentence(caution)}" for caution in cautions)
        advice = t("Vous pouvez continuer : écrivez alors le motif dans « Note ou motif ».")
        st.warning(f"{sentences}\n\n{advice}", icon=":material/rule:")


def _sentence(warning: Caution) -> str:
    about = warning.about
    if warning.kind is CautionKind.OUT_OF_ORDER:
        about = t(PHASE_STATUS_WORD[PhaseStatus(about)]).lower()
    elif warning.kind is CautionKind.OLDER_THAN_KNOWN:
        about = long_day(date.fromisoformat(about))
    elif warning.kind is not CautionKind.ENTRY_UNMET:
        about = phase_names(about.split(", "))
    return t(CAUTION_SENTENCE[warning.kind]).format(about=about)
