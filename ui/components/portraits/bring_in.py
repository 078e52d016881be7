"""The file of a portrait: in which words it is offered, and what it would change."""

from __future__ import annotations

from collections.abc import Iterator

from documents.portrait_table import columns
from domain.actions import Action
from domain.exchanges import Changes
from domain.figures import FigureKey
from i18n.labels.figures import value_words
from queries.portraits.entries import Correction, Entry, read_figures
from queries.portraits.sheet import Portrait
from services.portraits import figures
from ui.components.portraits.words import figure_name
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.file_import import ImportSpec, show_file_import
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
            counted=_counted,
            listed=_listed,
            reason=_reason,
            action=Action.PORTRAIT_IMPORTED,
        )
    )


def _counted(results: Found) -> tuple[str, str]:
    return (
        tn("{n} valeur ajoutée", "{n} valeurs ajoutées", len(results.added)),
        tn("{n} valeur corrigée", "{n} valeurs corrigées", len(results.changed)),
    )


def _listed(changes: Found) -> Iterator[dict[str, str]]:
    for entry, now in changes.changed:
        before = plain(value_words(now.saying.value, now.saying.unit))
        yield _line(entry.key, f"{before} → {_value(entry)}")
    for entry in changes.added:
        yield _line(entry.key, t("nouvelle valeur : {value}").format(value=_value(entry)))


def _line(key: FigureKey, words: str) -> dict[str, str]:
    return {t("Valeur"): plain(figure_name(key)), t("Ce qui changerait"): words}


def _value(entry: Entry) -> str:
    return plain(value_words(entry.saying.value, entry.saying.unit))


def _reason(changes: Found) -> str:
    return t("Motif des corrections") if changes.changed else t("Note (facultative)")
