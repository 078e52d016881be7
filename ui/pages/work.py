"""Mon travail : ce qui vous attend, ce qui vous est revenu, ce qui est en retard, ce qui vient."""

import streamlit as st

from queries.following import first_steps as steps
from queries.following import work as tasks
from ui.components.following import first_steps, work
from ui.session import ask, end_page, in_the_past, t, today
from ui.widgets.tables import record_tables

st.title(t("Mon travail"))
if in_the_past():
    work.only_today()
    end_page()

waiting = ask(tasks.work)
st.markdown(work.opening_sentence(waiting, today()))
begun = first_steps.first_table(ask(steps.first_steps))
record_tables([*begun, *work.asked(waiting), *work.dated(waiting)], key="work")
