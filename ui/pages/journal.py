"""Journal : tout ce qui a été fait dans le suivi, par qui et quand, en phrases."""

import streamlit as st

from queries.following.journal import first_recording, journal
from ui.components.following import journal_filters, journal_sentences, journal_table
from ui.components.following.undo import show_undoable
from ui.session import ask, end_page, t

wanted, page = journal_filters.read_filter(), journal_filters.number()
entries, total = ask(journal, wanted=wanted, page=page)

st.title(t("Journal"))
first = ask(first_recording)
st.markdown(journal_sentences.opening_sentence(total, first, wanted.until))
show_undoable()
journal_filters.show_selectors(wanted)

if not entries:
    st.info(journal_filters.why_empty(wanted, total, first))
    end_page()
journal_table.show_table(entries)
journal_filters.show_pagination(total, page)
journal_table.show_export(wanted, total)
