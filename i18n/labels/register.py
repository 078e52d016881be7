"""The words of the register of stakeholders, in French, translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.contacts import ContactCategory
from domain.errors import N_
from domain.organisation_links import Direction, Mode, Nature
from domain.organisations import Degree, Engagement, Strategy

REGISTER_WORD: Mapping[str, str] = {  # of each attribute
    "organisation_name": N_("Nom"),
    "actor_type": N_("Type"),
    "website": N_("Site"),
    "pilot_role": N_("Rôle dans le pilote"),
    "parent": N_("Organisation mère"),
    "parent_name": N_("Organisation mère"),
    "barriers": N_("Freins couverts"),
    "interest": N_("Intérêt"),
    "influence": N_("Influence"),
    "engagement": N_("Engagement"),
    "engagement_wanted": N_("Engagement souhaité"),
    "link_ends": N_("Organisations"),
    "link_since": N_("Depuis"),
    "link_until": N_("Jusqu’à"),
    "link_mode": N_("Mode"),
    "link_nature": N_("Nature"),
    "link_direction": N_("Sens"),
    "link_intensity": N_("Intensité"),
    "link_formal": N_("Formalisé"),
    "link_removed": N_("Retiré"),
}
ENGAGEMENT_WORD: Mapping[Engagement, str] = {  # of an organisation
    Engagement.IDENTIFIED: N_("Identifiée"),
    Engagement.CONTACTED: N_("Contactée"),
    Engagement.ENGAGED: N_("Engagée"),
    Engagement.SIGNATORY: N_("Signataire"),
    Engagement.WITHDRAWN: N_("Retirée"),
}
DEGREE_WORD: Mapping[Degree, str] = {
    Degree.LOW: N_("Faible"),
    Degree.HIGH: N_("Forte"),
}
INTEREST_WORD: Mapping[Degree, str] = {
    Degree.LOW: N_("Faible"),
    Degree.HIGH: N_("Fort"),
}
STRATEGY_WORD: Mapping[Strategy, str] = {
    Strategy.MANAGE_CLOSELY: N_("Associer étroitement"),
    Strategy.KEEP_SATISFIED: N_("Garder satisfaite"),
    Strategy.KEEP_INFORMED: N_("Tenir informée"),
    Strategy.WATCH: N_("Suivre"),
}
MODE_WORD: Mapping[Mode, str] = {
    Mode.INFORMATION: N_("Information"),
    Mode.COORDINATION: N_("Coordination"),
    Mode.COOPERATION: N_("Coopération"),
    Mode.COLLABORATION: N_("Collaboration"),
}
NATURE_WORD: Mapping[Nature, str] = {
    Nature.REFERRAL: N_("Orientation de public"),
    Nature.FUNDING: N_("Financement"),
    Nature.AGREEMENT: N_("Convention"),
    Nature.RESOURCES: N_("Mise à disposition"),
    Nature.DATA: N_("Échange de données"),
    Nature.OVERSIGHT: N_("Tutelle"),
    Nature.OTHER: N_("Autre"),
}
DIRECTION_WORD: Mapping[Direction, str] = {
    Direction.FORWARD: N_("De la première vers la seconde"),
    Direction.BOTH: N_("Dans les deux sens"),
}
FORMAL_WORD: Mapping[bool, str] = {True: N_("oui"), False: N_("non")}
CONTACT_CATEGORY_WORD: Mapping[ContactCategory, str] = {
    ContactCategory.STEERING: N_("Membre d’une instance de pilotage"),
    ContactCategory.PARTNER: N_("Interlocuteur d’un partenaire"),
    ContactCategory.OCCASIONAL: N_("Contact occasionnel"),
}
CONTACT_WORD: Mapping[str, str] = {  # of each thing kept of a person
    "name": N_("Nom"),
    "function": N_("Fonction"),
    "email": N_("Adresse électronique"),
    "phone": N_("Téléphone"),
    "category": N_("Catégorie"),
}
RING_WORD: Mapping[str, str] = {  # of the environment diagram
    "core": N_("Cœur"),
    "partners": N_("Partenaires"),
    "periphery": N_("Périphérie"),
}
