"""Territoires : la fiche d’un territoire, sa situation, ses phases, et les lots du marché."""

from functools import partial

import streamlit as st

from domain.addresses import Param
from queries.gates.weather import weather_on
from queries.phases.states import states_on
from queries.places import known_territory
from ui import state
from ui.components.phases import lot
from ui.components.phases.opening import show_opening
from ui.components.register import list as register_list
from ui.components.territories import lots, sheet
from ui.components.territories.handover import handover_paper
from ui.components.territories.paper import territory_paper
from ui.names import catalog, name_of
from ui.papers import offer_document
from ui.session import ask, end_page, moment, t
from ui.widgets.selectors import choose

looked_at = moment()
states = ask(states_on, moment=looked_at)
seen = list(dict.fromkeys(place for place, _ in states))
wanted = state.param(Param.TERRITORY)
if not seen:
    st.title(t("Territoires"))
    st.info(t("Aucun territoire ne vous est ouvert : demandez un accès à la direction de projet."))
    end_page()
key = ask(known_territory, key=wanted) if wanted else seen[0]
place = catalog().territory(key)
own = {pair: phase for pair, phase in states.items() if pair[0] == key}

st.title(place.name)
show_opening(own, looked_at)
offer_document(partial(territory_paper, place, own), partial(handover_paper, place, own))
if len(seen) > 1:
    choose(t("Territoire"), seen, param=Param.TERRITORY, value=key, format_func=name_of)

left, right = st.columns(2)
with left:
    sheet.show_next(key)
with right:
    st.header(t("Partenaires et livrables"))
    sheet.show_accepted(key)
    register_list.show_line(key)

st.header(t("Phases"))
sheet.show_phases(place, own, ask(weather_on, moment=looked_at, territory=key))

st.header(t("Situation"))
sheet.show_situation(place, seen)
sheet.show_table(place)

st.header(t("Lots du marché"))
lots.show_section()

st.subheader(t("Lot de chaque phase"))
lot.show_section(key, own)
