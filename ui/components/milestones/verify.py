"""The form by which a lead verifies or refuses that a milestone is reached, proof in hand."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from domain.review import is_second_person
from domain.text import NOTE_LIMIT
from i18n.formats import in_date
from queries.milestones.states import MilestoneState
from services.milestones import review
from ui.components.milestones.words import saved
from ui.session import announce, current_actor, t
from ui.widgets.saving import perform_decision
from ui.widgets.text import plain


def show_verify_forms(state: MilestoneState) -> None:
    """The widgets carry the number of the declaration: a click says yes or no to that one only,
    whatever was declared since the page was drawn."""
    if not is_second_person(current_actor(), state.declared_by):
        st.info(t("Vous avez déclaré ce jalon : une autre personne doit le vérifier."))
        return
    assert state.actual_on
    st.markdown(t("Déclaré atteint **{when}**.").format(when=in_date(state.actual_on)))
    note = st.text_area(
        t("Note (obligatoire pour refuser)"), max_chars=NOTE_LIMIT, key=f"review/{state.fact_id}"
    )
    with st.container(horizontal=True):
        yes = st.button(
            t("Vérifier le jalon"),
            type="primary",
            icon=":material/verified:",
            key=f"verify/{state.fact_id}",
        )
        no = st.button(
            t("Refuser la déclaration"), icon=":material/undo:", key=f"refuse/{state.fact_id}"
        )
    title = plain(state.title)
    if yes:
        verified = t("Jalon vérifié : « {title} ».").format(title=title)
        _record_decision(state, verified, review.verify, note=note)
    if no:
        refused = t("Déclaration refusée : « {title} » est de nouveau attendu.").format(title=title)
        _record_decision(state, refused, review.refuse, reason=note)


def _record_decision(
    state: MilestoneState, words: str, service: Callable[..., object], **values: object
) -> None:
    """Run a lead’s decision; a change in between shows itself first."""
    params = {"territory": state.territory, "milestone": state.key}
    if perform_decision(
        service, subject=state.subject, seen_version=state.version, **params, **values
    ):
        announce(saved(words))
