"""The deliverables of a phase: what it expects, where each stands, and the way to add one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from definitions.phases import PhaseDefinition
from domain.actions import Action
from domain.addresses import Param
from domain.permissions import Permission
from queries.deliverables.list import closed_deliverables, deliverables_on
from queries.deliverables.states import DeliverableState
from services.deliverables import deliverables
from services.deliverables.deliverables import CRITERIA_LIMIT, TITLE_LIMIT, Addition
from ui.components.deliverables.list import deliverable_cells
from ui.links import land_on, link, with_history
from ui.navigation import DELIVERABLE
from ui.session import ask, can, in_the_past, moment, t, tn
from ui.widgets.form import open_form
from ui.widgets.saving import Edit
from ui.widgets.tables import record_table
from ui.widgets.text import plain, small


def show_section(phase: PhaseDefinition, territory: str) -> None:
    st.header(t("Livrables"), anchor="livrables")
    looked_at = moment()
    states = ask(deliverables_on, moment=looked_at, territory=territory, phase=phase.key)
    if states:
        cells = [deliverable_cells(deliverable, looked_at.on) for deliverable in states]
        record_table(cells, name=t("Livrables"), key="deliverables")
    else:
        st.markdown(small(_why_none(phase)))
    _show_closed(phase, territory)
    if not in_the_past():
        _show_add_form(phase, territory, states)


def _show_closed(phase: PhaseDefinition, territory: str) -> None:
    """To the lot that gave the phase away, the ways to what it exchanged."""
    closed = ask(closed_deliverables, territory=territory, phase=phase.key, moment=moment())
    if closed:
        st.markdown(t("Ce que votre lot a échangé avant que la phase passe à un autre :"))
    for state in closed:
        where = {Param.TERRITORY: territory, Param.DELIVERABLE: state.key}
        link(DELIVERABLE, plain(state.title), ":material/lock:", **where)


def _why_none(phase: PhaseDefinition) -> str:
    if phase.deliverables:
        return t("Les livrables de cette phase relèvent d’un autre lot.")
    return t("La méthode n’attend pas de livrable de cette phase.")


def _show_add_form(
    phase: PhaseDefinition, territory: str, states: Sequence[DeliverableState]
) -> None:
    """Closed until it is needed; nothing to those who may not add."""
    if not can(Permission.DELIVERABLE_ADD, territory):
        return
    count = sum(state.is_added for state in states)
    with st.expander(t("Ajouter un livrable"), icon=":material/add:"):
        recorded = tn("{n} livrable ajouté", "{n} livrables ajoutés", count)
        form = open_form(f"deliverable_add/{territory}/{phase.key}", present=count, theirs=recorded)
        title = form.line(t("Intitulé"), "title", limit=TITLE_LIMIT, required=True)
        label = t("Critères d’acceptation, un par ligne")
        criteria = form.area(label, "criteria", limit=CRITERIA_LIMIT)
        reason = form.area(t("Motif"), "reason", required=True)
        form.send(
            t("Ajouter le livrable"),
            _addition(phase, territory, Addition(title, criteria, reason)),
        )


def _addition(phase: PhaseDefinition, territory: str, addition: Addition) -> Edit:
    added = t("Livrable ajouté : « {title} ».").format(title=plain(addition.title.strip()))
    where = {Param.TERRITORY: territory, Param.PHASE: phase.key}
    return Edit(
        partial(deliverables.add, territory=territory, phase=phase.key, addition=addition),
        mine=addition.title,
        saved=with_history(added, action=Action.DELIVERABLE_ADDED, **where),
        lands=partial(land_on, DELIVERABLE, Param.DELIVERABLE, territory),
    )
