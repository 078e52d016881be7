"""Mes courriels : ce que l’on reçoit par courriel, et comment ne plus rien recevoir."""

import streamlit as st

from queries.following.digest import my_mails
from ui.components.following import mails
from ui.session import ask, end_page, in_the_past, t

mine = ask(my_mails)

st.title(t("Mes courriels"))
st.markdown(mails.opening_sentence(mine))
if in_the_past():
    st.info(t("Les courriels se choisissent aujourd’hui : revenez à aujourd’hui."))
    end_page()
mails.show_choice(mine)
