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
from ui.widgets.file_import import Importing
from ui.widgets.text import plain

Found = Changes[Entry, Entry]


def of_register(place: str) -> Importing:
    return Importing(
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
        counted=_counted,
        listed=lambda found: _listed(found, place),
    )


def _counted(found: Found) -> tuple[str, str]:
    return (
        tn("{n} organisation inscrite", "{n} organisations inscrites", len(found.added)),
        tn("{n} fiche changée", "{n} fiches changées", len(found.changed)),
    )


def _listed(found: Found, place: str) -> Iterator[dict[str, str]]:
    here = ask(organisations_on, moment=moment(), territory=place)
    names = {str(one.number): one.name for one in here}
    names |= {str(one.number): one.name for one in (*found.added, *found.changed)}
    for one in found.changed:
        yield _line(one, changes_words(_pairs(one, names)))
    for one in found.added:
        yield _line(one, t("nouvelle organisation"))


def _line(entry: Entry, words: str) -> dict[str, str]:
    return {t("Organisation"): plain(entry.name), t("Ce qui changerait"): words}


def _pairs(entry: Entry, names: dict[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """What stands there and what would, as the journal tells it; the parent by its name."""
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
