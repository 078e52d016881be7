"""The form by which a lead adds a milestone that the method does not have."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from definitions.phases import PhaseDefinition
from domain.errors import StaleEdit
from domain.milestones import MilestoneKind
from domain.permissions import Permission
from i18n.labels.milestones import MILESTONE_KIND_WORD
from queries.milestones.states import MilestoneState
from services.milestones import milestones
from services.milestones.milestones import TITLE_LIMIT, Addition
from services.milestones.rows import NOTE_LIMIT
from ui import state
from ui.components.text import plain
from ui.links import with_history
from ui.session import announce, can, perform, t, told


def adding(phase: PhaseDefinition, territory: str, states: Sequence[MilestoneState]) -> None:
    """Closed until it is needed; nothing to those who may not add."""
    if not can(Permission.MILESTONE_ADD, territory):
        return
    count = sum(state.is_added for state in states)
    key = f"{territory}/{phase.key}/{count}"
    with st.expander(t("Ajouter un jalon"), icon=":material/add:"), st.form(f"add/{key}"):
        title = st.text_input(t("Intitulé"), max_chars=TITLE_LIMIT, key=f"add_title/{key}")
        kind = st.radio(
            t("Nature"),
            tuple(MilestoneKind),
            format_func=lambda one: t(MILESTONE_KIND_WORD[one]),
            horizontal=True,
            key=f"add_kind/{key}",
            help=t("Un jalon se franchit un jour ; une cible est un accord qui reste en vigueur."),
        )
        reason = st.text_area(t("Motif"), max_chars=NOTE_LIMIT, key=f"add_reason/{key}")
        save = st.form_submit_button(t("Ajouter le jalon"), key=f"add_save/{key}")
    if save:
        _add(phase, territory, count, Addition(title, kind or MilestoneKind.MILESTONE, reason))


def _add(phase: PhaseDefinition, territory: str, seen: int, addition: Addition) -> None:
    try:
        done = perform(
            milestones.add,
            territory=territory,
            phase=phase.key,
            seen_version=seen,
            addition=addition,
        )
    except StaleEdit as refusal:
        st.error(told(refusal), icon=":material/sync_problem:")
        return
    if done:
        added = t("Jalon ajouté : « {title} ».").format(title=plain(addition.title.strip()))
        where = {state.TERRITORY: territory, state.PHASE: phase.key}
        announce(with_history(added, action="milestone.added", **where))
