"""The file of the links of a territory: in which words it is offered, and what it would change."""

from __future__ import annotations

from collections.abc import Iterator

from documents.link_table import columns
from domain.exchanges import Changes
from queries.register.link_files import Entry, read_links
from queries.register.links import values_of
from queries.register.organisations import organisations_on
from services.register import link_import
from ui.components.following.journal_sentences import changes_words
from ui.names import name_of
from ui.session import ask, moment, t, tn
from ui.widgets.file_import import ImportSpec
from ui.widgets.text import as_read

Found = Changes[Entry, Entry]


def of_links(place: str) -> ImportSpec:
    return ImportSpec(
        name="links",
        territory=place,
        columns=columns(),
        read=read_links,
        bring_in=link_import.bring_in,
        intro=t(
            "Pour {place} : partez du fichier emporté ci-dessous, changez des cellules, ajoutez des "
            "lignes sans numéro entre des organisations déjà inscrites. Un lien qui n’y figure pas "
            "reste tel quel ; une seule cellule fausse, et rien n’est enregistré."
        ).format(place=name_of(place)),
        where=t("les liens du registre de {place}").format(place=name_of(place)),
        counted=_counted,
        listed=lambda reading: _listed(reading.changes, place),
    )


def _counted(results: Found) -> tuple[str, str]:
    return (
        tn("{n} lien noté", "{n} liens notés", len(results.added)),
        tn("{n} lien changé", "{n} liens changés", len(results.changed)),
    )


def _listed(changes: Found, place: str) -> Iterator[dict[str, str]]:
    organisations = ask(organisations_on, moment=moment(), territory=place)
    names = {organisation.number: organisation.name for organisation in organisations}
    for entry in changes.changed:
        yield _line(entry, names, changes_words(_pairs(entry)))
    for entry in changes.added:
        yield _line(entry, names, t("nouveau lien"))


def _line(entry: Entry, names: dict[int, str], words: str) -> dict[str, str]:
    ends = (names[entry.tie.first], names[entry.tie.second])
    return {
        t("Lien"): t("{first} et {second}").format(first=ends[0], second=ends[1]),
        t("Ce qui changerait"): as_read(words),
    }


def _pairs(entry: Entry) -> dict[str, tuple[str | None, str | None]]:
    assert entry.present is not None
    before, after = values_of(entry.present.tie), values_of(entry.tie)
    return {
        name: (before[name] or None, value or None)
        for name, value in after.items()
        if value != before[name]
    }
