"""Ce qui a changé : entre deux jours, en phrases, chacune menant à son objet."""

import streamlit as st

from ui.components.following import change_filters, changes
from ui.session import end_page, t

wanted = change_filters.read_filter()

st.title(t("Ce qui a changé"))
changes.show_mentions()
change_filters.show_selectors(wanted)

news = changes.wanted_changes(wanted)
st.markdown(changes.opening_sentence(news, wanted))
if not news:
    st.info(changes.why_empty(wanted))
    end_page()
changes.show_lists(news)
