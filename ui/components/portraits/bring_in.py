"""The file of a portrait: in which words it is offered, and what it would change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from documents.portrait_table import columns
from domain.actions import Action
from domain.exchanges import Changes
from i18n.formats import long_day
from i18n.labels.figures import value_words
from queries.portraits.entries import Correction, Entry, PortraitReading, read_figures
from queries.portraits.sheet import Portrait
from services.portraits import figures
from ui.components.portraits.words import figure_name
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.file_import import ImportSpec, show_file_import
from ui.widgets.tables import Cells, cell
from ui.widgets.text import plain

Found = Changes[Entry, Correction]


def show_import(portrait: Portrait) -> None:
    place = portrait.place.key
    show_file_import(
        ImportSpec(
            name="portrait",
            territory=place,
            columns=columns(catalog().indicators),
            read=read_figures,
            bring_in=figures.bring_in,
            intro=t(
                "Partez d’un fichier exporté ci-dessus (CSV ou XLSX) : changez des valeurs, ajoutez "
                "des lignes. Ce qui n’y figure pas reste tel quel ; une seule cellule fausse, et "
                "rien n’est enregistré. N’y écrivez aucune donnée sur une personne."
            ),
            where=t("le portrait de {place}").format(place=plain(portrait.place.name)),
            counted=_counted,
            listed=lambda reading: _listed(reading, portrait),
            reason=_reason,
            action=Action.PORTRAIT_IMPORTED,
        )
    )


def _counted(results: Found) -> tuple[str, str]:
    return (
        tn("{n} valeur ajoutée", "{n} valeurs ajoutées", len(results.added)),
        tn("{n} valeur corrigée", "{n} valeurs corrigées", len(results.changed)),
    )


def _listed(reading: PortraitReading, portrait: Portrait) -> Iterator[Cells]:
    """Corrections first. What stands there now is told as the page shows it."""
    lines = {entry.key: number for number, entry in reading.lines}
    unusual = {remark.line for remark in reading.unusual}
    present = {figure.key: figure.saying for figure in portrait.figures}
    entries = [*(entry for entry, _ in reading.changes.changed), *reading.changes.added]
    for entry in entries:
        before = present.get(entry.key)
        line = lines[entry.key]
        yield {
            t("Valeur"): figure_name(entry.key),
            t("Ligne"): cell(str(line), note=t("à confirmer") if line in unusual else ""),
            t("Avant"): value_words(before.value, before.unit) if before else t("non renseigné"),
            t("Après"): _value(entry),
            t("Relevée le"): _day(entry.saying.extracted_on),
        }


def _day(day: date | None) -> str:
    return long_day(day) if day else t("non renseigné")


def _value(entry: Entry) -> str:
    return value_words(entry.saying.value, entry.saying.unit)


def _reason(changes: Found) -> str:
    return t("Motif des corrections") if changes.changed else t("Note (facultative)")
