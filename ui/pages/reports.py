"""Rapports : ce qui est attendu, remis, renvoyé, accepté ; une période, toutes voix ensemble ; le rythme."""

import streamlit as st

from domain.permissions import Permission
from queries.reports.states import expectations_on, reports_on
from ui.components.reports import expectations, filters, side_by_side
from ui.components.reports import list as reports_list
from ui.session import ask, can, in_the_past, moment, t

looked_at = moment()
everything = ask(reports_on, moment=looked_at)
found = filters.chosen(everything)

st.title(t("Rapports"))
if everything:
    st.markdown(reports_list.opening_sentence(found, looked_at.on))
    if not in_the_past():
        reports_list.reminders(found, looked_at.on)
    filters.selectors(everything)
    reports_list.lists(found, looked_at.on)
    side_by_side.section(found)
else:
    st.info(reports_list.why_empty())

if can(Permission.REPORT_FOLLOW):
    expectations.section(ask(expectations_on, moment=looked_at))
