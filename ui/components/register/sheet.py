"""One organisation: what is known of it, how its engagement went, who it works with."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.addresses import Param
from domain.organisation_links import Direction
from domain.organisations import Engagement
from i18n.formats import instant, joined, long_date, since_date
from i18n.labels.register import ENGAGEMENT_WORD, MODE_WORD, NATURE_WORD
from queries.facts import FactRow
from queries.register.links import LinkState
from queries.register.organisations import OrganisationState
from queries.register.sheet import OrganisationSheet
from ui.components.register.words import (
    barrier_words,
    engagement_words,
    influence_words,
    interest_words,
    ring_words,
    sheet_of,
    strategy_words,
    type_name,
    wanted_words,
)
from ui.links import link
from ui.names import name_of
from ui.navigation import STAKEHOLDERS
from ui.session import t
from ui.widgets.tables import Cells, Part, cell, enumerated, fact_table, record_table
from ui.widgets.text import plain, small


def show_page_links(sheet: OrganisationSheet) -> None:
    """The way back to the register of its territory."""
    with st.container(key="way-back", horizontal=True):
        back = {Param.TERRITORY: sheet.state.territory}
        link(STAKEHOLDERS, t("Parties prenantes"), ":material/arrow_back:", **back)


def sentence(sheet: OrganisationSheet) -> str:
    """« Organisation contactée depuis mai 2023, à Herstal ; engagement souhaité : signataire (pas encore). »"""
    organisation = sheet.state
    said = t("Organisation {engagement}, à {place} ; engagement souhaité : {wanted}.").format(
        engagement=engagement_words(organisation).lower(),
        place=name_of(organisation.territory),
        wanted=wanted_words(organisation).lower(),
    )
    if sheet.shared_with:
        places = joined([name_of(place) for place in sheet.shared_with])
        said += t(" Inscrite aussi à {places}, où son engagement se suit à part.").format(
            places=places
        )
    return said


def show_table(sheet: OrganisationSheet) -> None:
    """Show every field, known or not."""
    organisation, unknown = sheet.state, t("non renseigné")
    ring = ring_words().get(organisation.actor_type, unknown).lower()
    website = organisation.website
    rows: Cells = {
        t("Type"): t("{kind} (cercle : {ring})").format(
            kind=type_name(organisation.actor_type), ring=ring
        ),
        t("Rôle dans le pilote"): organisation.pilot_role or unknown,
        t("Freins couverts"): barrier_words(organisation.barriers) or unknown,
        t("Intérêt pour le pilote"): interest_words(organisation),
        t("Influence sur le pilote"): influence_words(organisation),
        t("Stratégie (proposition)"): strategy_words(organisation),
        t("Fait partie de"): enumerated(
            [_named(one) for one in filter(None, [sheet.parent])], unknown
        ),
        t("En font partie"): enumerated([_named(part) for part in sheet.parts]),
        t("Site"): cell(website, website) if website else unknown,
    }
    fact_table(rows, name=t("Fiche"), key="organisation")


def _named(organisation: OrganisationState) -> Part:
    return organisation.name, sheet_of(organisation)


def show_history(sheet: OrganisationSheet) -> None:
    """Show each step of the engagement, latest first, with how one knows and who said it."""
    st.header(t("Engagement dans le temps"), anchor="historique")
    steps = [fact for fact in sheet.history if fact.attribute == "engagement"]
    st.markdown("\n".join(_fact_sentence(fact, sheet) for fact in steps))


def _fact_sentence(fact: FactRow, sheet: OrganisationSheet) -> str:
    what = f"{t(ENGAGEMENT_WORD[Engagement(fact.value)])} — {long_date(fact.effective)}"
    if fact.id in sheet.struck:
        what = t("{what} (corrigé depuis)").format(what=what)
    if fact.withdraws:
        what = t("Étape effacée : {what}").format(what=what)
    name = sheet.names.get(fact.recorded_by or 0)
    details = [plain(name)] if name else []
    if fact.note:
        details.append(f"« {plain(fact.note)} »")
    details.append(t("enregistré le {when}").format(when=instant(fact.recorded_at)))
    is_struck = fact.id in sheet.struck or fact.withdraws
    shown = f"*{what}*" if is_struck else f"**{what}**"
    return f"- {shown}  \n  {' · '.join(details)}"


def show_links(
    organisation: OrganisationState, links: Sequence[LinkState], others: Sequence[OrganisationState]
) -> None:
    """With whom it works, by which mode, about what; links that ended too."""
    st.header(t("Liens"), anchor="liens")
    if not links:
        st.markdown(t("Aucun lien connu avec une autre partie prenante de ce territoire."))
        return
    named = {other.number: other for other in others}
    rows = [_link_cells(organisation, one, named[one.other(organisation.number)]) for one in links]
    record_table(rows, name=t("Liens"), key="links")
    rule = t("Les quatre modes vont de l’information à la collaboration ; aucun ne vaut mieux.")
    st.markdown(small(rule))


def _link_cells(
    organisation: OrganisationState, link: LinkState, other: OrganisationState
) -> Cells:
    tie = link.tie
    return {
        t("Avec"): cell(other.name, sheet_of(other)),
        t("Sens"): direction_words(link, organisation.number),
        t("Mode"): t(MODE_WORD[tie.mode]),
        t("Nature"): t(NATURE_WORD[tie.nature]),
        t("Intensité"): t("{n} sur 3").format(n=tie.intensity),
        t("Formalisé"): t("oui") if tie.is_formal else t("non"),
        t("Période"): period_words(link),
    }


def direction_words(link: LinkState, number: int) -> str:
    """As seen from that organisation."""
    if link.tie.direction is Direction.BOTH:
        return t("dans les deux sens")
    return t("vers l’autre") if link.tie.first == number else t("de l’autre")


def period_words(link: LinkState) -> str:
    """« mars 2024 – décembre 2025 », « depuis mars 2024 »."""
    since, until = link.tie.since, link.tie.until
    if until is None:
        return since_date(since)
    return t("{since} – {until}").format(since=long_date(since), until=long_date(until))
