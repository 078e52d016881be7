"""Rapports : ce qui est attendu, remis, renvoyé, accepté ; une période, toutes voix ensemble ; le rythme."""

import streamlit as st

from domain.permissions import Permission
from queries.reports.states import expectations_on, reports_on
from ui.components import reports_filters, reports_list, reports_rhythm, reports_together
from ui.session import ask, can, in_the_past, moment, t

looked_at = moment()
everything = ask(reports_on, moment=looked_at)
found = reports_filters.chosen(everything)

st.title(t("Rapports"))
if everything:
    st.markdown(reports_list.opening_sentence(found, looked_at.on))
    if not in_the_past():
        reports_list.reminders(found, looked_at.on)
    reports_filters.selectors(everything)
    reports_list.lists(found, looked_at.on)
    reports_together.section(found)
else:
    st.info(reports_list.why_empty())

if can(Permission.REPORT_FOLLOW):
    reports_rhythm.section(ask(expectations_on, moment=looked_at))
