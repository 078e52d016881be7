"""A phase of several parts, such as an official start and what goes on after it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from definitions.phases import PartDefinition, PartKind, PhaseDefinition
from i18n.formats import number_word
from queries.deliverables.states import DeliverableState
from queries.gates.dossier import PhaseSummary
from queries.milestones.states import MilestoneState
from ui.components.milestones.words import state_words
from ui.session import t, tn
from ui.widgets.text import plain


def show_parts(phase: PhaseDefinition, summary: PhaseSummary) -> None:
    """Show one line a part: done once or coming back, and where it stands; nothing to other
    phases."""
    if not phase.parts:
        return
    lines = "\n".join(f"- {_part(part, summary)}" for part in phase.parts)
    said = t("La phase a {n} parties *(proposition, d’après son intitulé)* :").format(
        n=number_word(len(phase.parts))
    )
    st.markdown(f"{said}\n\n{lines}")


def _part(part: PartDefinition, summary: PhaseSummary) -> str:
    milestones = [milestone for milestone in summary.milestones if milestone.key in part.milestones]
    deliverables = [
        deliverable for deliverable in summary.deliverables if deliverable.key in part.deliverables
    ]
    kind = t("une fois") if part.kind is PartKind.ONE_OFF else t("à répétition")
    return t("**{title}** ({kind}) : {standing}").format(
        title=plain(part.title.fr), kind=kind, standing=_standing(milestones, deliverables)
    )


def _standing(
    milestones: Sequence[MilestoneState], deliverables: Sequence[DeliverableState]
) -> str:
    said = [f"{plain(milestone.title)}, {state_words(milestone)}" for milestone in milestones]
    if deliverables:
        accepted = sum(deliverable.is_accepted for deliverable in deliverables)
        count = tn("{n} livrable attendu", "{n} livrables attendus", len(deliverables))
        done = tn("dont {n} accepté", "dont {n} acceptés", accepted)
        said.append(f"{count}, {done}")
    return " ; ".join(said) + "."
