"""The way of a deliverable in four steps: which are behind it, and what comes next."""

from __future__ import annotations

import streamlit as st

from domain.deliverables import DeliverableStatus, Step, steps_done
from i18n.labels.deliverables import NEXT_STEP, STEP_WORD
from queries.deliverables.states import DeliverableState
from ui.session import t
from ui.widgets.glyphs import Glyph
from ui.widgets.text import plain

DONE = Glyph(":material/check_circle:", "green")
NEXT = Glyph(":material/radio_button_checked:", "blue")
TO_COME = Glyph(":material/radio_button_unchecked:", "gray")
REFUSED = Glyph(":material/undo:", "red")


def show_steps(state: DeliverableState) -> None:
    """« Déposé (fait) → Remis (fait) → Vérifié (à faire) → Accepté », then the next one in words."""
    st.markdown(" → ".join(_step(state.status, step) for step in Step))
    if next_step := NEXT_STEP.get(state.status):
        st.markdown(t("**Prochaine étape** : {step}.").format(step=t(next_step)))


def _step(status: DeliverableStatus, step: Step) -> str:
    done, word = steps_done(status), t(STEP_WORD[step])
    if status is DeliverableStatus.REFUSED and step is Step.ACCEPTED:
        return _badge(REFUSED, t("Refusé"))
    if step in done:
        return _badge(DONE, t("{step} (fait)").format(step=word))
    if list(Step).index(step) == len(done):
        return _badge(NEXT, t("{step} (à faire)").format(step=word))
    return _badge(TO_COME, word)


def _badge(glyph: Glyph, words: str) -> str:
    return f":{glyph.colour}-badge[{glyph.icon} {plain(words)}]"
