"""What a person may do with one deliverable now: one tab an action, nothing at all to readers."""

from __future__ import annotations

import streamlit as st

from domain.permissions import Permission
from queries.deliverables.sheet import DeliverableSheet
from ui.components.deliverables import hand_in, review
from ui.session import can, t


def show_forms(sheet: DeliverableSheet) -> None:
    state = sheet.state
    if state.version is None:
        return
    offered: dict[str, hand_in.Tab] = {}
    for permission, tabs in (
        (Permission.DELIVERABLE_REVIEW, review.tabs),
        (Permission.DELIVERABLE_WRITE, hand_in.tabs),
    ):
        if can(permission, state.territory, state.lot):
            offered |= {label: draw for applies, label, draw in tabs(sheet) if applies}
    if not offered:
        return
    st.header(t("Agir"), anchor="agir")
    for tab, draw in zip(st.tabs(list(offered)), offered.values(), strict=True):
        with tab:
            draw(sheet)
