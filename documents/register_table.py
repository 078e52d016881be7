"""The table of a register: its columns, and the organisations of a territory as its lines."""

from __future__ import annotations

from collections.abc import Mapping

from definitions.catalog import Catalog
from definitions.names import actor_name, barrier_name
from documents.tables import table_file
from domain.organisations import LINK_LIMIT, NAME_LIMIT, ROLE_LIMIT
from domain.tables import Column, ColumnKind, Value
from i18n.labels.register import DEGREE_WORD, ENGAGEMENT_WORD, INTEREST_WORD
from queries.context import Context
from queries.moment import Moment
from queries.places import known_territory
from queries.register.organisations import OrganisationState, organisations_on

NUMBER = Column(
    "number", "Numéro", ColumnKind.NUMBER, meaning="De l’export ; vide pour une nouvelle ligne."
)
VERSION = Column(
    "version", "Version", ColumnKind.NUMBER, meaning="De l’export : à laisser telle quelle."
)
STEPS = tuple(ENGAGEMENT_WORD.values())
SINCE = "AAAA-MM-JJ, AAAA-MM ou AAAA-T1, au plus tard aujourd’hui."


def columns(catalog: Catalog) -> tuple[Column, ...]:
    """Return them in the order in which a person fills them in."""
    return (NUMBER, VERSION, *_identity(catalog), *_standing(catalog), *_engagement())


def _identity(catalog: Catalog) -> tuple[Column, ...]:
    named = "D’une organisation, jamais d’une personne."
    types = tuple(actor_type.name for actor_type in catalog.actor_types if actor_type.ring)
    return (
        Column("name", "Nom", required=True, meaning=named, limit=NAME_LIMIT),
        Column("actor_type", "Type", ColumnKind.CHOICE, True, "Sorte d’acteur.", types),
        Column("website", "Site", meaning="Une adresse https.", limit=LINK_LIMIT),
    )


def _standing(catalog: Catalog) -> tuple[Column, ...]:
    choice = ColumnKind.CHOICE
    part_of = "Nom d’une organisation de ce registre ou de ce fichier."
    barriers = ", ".join(barrier.name for barrier in catalog.barriers)
    separated = f"Séparés par des virgules : {barriers}."
    return (
        Column("pilot_role", "Rôle dans le pilote", meaning="En une phrase.", limit=ROLE_LIMIT),
        Column("parent", "Organisation mère", meaning=part_of, limit=NAME_LIMIT),
        Column("barriers", "Freins couverts", meaning=separated),
        Column("interest", "Intérêt", choice, choices=tuple(INTEREST_WORD.values())),
        Column("influence", "Influence", choice, choices=tuple(DEGREE_WORD.values())),
        Column("engagement_wanted", "Engagement souhaité", choice, choices=STEPS),
    )


def _engagement() -> tuple[Column, ...]:
    noted = "D’un nouvel engagement seulement ; exigé pour un retrait ou un recul."
    stands = "Où elle en est aujourd’hui."
    return (
        Column("engagement", "Engagement", ColumnKind.CHOICE, True, stands, STEPS),
        Column("since", "Depuis", required=True, meaning=SINCE, limit=40),
        Column("note", "Source ou motif", meaning=noted, limit=1000),
    )


def register_file(ctx: Context, *, territory: str, moment: Moment, kind: str) -> bytes:
    """The organisations of that territory on that day, withdrawn ones too."""
    known_territory(ctx, key=territory)
    organisations = organisations_on(ctx, moment=moment, territory=territory)
    names = {organisation.number: organisation.name for organisation in organisations}
    rows = [_row(ctx.catalog, organisation, names) for organisation in organisations]
    return table_file(rows, columns(ctx.catalog), kind=kind)


def _row(
    catalog: Catalog, organisation: OrganisationState, names: Mapping[int, str]
) -> Mapping[str, Value]:
    wanted = organisation.engagement_wanted
    return {
        "number": organisation.number,
        "version": organisation.version,
        "name": organisation.name,
        "actor_type": actor_name(catalog, organisation.actor_type),
        "website": organisation.website,
        "pilot_role": organisation.pilot_role,
        "parent": names.get(organisation.parent or 0, ""),
        "barriers": ", ".join(barrier_name(catalog, key) for key in organisation.barriers),
        "interest": INTEREST_WORD[organisation.interest] if organisation.interest else "",
        "influence": DEGREE_WORD[organisation.influence] if organisation.influence else "",
        "engagement_wanted": ENGAGEMENT_WORD[wanted] if wanted else "",
        "engagement": ENGAGEMENT_WORD[organisation.engagement],
        "since": str(organisation.engagement_on or ""),
        "note": "",
    }
