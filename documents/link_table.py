"""The table of the links of a territory: its columns, and the links as its lines."""

from __future__ import annotations

from collections.abc import Mapping

from documents.register_table import NUMBER, SINCE, VERSION
from documents.tables import table_file
from domain.organisation_links import INTENSITIES
from domain.organisations import NAME_LIMIT
from domain.tables import Column, ColumnKind, Value
from i18n.labels.register import DIRECTION_WORD, FORMAL_WORD, MODE_WORD, NATURE_WORD
from queries.context import Context
from queries.moment import Moment
from queries.places import known_territory
from queries.register.links import LinkState, links_on
from queries.register.organisations import organisations_on

_NAMED = "Son nom ou son numéro, comme le registre les donne."


def columns() -> tuple[Column, ...]:
    """Return them in the order in which a person fills them in."""
    text, choice, number = ColumnKind.TEXT, ColumnKind.CHOICE, ColumnKind.NUMBER
    return (
        NUMBER,
        VERSION,
        Column("first_number", "Numéro de la première", number),
        Column("first", "Première organisation", text, False, _NAMED, limit=NAME_LIMIT),
        Column("second_number", "Numéro de la seconde", number),
        Column("second", "Seconde organisation", text, False, _NAMED, limit=NAME_LIMIT),
        Column("mode", "Mode", choice, True, "", tuple(MODE_WORD.values())),
        Column("nature", "Nature", choice, True, "", tuple(NATURE_WORD.values())),
        Column("direction", "Sens", choice, True, "", tuple(DIRECTION_WORD.values())),
        Column("intensity", "Intensité", choice, True, "De 1 à 3.", tuple(map(str, INTENSITIES))),
        Column(
            "formal", "Formalisé", choice, True, "Par une convention ou un écrit.",
            tuple(FORMAL_WORD.values()),
        ),
        Column("since", "Depuis", text, True, SINCE, limit=40),
        Column("until", "Jusqu’à", text, False, "AAAA-MM-JJ, AAAA-MM ou AAAA-T1.", limit=40),
    )  # fmt: skip


def links_file(ctx: Context, *, territory: str, moment: Moment, kind: str) -> bytes:
    """The links of that territory known on that day, ended ones too."""
    known_territory(ctx, key=territory)
    organisations = organisations_on(ctx, moment=moment, territory=territory)
    names = {organisation.number: organisation.name for organisation in organisations}
    links = links_on(ctx, moment=moment, territory=territory, ended=True)
    return table_file([_row(link, names) for link in links], columns(), kind=kind)


def _row(link: LinkState, names: Mapping[int, str]) -> Mapping[str, Value]:
    tie = link.tie
    return {
        "number": link.number,
        "version": link.version,
        "first_number": tie.first,
        "first": names[tie.first],
        "second_number": tie.second,
        "second": names[tie.second],
        "mode": MODE_WORD[tie.mode],
        "nature": NATURE_WORD[tie.nature],
        "direction": DIRECTION_WORD[tie.direction],
        "intensity": str(tie.intensity),
        "formal": FORMAL_WORD[tie.is_formal],
        "since": str(tie.since),
        "until": str(tie.until or ""),
    }
