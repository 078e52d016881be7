"""The participation of a territory as a table: every group at every phase that is built with
all."""

from __future__ import annotations

from collections.abc import Mapping

from definitions.catalog import Catalog
from definitions.names import participant_name, phase_title
from documents.tables import table_file
from domain.participation import Presence
from domain.tables import Column, ColumnKind, Value
from i18n.formats import short_date
from i18n.labels.participation import presence_word
from queries.context import Context
from queries.meetings.participation import round_table
from queries.moment import Moment

COLUMNS = (
    Column("phase", "Phase", ColumnKind.NUMBER),
    Column("title", "Titre de la phase"),
    Column("group", "Groupe", meaning="Type d’acteurs du registre, ou public de la méthode."),
    Column("presence", "Présence", meaning="Seules comptent les réunions qui disent qui est venu."),
    Column("seen", "Réunions où il a été vu", ColumnKind.NUMBER),
    Column("told", "Réunions qui disent qui est venu", ColumnKind.NUMBER),
    Column("last", "Dernière fois", meaning="Jour, ou mois, de la réunion."),
    Column("meetings", "Réunions", meaning="Leurs titres, la dernière d’abord."),
)


def participation_file(ctx: Context, *, territory: str, moment: Moment, kind: str) -> bytes:
    """Make the file as it was known on that day; « introuvable » for who does not see the
    territory."""
    table = round_table(ctx, moment=moment, territory=territory)
    return table_file(
        [_row(ctx.catalog, presence) for presence in table.presences], COLUMNS, kind=kind
    )


def _row(catalog: Catalog, presence: Presence) -> Mapping[str, Value]:
    return {
        "phase": catalog.phase(presence.phase).position,
        "title": phase_title(catalog, presence.phase),
        "group": participant_name(catalog, presence.group),
        "presence": presence_word(presence),
        "seen": len(presence.sittings),
        "told": presence.n_told,
        "last": short_date(presence.sittings[0].on) if presence.sittings else "",
        "meetings": "; ".join(sitting.title for sitting in presence.sittings),
    }
