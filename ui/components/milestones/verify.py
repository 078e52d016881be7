"""The form by which a lead verifies or refuses that a milestone is reached, proof in hand."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from domain.review import is_second_person
from i18n.formats import in_date
from queries.milestones.states import MilestoneState
from services.milestones import review
from ui.components.milestones.words import saved
from ui.session import announce, current_actor, t
from ui.widgets.form import Form, open_form
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
    form = open_form(f"verify/{state.subject}/{state.fact_id}", present=0)
    note = form.area(t("Note (obligatoire pour refuser)"))
    with st.container(horizontal=True):
        yes = form.button(t("Vérifier le jalon"), "yes", icon=":material/verified:", is_main=True)
        no = form.button(t("Refuser la déclaration"), "no", icon=":material/undo:")
    title = plain(state.title)
    if yes and form.is_sound:
        verified = t("Jalon vérifié : « {title} ».").format(title=title)
        _record_decision(state, form, verified, review.verify, note=note)
    if no and form.is_sound:
        refused = t("Déclaration refusée : « {title} » est de nouveau attendu.").format(title=title)
        _record_decision(state, form, refused, review.refuse, reason=note)


def _record_decision(
    state: MilestoneState,
    form: Form,
    words: str,
    service: Callable[..., object],
    **values: object,
) -> None:
    """Run a lead’s decision; a change in between shows itself first."""
    params = {"territory": state.territory, "milestone": state.key}
    if perform_decision(
        service, subject=state.subject, seen_version=state.version, **params, **values
    ):
        announce(saved(words), form=form.name)
