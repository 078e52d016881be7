"""The register in a sentence and in tables, and the types of actors that it does not have yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from definitions.method import ActorTypeDefinition
from domain.addresses import Param
from domain.organisations import Engagement
from i18n.formats import joined, long_day
from i18n.labels.register import RING_WORD
from queries.register.organisations import (
    OrganisationFilter,
    OrganisationState,
    missing_types,
    organisation_list,
)
from ui.components.meetings import round_table
from ui.components.register.words import (
    barrier_words,
    engagement_words,
    linked_name,
    strategy_words,
    type_name,
    wanted_words,
)
from ui.links import link
from ui.names import name_of
from ui.navigation import DIAGRAM, MEETINGS, STAKEHOLDERS
from ui.session import ask, in_the_past, moment, t, tn
from ui.widgets.tables import long_table
from ui.widgets.text import plain, small


def opening_sentence(found: Sequence[OrganisationState], chosen: OrganisationFilter) -> str:
    """« Au 23 novembre 2026, à Herstal, 13 parties prenantes (3 signataires, 4 engagées…). »"""
    day = long_day(moment().on)
    if not found:
        return _why_empty(day, chosen)
    places = [_counted(place, list(here)) for place, here in by_territory(found)]
    return t("Au {day}, {places}.").format(day=day, places=t(" ; ").join(places))


def by_territory(
    found: Sequence[OrganisationState],
) -> Iterator[tuple[str, Iterator[OrganisationState]]]:
    return groupby(found, key=lambda one: one.territory)


def _counted(place: str, here: Sequence[OrganisationState]) -> str:
    signed = sum(one.engagement is Engagement.SIGNATORY for one in here)
    engaged = sum(one.engagement is Engagement.ENGAGED for one in here)
    short = sum(one.is_short for one in here)
    return t("à {place}, {total} ({signed}, {engaged}, {short})").format(
        place=name_of(place),
        total=tn("{n} partie prenante", "{n} parties prenantes", len(here)),
        signed=tn("{n} signataire", "{n} signataires", signed),
        engaged=tn("{n} engagée", "{n} engagées", engaged),
        short=tn("{n} moins engagée que souhaité", "{n} moins engagées que souhaité", short),
    )


def _why_empty(day: str, chosen: OrganisationFilter) -> str:
    if chosen.actor_type or chosen.barrier or chosen.engagement:
        return t(
            "Au {day}, aucune partie prenante ne répond à ce choix. Élargissez les filtres."
        ).format(day=day)
    if in_the_past():
        return t("Au {day}, le registre ne contient encore aucune partie prenante.").format(day=day)
    return t(
        "Au {day}, le registre est vide : aucune source publique ne nomme les parties prenantes. "
        "Inscrivez la première ; les types d’acteurs ci-dessous disent qui chercher."
    ).format(day=day)


def tables(found: Sequence[OrganisationState]) -> None:
    """One table a territory; each name leads to its sheet."""
    for place, states in by_territory(found):
        st.header(name_of(place))
        long_table([_cells(one) for one in states])


def _cells(one: OrganisationState) -> dict[str, str]:
    return {
        t("Organisation"): linked_name(one),
        t("Type"): plain(type_name(one.actor_type)),
        t("Engagement"): engagement_words(one),
        t("Souhaité"): wanted_words(one),
        t("Freins couverts"): plain(barrier_words(one.barriers)) or "–",
        t("Stratégie"): strategy_words(one),
    }


def missing(places: Sequence[str]) -> None:
    """Which types nobody around the table is of, in each territory."""
    st.header(t("Qui manque autour de la table ?"), anchor="manquants")
    for place in places:
        lacking = ask(missing_types, moment=moment(), territory=place)
        st.markdown(_missing_words(place, lacking))
    rule = t(
        "Un type manque tant qu’aucune organisation non retirée n’en est. La liste des types et "
        "leur cercle sont une proposition, à confirmer territoire par territoire."
    )
    st.markdown(small(rule))


def _missing_words(place: str, lacking: Sequence[ActorTypeDefinition]) -> str:
    """« Herstal : 12 types d’acteurs n’ont personne. Cœur : …; partenaires : … »"""
    if not lacking:
        return t("**{place}** : chaque type d’acteurs a au moins une organisation.").format(
            place=name_of(place)
        )
    count = tn(
        "{n} type d’acteurs n’a personne.", "{n} types d’acteurs n’ont personne.", len(lacking)
    )
    lines = [
        f"- {t(word)} : {plain(joined([one.name for one in lacking if one.ring == ring]))}"
        for ring, word in RING_WORD.items()
        if any(one.ring == ring for one in lacking)
    ]
    return "\n".join([f"**{name_of(place)}** : {count}", "", *lines])


def line(territory: str) -> None:
    wanted = OrganisationFilter(territory=territory)
    present = len(ask(organisation_list, moment=moment(), wanted=wanted))
    missing = len(ask(missing_types, moment=moment(), territory=territory))
    label = t("{present}, {missing}").format(
        present=tn("{n} partie prenante", "{n} parties prenantes", present),
        missing=tn(
            "{n} type d’acteurs sans personne", "{n} types d’acteurs sans personne", missing
        ),
    )
    here = {Param.TERRITORY: territory}
    link(STAKEHOLDERS, label, ":material/groups:", **here)
    diagram_link(territory)
    link(MEETINGS, t("Réunions et ateliers"), MEETINGS.icon, **here)
    round_table.way(territory)


def diagram_link(territory: str | None) -> None:
    """Of that territory, or of the first that this person sees."""
    label = t("Voir le diagramme de l’environnement")
    link(DIAGRAM, label, ":material/hub:", **{Param.TERRITORY: territory})
