"""Mes courriels : ce que l’on reçoit par courriel, et comment ne plus rien recevoir."""

import streamlit as st

from queries.following.digest import my_mails
from ui.components import mail_choice
from ui.session import ask, in_the_past, t

mine = ask(my_mails)

st.title(t("Mes courriels"))
st.markdown(mail_choice.opening_sentence(mine))
if in_the_past():
    st.info(t("Les courriels se choisissent aujourd’hui : revenez à aujourd’hui."))
    st.stop()
mail_choice.choice(mine)
