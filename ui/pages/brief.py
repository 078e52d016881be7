"""Réponse au Parlement : un projet composé des faits d’un jour, et les réponses que l’on en prépare."""

import streamlit as st

from queries.brief.answers import answers
from queries.brief.commitments import commitments_on
from queries.brief.draft import brief_on
from ui.components.brief import answers as listed
from ui.components.brief import commitments, draft, scope
from ui.session import ask, in_the_past, moment, t

wanted = scope.read_filter()
brief = ask(brief_on, moment=moment(), scope=wanted)
told, rows = ask(commitments_on, moment=moment()), ask(answers)

st.title(t("Réponse au Parlement"))
st.markdown(draft.opening_sentence(brief))
commitments.show_left(told)
if not in_the_past():
    listed.offer_answer(brief, rows)
scope.show_selectors(wanted)
draft.ways_out(brief)
draft.show_sections(brief)
commitments.show_table(told)
listed.show_list(rows)
