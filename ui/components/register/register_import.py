"""The file of a register: in which words it is offered, and what it would change."""

from __future__ import annotations

from collections.abc import Iterator

from documents.register_table import columns
from domain.exchanges import Changes
from queries.register.entries import Entry
from queries.register.files import read_register
from queries.register.organisations import organisations_on, values_of
from services.register import register_import
from ui.components.following.journal_sentences import changes_words
from ui.names import catalog, name_of
from ui.session import ask, moment, t, tn
from ui.widgets.file_import import ImportSpec
from ui.widgets.text import as_read

Found = Changes[Entry, Entry]


def of_register(place: str) -> ImportSpec:
    return ImportSpec(
        name="register",
        territory=place,
        columns=columns(catalog()),
        read=read_register,
        bring_in=register_import.bring_in,
        intro=t(
            "Pour {place} : partez du fichier emporté ci-dessous, changez des cellules, ajoutez des "
            "lignes sans numéro. Une organisation qui n’y figure pas reste telle quelle ; une seule "
            "cellule fausse, et rien n’est enregistré. Des organisations, jamais des personnes."
        ).format(place=name_of(place)),
        where=t("le registre de {place}").format(place=name_of(place)),
        counted=_counted,
        listed=lambda reading: _listed(reading.changes, place),
    )


def _counted(changes: Found) -> tuple[str, str]:
    return (
        tn("{n} organisation inscrite", "{n} organisations inscrites", len(changes.added)),
        tn("{n} fiche changée", "{n} fiches changées", len(changes.changed)),
    )


def _listed(changes: Found, place: str) -> Iterator[dict[str, str]]:
    organisations = ask(organisations_on, moment=moment(), territory=place)
    names = {str(organisation.number): organisation.name for organisation in organisations}
    names |= {str(entry.number): entry.name for entry in (*changes.added, *changes.changed)}
    for entry in changes.changed:
        yield _line(entry, changes_words(_pairs(entry, names)))
    for entry in changes.added:
        yield _line(entry, t("nouvelle organisation"))


def _line(entry: Entry, words: str) -> dict[str, str]:
    return {t("Organisation"): entry.name, t("Ce qui changerait"): as_read(words)}


def _pairs(entry: Entry, names: dict[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """Return what stands there and what would, as the journal tells it; the parent by its name."""
    present = entry.present
    assert present is not None
    before = values_of(present)
    pairs = {name: (before[name] or None, value or None) for name, value in entry.values.items()}
    if "parent" in pairs:
        old, new = pairs.pop("parent")
        pairs["parent_name"] = (names.get(old or ""), names.get(new or ""))
    if entry.engagement:
        pairs["engagement"] = (present.engagement.value, entry.engagement.value)
    return pairs
