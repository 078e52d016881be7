"""The fields that say who an organisation is and what it does in the pilot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.errors import N_
from domain.organisations import LINK_LIMIT, NAME_LIMIT, ROLE_LIMIT, Degree, Engagement
from i18n.labels.register import DEGREE_WORD, ENGAGEMENT_WORD, INTEREST_WORD
from queries.register.states import OrganisationState
from services.register.organisations import Description
from ui.components.organisation_words import barriers, types
from ui.components.register_fields import Form, optional
from ui.session import t

RULE = N_(
    "Intérêt et influence donnent la stratégie, selon la grille de Mendelow (1991), une "
    "proposition : les deux forts, associer étroitement ; influence forte seule, garder "
    "satisfaite ; intérêt fort seul, tenir informée ; sinon, suivre."
)


def fields(
    here: Form, start: OrganisationState, others: Sequence[OrganisationState]
) -> Description:
    """Filled with what is known; `others` are those that it may be part of."""
    left, right = st.columns(2)
    with left:
        name = here.line(
            t("Nom de l’organisation"),
            "name",
            start.name,
            limit=NAME_LIMIT,
            help=t("Le nom d’une organisation, jamais celui d’une personne."),
        )
        kind = here.choice(t("Type"), "type", types(), start.actor_type)
        site = here.line(t("Site (facultatif)"), "site", start.website, limit=LINK_LIMIT)
        parent = _parent(here, start, others)
    with right:
        interest = _degree(here, t("Intérêt pour le pilote"), "interest", start.interest)
        influence = _degree(here, t("Influence sur le pilote"), "influence", start.influence)
        wanted = here.choice(
            t("Engagement souhaité"),
            "wanted",
            optional(_steps(), t("Non renseigné")),
            start.engagement_wanted,
        )
        covered = st.multiselect(
            t("Freins couverts"),
            list(barriers()),
            list(start.barriers),
            format_func=lambda key: barriers().get(key, key),
            placeholder=t("Choisir des freins…"),
            key=here.key("barriers"),
            on_change=here.touch,
        )
    role = here.area(t("Rôle dans le pilote (facultatif)"), "role", start.pilot_role, ROLE_LIMIT)
    return Description(
        name=name,
        actor_type=kind,
        website=site,
        pilot_role=role,
        parent=parent,
        barriers=tuple(covered),
        interest=interest,
        influence=influence,
        engagement_wanted=Engagement(wanted) if wanted else None,
    )


def _steps() -> Mapping[str, str]:
    return {
        one.value: t(word)
        for one, word in ENGAGEMENT_WORD.items()
        if one is not Engagement.WITHDRAWN
    }


def _parent(
    here: Form, start: OrganisationState, others: Sequence[OrganisationState]
) -> int | None:
    words = {str(one.number): one.name for one in others if one.number != start.number}
    chosen = here.choice(
        t("Fait partie de"), "parent", optional(words, t("Aucune autre")), str(start.parent or "")
    )
    return int(chosen) if chosen else None


def _degree(here: Form, label: str, field: str, value: Degree | None) -> Degree | None:
    words = INTEREST_WORD if field == "interest" else DEGREE_WORD
    unknown = t("Non renseigné") if field == "interest" else t("Non renseignée")
    offered = optional({one.value: t(word) for one, word in words.items()}, unknown)
    chosen = here.choice(label, field, offered, value)
    return Degree(chosen) if chosen else None
