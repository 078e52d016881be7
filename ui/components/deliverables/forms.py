"""What a person may do with one deliverable now: the next step in sight, the rest folded, nothing at
all to readers."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from domain.permissions import Permission
from queries.deliverables.sheet import DeliverableSheet
from ui.components.deliverables import hand_in, review
from ui.components.deliverables.fields import Act
from ui.session import can, t


def show_forms(sheet: DeliverableSheet) -> None:
    """The first act that applies is the next step; FOREm’s own come first for its people."""
    state = sheet.state
    if state.version is None:
        return
    decides, writes = (
        can(permission, state.territory, state.lot)
        for permission in (Permission.DELIVERABLE_REVIEW, Permission.DELIVERABLE_WRITE)
    )
    acts = list(_acts(sheet, decides=decides, writes=writes))
    if not acts:
        return
    st.header(t("Agir"), anchor="agir")
    for act in acts:
        if act.is_next and (decides == act.is_decision):
            st.subheader(act.label)
            act.draw(sheet)
    for act in acts:
        if not (act.is_next and (decides == act.is_decision)):
            with st.expander(act.label, icon=act.icon):
                act.draw(sheet)


def _acts(sheet: DeliverableSheet, *, decides: bool, writes: bool) -> Iterator[Act]:
    if decides:
        yield from review.acts(sheet)
    if writes:
        yield from hand_in.acts(sheet)
