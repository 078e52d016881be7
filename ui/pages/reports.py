"""Rapports : ce qui est attendu, remis, renvoyé, accepté ; une période, toutes voix ensemble ; le rythme."""

import streamlit as st

from domain.permissions import Permission
from queries.reports.states import expectations_on, reports_on
from ui.components.reports import expectations, filters, side_by_side
from ui.components.reports import list as reports_list
from ui.session import ask, can, in_the_past, moment, t

looked_at = moment()
everything = ask(reports_on, moment=looked_at)
reports = filters.chosen(everything)

asked = ask(expectations_on, moment=looked_at) if can(Permission.REPORT_FOLLOW) else []

st.title(t("Rapports"))
expectations.show_acts_on(asked)
if everything:
    st.markdown(reports_list.opening_sentence(reports, looked_at.on))
    if not in_the_past():
        reports_list.show_reminders(reports, looked_at.on)
    filters.show_selectors(everything)
    reports_list.show_tables(reports, looked_at.on)
    side_by_side.show_section(reports)
else:
    st.info(reports_list.why_empty())

if asked:
    expectations.show_section(asked)
