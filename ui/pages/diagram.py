"""Diagramme de l’environnement : qui entoure la Maison de l’Emploi, qui travaille avec qui, qui manque."""

import streamlit as st

from documents.diagram_words import title
from queries.register.environment import environments
from ui.components.environment import diagram, filters, tables
from ui.frame.frame import name_tab
from ui.session import ask, end_page, moment, t
from ui.widgets.filters import places

if not places():
    st.title(t("Diagramme de l’environnement"))
    st.info(t("Aucun territoire ne vous est ouvert : demandez un accès à la direction de projet."))
    end_page()
chosen = filters.read_filter()
shown = ask(
    environments,
    territory=chosen.territory,
    moment=moment(),
    wanted=chosen.kept,
    other=chosen.other,
)
name = places()[chosen.territory]
name_tab(title(name))

diagram.show_page_links(chosen.territory)
st.title(title(name))
opening = st.container()
filters.show_selectors(chosen)
for picture in shown:
    with opening:
        diagram.show_sentences(picture)
    if not picture.environment.present:
        diagram.why_empty(picture, chosen.kept)
        continue
    diagram.show_drawing(picture, is_alone=len(shown) == 1)
    diagram.show_exports(picture, chosen)
for picture in shown:
    tables.show_nodes(picture)
    tables.show_links(picture)
