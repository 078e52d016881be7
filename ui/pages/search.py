"""Recherche : retrouver par ses mots tout ce que l’on peut lire, au jour regardé."""

import streamlit as st

from queries.search.search import search
from ui.components.following import search as search_results
from ui.session import ask, end_page, moment, t

wanted = search_results.read_filter()

st.title(t("Recherche"))
search_results.show_field(wanted)
if not wanted.text:
    st.markdown(search_results.what_is_searched())
    end_page()
answer = ask(search, text=wanted.text, moment=moment(), kind=wanted.kind)
st.markdown(search_results.opening_sentence(wanted, answer))
search_results.show_groups(wanted, answer)
