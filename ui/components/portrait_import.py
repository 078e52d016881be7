"""A portrait as a file: taken away, filled in elsewhere, brought in again, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import settings
from documents import portrait_table
from documents.file_inspection import checked
from documents.portrait_table import ReadFile
from documents.tables import with_comments
from domain.errors import DomainError, StaleEdit
from domain.files import CheckedFile
from domain.table_errors import CellsRefused
from domain.tables import CellProblem, Table
from queries.portraits import Portrait
from services import figures
from services.figure_rows import NOTE_LIMIT
from ui import state
from ui.components.portfolio import catalog
from ui.components.tables import long_table
from ui.components.text import plain, small
from ui.links import with_history
from ui.session import announce, ask, perform, t, tn, told

SHOWN = 20  # problems listed on the page; the file has them all
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def bringing_in(portrait: Portrait) -> None:
    """Choose a file, read what it would change, then bring it in."""
    place, limit = portrait.place.key, settings.load().upload_max_mb
    st.markdown(
        small(
            t(
                "Partez d’un fichier exporté ci-dessus (CSV ou XLSX) : changez des valeurs, ajoutez "
                "des lignes. Ce qui n’y figure pas reste tel quel ; une seule cellule fausse, et "
                "rien n’est enregistré. N’y écrivez aucune donnée sur une personne."
            )
        )
    )
    upload = st.file_uploader(
        t("Fichier"), type=["csv", "xlsx"], key=f"portrait_file/{place}", max_upload_size=limit
    )
    if upload is None:
        return
    try:
        file = checked(upload.name, upload.getvalue(), max_megabytes=limit)
        found = _read(portrait, file)
    except DomainError as refusal:
        st.error(told(refusal), icon=":material/error:")
        return
    if found.problems:
        _refused(file, found)
    elif not found.changes:
        words = tn(
            "Ce fichier ne change rien : sa ligne dit déjà ce qui est enregistré.",
            "Ce fichier ne change rien : ses {n} lignes disent déjà ce qui est enregistré.",
            found.changes.unchanged,
        )
        st.info(words)
    else:
        _offer(portrait, file, found)


def _read(portrait: Portrait, file: CheckedFile) -> ReadFile:
    """The cells are read once for each file; what they would change, at each run."""
    key = f"portrait_table/{portrait.place.key}"
    kept = state.kept(key)
    if not (isinstance(kept, tuple) and kept[0] == file.digest):
        bar = st.progress(0.0, t("Lecture du fichier…"))
        indicators = catalog().indicators
        table = portrait_table.read_portrait_table(file, indicators, lambda n: _move(bar, n))
        bar.empty()
        kept = (file.digest, table)
        state.keep(key, kept)
    table = kept[1]
    assert isinstance(table, Table)
    return ask(portrait_table.understood, territory=portrait.place.key, table=table)


def _move(bar: object, part: float) -> None:
    assert hasattr(bar, "progress")
    bar.progress(min(part, 1.0), t("Lecture du fichier…"))


def _refused(file: CheckedFile, found: ReadFile) -> None:
    st.error(told(CellsRefused(count=len(found.problems))), icon=":material/error:")
    long_table(_problems(found.problems[:SHOWN]))
    if len(found.problems) > SHOWN:
        st.markdown(small(t("Les suivantes sont dans le fichier annoté.")))
    st.download_button(
        t("Télécharger votre fichier avec une remarque dans chaque cellule"),
        data=lambda: with_comments(file, found.table, found.problems),
        file_name=f"{file.name.rpartition('.')[0]}-a-corriger.xlsx",
        mime=XLSX,
        icon=":material/download:",
    )


def _problems(problems: Sequence[CellProblem]) -> list[dict[str, str]]:
    titles = {one.key: one.title for one in portrait_table.columns(catalog().indicators)}
    return [
        {
            t("Ligne"): str(one.line),
            t("Colonne"): plain(titles.get(one.column or "", "")),
            t("Ce qui ne va pas"): told(one.refusal),
        }
        for one in problems
    ]


def _offer(portrait: Portrait, file: CheckedFile, found: ReadFile) -> None:
    changes, place = found.changes, portrait.place.key
    st.markdown(
        t("Ce fichier ajouterait {added}, corrigerait {corrected} et en laisserait {same}.").format(
            added=tn("{n} valeur", "{n} valeurs", len(changes.added)),
            corrected=tn("{n} valeur", "{n} valeurs", len(changes.corrected)),
            same=tn("{n} inchangée", "{n} inchangées", changes.unchanged),
        )
    )
    label = t("Motif des corrections") if changes.corrected else t("Note (facultative)")
    reason = st.text_area(label, max_chars=NOTE_LIMIT, key=f"portrait_reason/{place}/{file.digest}")
    seen = _seen(place, file, found.version)
    if st.button(t("Importer ces valeurs"), type="primary", key=f"portrait_import/{place}"):
        _bring_in(portrait, found, seen, reason, f"portrait_seen/{place}/{file.digest}")


def _seen(place: str, file: CheckedFile, present: int) -> int:
    """The version of the portrait when this file was first compared with it."""
    key = f"portrait_seen/{place}/{file.digest}"
    seen = state.kept(key)
    if not isinstance(seen, int):
        state.keep(key, present)
        return present
    return seen


def _bring_in(portrait: Portrait, found: ReadFile, seen: int, reason: str, key: str) -> None:
    bar = st.progress(1.0, t("Enregistrement…"))
    try:
        done = perform(
            figures.bring_in,
            territory=portrait.place.key,
            seen_version=seen,
            entries=found.entries,
            reason=reason,
        )
    except StaleEdit:
        state.forget(key)
        st.warning(
            t(
                "Le portrait a changé pendant votre lecture ; rien n’a été enregistré. Le compte "
                "ci-dessus est à jour : relisez-le, puis importez de nouveau."
            ),
            icon=":material/sync_problem:",
        )
        return
    finally:
        bar.empty()
    if done:
        count = len(found.changes.added) + len(found.changes.corrected)
        words = tn("{n} valeur importée.", "{n} valeurs importées.", count)
        announce(with_history(words, territoire=portrait.place.key, action="portrait.imported"))
