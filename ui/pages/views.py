"""Mes vues : les pages gardées sous un nom, avec leurs filtres et leur date."""

import streamlit as st

from queries.following.views import my_views
from ui.components.following import views
from ui.session import ask, end_page, in_the_past, t

rows = ask(my_views)

st.title(t("Mes vues"))
st.markdown(
    t("Une vue est une page avec ses filtres et sa date. Personne d’autre ne voit cette liste.")
)
keeping = not in_the_past() and views.keeping()
if not rows and not keeping:
    st.info(
        t(
            "Vous n’avez encore gardé aucune vue : ouvrez une page, choisissez ses filtres et sa "
            "date, puis « Garder cette vue » dans votre menu, en haut à droite."
        )
    )
    end_page()
views.show_list(rows)
if rows and not in_the_past():
    views.show_manage_forms(rows)
