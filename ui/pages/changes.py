"""Ce qui a changé : entre deux jours, en phrases, chacune menant à son objet."""

import streamlit as st

from ui.components.following import change_filters, changes
from ui.session import t

wanted = change_filters.wanted()

st.title(t("Ce qui a changé"))
changes.mentions()
change_filters.selectors(wanted)

found = changes.wanted_changes(wanted)
st.markdown(changes.opening_sentence(found, wanted))
if not found:
    st.info(changes.why_empty(wanted))
    st.stop()
changes.lists(found)
