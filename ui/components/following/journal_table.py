"""The journal as a table and as a file: an event a row, what it changed folded where it is long."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from documents.csv_table import csv_text
from documents.tables import CSV, MEDIA
from i18n.formats import capitalised, instant
from queries.following.journal import JournalEntry, JournalFilter, journal
from ui.components.following.journal_sentences import change_list, is_new, said_of
from ui.names import name_of
from ui.session import ask, offer_file, t, tn
from ui.widgets.tables import Cell, Cells, cell, record_table
from ui.widgets.text import as_read, plain

IN_SIGHT = 3  # changes said on the row; more are folded, as is all that describes something new
EXPORTED = 10_000  # events of one file


def show_table(entries: Sequence[JournalEntry]) -> None:
    """Latest first."""
    record_table([_cells(entry) for entry in entries], name=t("Événements"), key="journal")


def _cells(entry: JournalEntry) -> Cells:
    changes = _changes(entry)
    folds = is_new(entry) or len(changes) > IN_SIGHT
    told = [] if folds else changes
    note = [t("Note : « {note} »").format(note=entry.note)] if entry.note else []
    said = " — ".join(filter(None, [" ; ".join(told), *note]))
    return {
        t("Ce qui s’est passé"): Cell([_what(entry)], note=said, details=changes if folds else ()),
        t("Quand"): cell(instant(entry.recorded_at), order=entry.recorded_at.isoformat()),
    }


def _what(entry: JournalEntry) -> str:
    return capitalised(as_read(said_of(entry)))


def _changes(entry: JournalEntry) -> list[str]:
    return [as_read(change) for change in change_list(entry)]


def show_export(wanted: JournalFilter, total: int) -> None:
    """The file is made when it is asked for, of all that the filters keep, and for this person
    alone."""
    if not st.button(t("Exporter en CSV"), icon=":material/download:"):
        return
    entries, _ = ask(journal, wanted=wanted, size=EXPORTED)
    rows = [_row(entry) for entry in entries]
    content = csv_text(rows, list(rows[0])).encode()
    address = offer_file("journal.csv", MEDIA[CSV], lambda: content)
    count = tn("{n} événement", "{n} événements", len(rows))
    words = t("Télécharger journal.csv ({count})").format(count=count)
    st.markdown(f":material/download: [{plain(words)}]({address})")
    if total > EXPORTED:
        st.markdown(t("Le fichier s’arrête là : choisissez une phase, une personne ou une action."))


def _row(entry: JournalEntry) -> dict[str, str]:
    return {
        t("Quand"): entry.recorded_at.isoformat(timespec="seconds"),
        t("Territoire"): name_of(entry.territory) if entry.territory else "",
        t("Ce qui s’est passé"): _what(entry),
        t("Changements"): " ; ".join(_changes(entry)),
        t("Note"): entry.note,
    }
