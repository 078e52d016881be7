"""What a person may do with one deliverable now: one tab an action, nothing at all to readers."""

from __future__ import annotations

import streamlit as st

from domain.permissions import Permission
from queries.deliverables.sheet import DeliverableSheet
from ui.components import deliverable_reviewing, deliverable_writing
from ui.session import can, t


def forms(sheet: DeliverableSheet) -> None:
    state = sheet.state
    if state.version is None:
        return
    offered: dict[str, deliverable_writing.Tab] = {}
    for permission, tabs in (
        (Permission.DELIVERABLE_REVIEW, deliverable_reviewing.tabs),
        (Permission.DELIVERABLE_WRITE, deliverable_writing.tabs),
    ):
        if can(permission, state.territory, state.lot):
            offered |= {label: draw for applies, label, draw in tabs(sheet) if applies}
    if not offered:
        return
    st.header(t("Agir"), anchor="agir")
    for tab, draw in zip(st.tabs(list(offered)), offered.values(), strict=True):
        with tab:
            draw(sheet)
