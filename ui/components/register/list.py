"""The register in a sentence and in tables, and the types of actors that it does not have yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from definitions.method import ActorTypeDefinition
from domain.addresses import Param
from domain.organisations import Engagement
from i18n.formats import joined, long_day, since_date
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
    engagement_word,
    sheet_of,
    strategy_words,
    type_name,
    wanted_words,
)
from ui.links import link
from ui.names import name_of
from ui.navigation import DIAGRAM, MEETINGS, PORTRAIT, STAKEHOLDERS
from ui.session import ask, in_the_past, moment, t, tn
from ui.widgets.tables import NOTHING, Cells, Group, Row, Table, cell, record_tables
from ui.widgets.text import plain, small


def opening_sentence(organisations: Sequence[OrganisationState], chosen: OrganisationFilter) -> str:
    """« Au 23 novembre 2026, à Herstal, 13 parties prenantes (3 signataires, 4 engagées…). »"""
    day = long_day(moment().on)
    if not organisations:
        return _why_empty(day, chosen)
    places = [
        _counted(place, list(organisations)) for place, organisations in by_territory(organisations)
    ]
    return t("Au {day}, {places}.").format(day=day, places=t(" ; ").join(places))


def by_territory(
    organisations: Sequence[OrganisationState],
) -> Iterator[tuple[str, Iterator[OrganisationState]]]:
    return groupby(organisations, key=lambda organisation: organisation.territory)


def _counted(place: str, organisations: Sequence[OrganisationState]) -> str:
    signed = sum(organisation.engagement is Engagement.SIGNATORY for organisation in organisations)
    engaged = sum(organisation.engagement is Engagement.ENGAGED for organisation in organisations)
    short = sum(organisation.is_short for organisation in organisations)
    return t("à {place}, {total} ({signed}, {engaged}, {short})").format(
        place=name_of(place),
        total=tn("{n} partie prenante", "{n} parties prenantes", len(organisations)),
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


def show_tables(organisations: Sequence[OrganisationState]) -> None:
    """Show one table a territory; each name leads to its sheet."""
    tables = [
        Table([Group([Row(organisation_cells(one)) for one in states])], name_of(place))
        for place, states in by_territory(organisations)
    ]
    record_tables(tables, key="register")


def organisation_cells(organisation: OrganisationState) -> Cells:
    since = organisation.engagement_on
    return {
        t("Organisation"): cell(
            organisation.name,
            sheet_of(organisation),
            note=type_name(organisation.actor_type),
        ),
        t("Engagement"): cell(
            engagement_word(organisation),
            note=since_date(since) if since else "",
            order=str(list(Engagement).index(organisation.engagement)),
        ),
        t("Souhaité"): wanted_words(organisation),
        t("Freins couverts"): barrier_words(organisation.barriers) or NOTHING,
        t("Stratégie"): strategy_words(organisation),
    }


def show_missing(places: Sequence[str]) -> None:
    """Show which types nobody around the table is of, in each territory."""
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
        f"- {t(word)} : {plain(joined([kind.name for kind in lacking if kind.ring == ring]))}"
        for ring, word in RING_WORD.items()
        if any(actor_type.ring == ring for actor_type in lacking)
    ]
    return "\n".join([f"**{name_of(place)}** : {count}", "", *lines])


def show_line(territory: str) -> None:
    params = {Param.TERRITORY: territory}
    link(STAKEHOLDERS, count_words(territory), ":material/groups:", **params)
    diagram_link(territory)
    link(MEETINGS, t("Réunions et ateliers"), MEETINGS.icon, **params)
    round_table.show_page_link(territory)
    link(PORTRAIT, t("Portrait statistique"), PORTRAIT.icon, **params)


def count_words(territory: str) -> str:
    """« 6 parties prenantes, 12 types d’acteurs sans personne »."""
    wanted = OrganisationFilter(territory=territory)
    present = len(ask(organisation_list, moment=moment(), wanted=wanted))
    missing = len(ask(missing_types, moment=moment(), territory=territory))
    return t("{present}, {missing}").format(
        present=tn("{n} partie prenante", "{n} parties prenantes", present),
        missing=tn(
            "{n} type d’acteurs sans personne", "{n} types d’acteurs sans personne", missing
        ),
    )


def diagram_link(territory: str | None) -> None:
    """Of that territory, or of the first that this person sees."""
    label = t("Voir le diagramme de l’environnement")
    link(DIAGRAM, label, ":material/hub:", **{Param.TERRITORY: territory})
