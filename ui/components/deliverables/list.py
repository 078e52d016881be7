"""Deliverables in a sentence and in lists, each line a link to its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from domain.addresses import Param
from domain.deliverables import WAITS_FOR_FOREM
from i18n.formats import joined, long_day
from queries.deliverables.states import DeliverableState
from ui.components.deliverables.words import available_words, due_words, state_words
from ui.links import deliverable_link, link
from ui.names import catalog, name_of
from ui.navigation import DELIVERABLES
from ui.session import t, tn
from ui.widgets.glyphs import DELIVERABLE
from ui.widgets.text import plain


def opening_sentence(deliverables: Sequence[DeliverableState], on: date) -> str:
    """« Au 7 février 2024, 44 livrables : 2 acceptés, 3 chez le FOREm, 1 en retard. »"""
    day = long_day(on)
    if not deliverables:
        return t("Au {day}, aucun livrable ne répond à ce choix. Élargissez les filtres.").format(
            day=day
        )
    accepted = sum(deliverable.is_accepted for deliverable in deliverables)
    waiting = sum(deliverable.status in WAITS_FOR_FOREM for deliverable in deliverables)
    late = sum(deliverable.is_late(on) for deliverable in deliverables)
    told = [  # what is not zero
        *(
            [tn("{n} accepté par le FOREm", "{n} acceptés par le FOREm", accepted)]
            if accepted
            else []
        ),
        *([tn("{n} remis et à vérifier", "{n} remis et à vérifier", waiting)] if waiting else []),
        *([tn("{n} en retard", "{n} en retard", late)] if late else []),
    ]
    total = tn("{n} livrable", "{n} livrables", len(deliverables))
    if not told:
        none = t("Au {day}, {total} ; aucun n’est connu comme remis au FOREm.")
        return none.format(day=day, total=total)
    return t("Au {day}, {total} : {told}.").format(day=day, total=total, told=joined(told))


def show_lists(deliverables: Sequence[DeliverableState], on: date, *, everything: bool) -> None:
    """Under their territory, then their phase. Unless everything is asked for, those of which
    nothing is known yet are only counted, with the way to them."""
    # The query has put them in the order of territories and phases, as groupby needs.
    for place, of_place in groupby(deliverables, key=lambda state: state.territory):
        st.header(name_of(place))
        states = list(of_place)
        shown = [deliverable for deliverable in states if everything or _is_news(deliverable)]
        for phase, of_phase in groupby(shown, key=lambda state: state.phase):
            defined = catalog().phase(phase)
            st.markdown(f"**{defined.position}. {plain(defined.title.fr)}**")
            for state in of_phase:
                show_line(state, on)
        if left := len(states) - len(shown):
            _show_others(place, left)


def _is_news(state: DeliverableState) -> bool:
    """Somebody, or a source, told something of it."""
    return state.last_news_on is not None


def _show_others(place: str, count: int) -> None:
    label = tn(
        "Voir aussi {n} livrable attendu, dont rien n’est encore connu",
        "Voir aussi {n} livrables attendus, dont rien n’est encore connu",
        count,
    )
    link(DELIVERABLES, label, ":material/arrow_forward:", **{Param.TERRITORY: place})


def show_line(state: DeliverableState, on: date) -> None:
    """The way to the deliverable: what it is, how it stands, what is due."""
    said = [state_words(state), due_words(state, on), available_words(state)]
    label = t("**{title}** : {state}").format(
        title=plain(state.title), state=" ; ".join(part for part in said if part)
    )
    deliverable_link(state.territory, state.key, label, DELIVERABLE[state.status].icon)
