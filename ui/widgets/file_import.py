"""A file handed in again: read, compared, shown before it is saved; all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import streamlit as st

import settings
from documents.tables import LINES_LIMIT, checked_table, read_table, with_comments
from domain.errors import DomainError, StaleEdit, Unusual
from domain.exchanges import Changes, Reading
from domain.files import CheckedFile, FileKind
from domain.sheets import CellRemark, column_letters
from domain.tables import CellProblem, CellsRefused, Column, Table
from ui import state
from ui.links import with_history
from ui.session import announce, ask, offer_file, perform, refusal_text, t, tn
from ui.widgets.form import open_form
from ui.widgets.tables import NOTHING, Cell, record_table
from ui.widgets.text import as_read, plain, small

SHOWN = 20  # problems and changes listed on the page; the annotated file has all the problems


@dataclass(frozen=True, slots=True)
class ImportSpec:
    """What the file of one subject in one territory is read by, brought in by, and called."""

    name: str  # of the widgets
    territory: str
    columns: Sequence[Column]
    read: Callable[..., Reading[Any, Any]]  # a query: territory, table
    bring_in: Callable[..., object]  # a service: the same, and the version that was read
    intro: str
    where: str  # what it is brought into, in words: « le registre de Herstal »
    counted: Callable[[Changes[Any, Any]], Sequence[str]]  # added, then changed, in words
    listed: Callable[
        [Reading[Any, Any]], Iterable[Mapping[str, Cell | str]]
    ]  # the same columns in each
    reason: Callable[[Changes[Any, Any]], str] | None = None  # the label of the field that asks it
    action: str | None = None  # of the event that tells the whole file, where one does

    def key(self, what: str) -> str:
        return f"{self.name}_{what}/{self.territory}"


@dataclass(frozen=True, slots=True)
class _Read:
    file: CheckedFile
    table: Table
    reading: Reading[Any, Any]


def show_file_import(spec: ImportSpec) -> None:
    """Choose a file, see what it would change, then bring it in."""
    limit = settings.load().upload_max_mb
    st.markdown(small(spec.intro))
    turn = state.get(spec.key("turn")) or 0  # another uploader once a file is in: it keeps nothing
    upload = st.file_uploader(
        t("Fichier"),
        type=["csv", "xlsx", "txt"],  # « Texte Unicode » of Excel
        key=f"{spec.key('file')}/{turn}",
        max_upload_size=limit,
    )
    if upload is None:
        state.forget(spec.key("table"))
        return
    try:
        reading = _read(spec, checked_table(upload.name, upload.getvalue(), max_megabytes=limit))
    except DomainError as refusal:
        st.error(refusal_text(refusal), icon=":material/error:")
        return
    _show_source(spec, reading)
    if reading.reading.problems:
        _show_problems(spec, reading)
    elif not reading.reading.changes:
        words = tn(
            "Ce fichier ne change rien : sa ligne dit déjà ce qui est enregistré.",
            "Ce fichier ne change rien : ses {n} lignes disent déjà ce qui est enregistré.",
            reading.reading.changes.unchanged,
        )
        st.info(words)
    else:
        _show_changes(spec, reading)


def _read(spec: ImportSpec, file: CheckedFile) -> _Read:
    """The cells are read once for each file; what they would change, at each run."""
    # Streamlit runs the page at each click: a long file would be read again each time.
    kept = state.get(spec.key("table"))
    if not (isinstance(kept, tuple) and kept[0] == file.digest):
        bar = st.progress(0.0, t("Lecture du fichier…"))
        try:
            table = read_table(file, spec.columns, advance=lambda n: _show_advance(bar, n))
        finally:
            bar.empty()
        kept = (file.digest, table)
        state.put(spec.key("table"), kept)
    table = kept[1]
    assert isinstance(table, Table)
    return _Read(file, table, ask(spec.read, territory=spec.territory, table=table))


def _show_advance(bar: object, n_lines: int) -> None:
    assert hasattr(bar, "progress")
    words = tn("Lecture du fichier : {n} ligne…", "Lecture du fichier : {n} lignes…", n_lines)
    bar.progress(min(n_lines / LINES_LIMIT, 1.0), words)


def _show_source(spec: ImportSpec, reading: _Read) -> None:
    """Where the lines were read, how many there are, and what was left out."""
    table = reading.table
    count = len(table.lines) + len({problem.line for problem in table.problems})
    lines = tn("{n} ligne lue", "{n} lignes lues", count)
    where = t("dans la feuille « {sheet} » de « {name} »") if table.sheet else t("dans « {name} »")
    words = f"{lines} {where}".format(sheet=plain(table.sheet), name=plain(reading.file.name))
    told = [
        refusal_text(remark.told)
        for remark in reading.reading.remarks
        if not isinstance(remark.told, Unusual)
    ]
    rest = (
        [t("… et {n} autres remarques.").format(n=len(told) - SHOWN)] if len(told) > SHOWN else []
    )
    st.markdown("\n".join([f"{words}.", "", *(f"- {one}" for one in told[:SHOWN] + rest)]))


def _show_problems(spec: ImportSpec, reading: _Read) -> None:
    st.error(
        refusal_text(CellsRefused(count=len(reading.reading.problems))), icon=":material/error:"
    )
    titles = {column.key: column.title for column in spec.columns}
    rows = [_problem(problem, titles) for problem in reading.reading.problems[:SHOWN]]
    record_table(rows, name=t("Cellules à corriger"), key=spec.key("problems"))
    if len(reading.reading.problems) > SHOWN:
        st.markdown(small(t("Les suivantes sont dans le fichier annoté.")))
    words = t("Télécharger votre fichier avec une remarque dans chaque cellule")
    st.markdown(f":material/download: [{words}]({_annotated(spec, reading)})")


def _annotated(spec: ImportSpec, reading: _Read) -> str:
    """The address of the file with its remarks: the same as long as the same file is read."""
    kept = state.get(spec.key("annotated"))
    offered, address = kept if isinstance(kept, tuple) else (None, "")
    if offered != reading.file.content:
        address = offer_file(
            f"{reading.file.name.rpartition('.')[0]}-a-corriger.xlsx",
            FileKind.XLSX.value,
            lambda: with_comments(reading.file, reading.table, reading.reading.problems),
        )
        state.put(spec.key("annotated"), (reading.file.content, address))
    return str(address)


def _problem(problem: CellProblem, titles: Mapping[str, str]) -> dict[str, str]:
    return {
        t("Ce qui ne va pas"): as_read(refusal_text(problem.refusal)),
        t("Ligne"): str(problem.line),
        t("Colonne"): titles.get(problem.column or "", "") or column_letters(problem.place or 0),
    }


def _show_changes(spec: ImportSpec, reading: _Read) -> None:
    changes = reading.reading.changes
    st.markdown(t("Ce que ferait ce fichier : {counts}.").format(counts=_counts(spec, changes)))
    _show_listed(spec, reading)
    said: dict[str, str | bool] = {}
    form = open_form(f"{spec.key('reason')}/{reading.file.digest}", present=0)
    if reading.reading.unusual:
        _show_unusual(spec, reading)
        said["confirmed"] = form.check(t("Je confirme ces valeurs inhabituelles"), "confirmed")
    if spec.reason:
        said["reason"] = form.area(spec.reason(changes), "reason")
    if st.button(t("Importer ces lignes"), type="primary", key=spec.key("import")):
        _bring_in(spec, reading, said)
    else:
        _keep_seen(spec, reading)


def _show_listed(spec: ImportSpec, reading: _Read) -> None:
    """The first lines, or all of them when somebody wants to see them: a file may have thousands."""
    n_more = reading.reading.changes.count - SHOWN
    every = n_more > 0 and st.checkbox(
        tn("Montrer aussi l’autre ligne", "Montrer aussi les {n} autres lignes", n_more),
        key=f"{spec.key('all')}/{reading.file.digest}",
    )
    rows = islice(spec.listed(reading.reading), None if every else SHOWN)
    record_table(rows, name=t("Ce que ferait ce fichier"), key=spec.key("changes"))


def _show_unusual(spec: ImportSpec, reading: _Read) -> None:
    """What is seldom so, each with its cell: a person says that it is right, or mends the file."""
    unusual = reading.reading.unusual
    words = tn("{n} valeur inhabituelle, à confirmer :", "{n} valeurs inhabituelles, à confirmer :", len(unusual))  # fmt: skip
    st.warning(words, icon=":material/help:")
    titles = {column.key: column.title for column in spec.columns}
    # All of them: nobody can stand by what is not shown.
    rows = [_remark(remark, titles) for remark in unusual]
    record_table(rows, name=t("Valeurs inhabituelles"), key=spec.key("unusual"))


def _remark(remark: CellRemark, titles: Mapping[str, str]) -> dict[str, str]:
    return {
        t("Ce qui est inhabituel"): as_read(refusal_text(remark.told)),
        t("Ligne"): str(remark.line or NOTHING),
        t("Colonne"): titles.get(remark.column or "", ""),
    }


def _seen_key(spec: ImportSpec, reading: _Read) -> str:
    return f"{spec.key('seen')}/{reading.file.digest}"


def _keep_seen(spec: ImportSpec, reading: _Read) -> None:
    """The version of what was recorded when this page showed what the file would change."""
    state.put(_seen_key(spec, reading), reading.reading.version)


def _bring_in(spec: ImportSpec, reading: _Read, said: Mapping[str, str | bool]) -> None:
    bar = st.progress(1.0, t("Enregistrement…"))
    seen = state.get(_seen_key(spec, reading)) or 0
    values = {"territory": spec.territory, "seen_version": seen, "table": reading.table, **said}
    try:
        done = perform(spec.bring_in, **values)
    except StaleEdit:
        _keep_seen(spec, reading)
        words = t(
            "Quelqu’un a enregistré pendant votre lecture ; rien n’a été importé. Ce qui précède "
            "est à jour : relisez-le, puis importez de nouveau."
        )
        st.warning(words, icon=":material/sync_problem:")
        return
    finally:
        bar.empty()
    if done:
        turn = state.get(spec.key("turn"))
        # The uploader has no way to be emptied: another key makes another one.
        state.put(spec.key("turn"), (turn if isinstance(turn, int) else 0) + 1)
        state.forget(spec.key("table"), _seen_key(spec, reading))
        announce(_saved(spec, reading))


def _counts(spec: ImportSpec, changes: Changes[Any, Any]) -> str:
    """What there is none of is not told."""
    added, changed = spec.counted(changes)
    same = tn("{n} ligne inchangée", "{n} lignes inchangées", changes.unchanged)
    numbers = (len(changes.added), len(changes.changed), changes.unchanged)
    told_of = zip((added, changed, same), numbers, strict=True)
    return ", ".join(words for words, number in told_of if number)


def _saved(spec: ImportSpec, reading: _Read) -> str:
    told = {
        "name": plain(reading.file.name),
        "where": spec.where,
        "counts": _counts(spec, reading.reading.changes),
    }
    words = t("« {name} » importé dans {where} : {counts}.").format(**told)
    return with_history(words, territoire=spec.territory, action=spec.action)
