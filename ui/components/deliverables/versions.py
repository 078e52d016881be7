"""The versions of a deliverable: a table, and two of them compared."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import settings
from documents.version_diff import changed_lines
from domain.errors import N_
from i18n.formats import grouped, instant
from queries.deliverables.sheet import DeliverableSheet
from queries.deliverables.versions import Version
from ui.components.deliverables.words import number_among
from ui.session import t
from ui.widgets.kept_files import show_digests, size_words
from ui.widgets.tables import NOTHING, Cell, Cells, cell, record_table
from ui.widgets.text import small

ELSEWHERE = N_("Les fichiers se lisent à la direction de projet et chez l’adjudicataire.")
NO_VERSION = N_("Aucune version n’a encore été déposée.")


def show_versions(sheet: DeliverableSheet) -> None:
    """Show all of them, latest first: what was handed in is never replaced."""
    st.header(t("Versions"), anchor="versions")
    if not sheet.reads:
        st.markdown(t(ELSEWHERE))
        return
    if not sheet.versions:
        st.markdown(t(NO_VERSION))
        return
    latest_first = list(reversed(sheet.versions))
    record_table(version_rows(sheet), name=t("Versions"), key="versions")
    if files := [(one.name, one.digest) for one in latest_first if one.digest]:
        show_digests(files)
    if len(sheet.versions) > 1:
        with st.expander(t("Comparer deux versions"), icon=":material/difference:"):
            _show_compare(sheet.versions)


def version_rows(sheet: DeliverableSheet) -> list[Cells]:
    """Latest first."""
    return [_cells(version, sheet) for version in reversed(sheet.versions)]


def _cells(version: Version, sheet: DeliverableSheet) -> Cells:
    handed = t("remise") if version == sheet.handed_over else ""
    return {
        t("Version"): cell(number_among(version, sheet.versions), note=handed),
        t("Contenu"): _content(version),
        t("Déposée"): cell(
            instant(version.added_at),
            note=sheet.names.get(version.added_by or 0, ""),
            order=version.added_at.isoformat(),
        ),
        t("Note"): version.note or NOTHING,
    }


def _content(version: Version) -> Cell:
    if version.digest:
        return cell(version.name, version.address, note=size_words(version.size))
    return cell(version.link, version.link, note=t("adresse, non copiée"))


def _show_compare(versions: Sequence[Version]) -> None:
    by_number = {number_among(version, versions): version for version in versions}
    numbers = list(by_number)
    left, right = st.columns(2)
    # The last two: what changed since the version that was refused is what a reader looks for.
    first = left.selectbox(t("Ancienne"), numbers, index=len(numbers) - 2, key="compare_first")
    second = right.selectbox(t("Nouvelle"), numbers, index=len(numbers) - 1, key="compare_second")
    old, new = by_number[first], by_number[second]
    st.markdown(_verdict(old, new))
    lines = changed_lines(settings.load().files_dir, old, new)
    if lines:
        st.code("\n".join(lines), language="diff", wrap_lines=True)
    elif lines is None:
        st.markdown(small(t("Seuls les fichiers texte se comparent ligne à ligne.")))


def _verdict(old: Version, new: Version) -> str:
    if old.digest and old.digest == new.digest:
        return t("Les deux versions ont le même contenu, octet pour octet.")
    if not old.digest or not new.digest:
        return t("Une adresse ne se compare pas : son contenu n’est pas copié.")
    grown = new.size - old.size
    change = (
        t("même taille")
        if not grown
        else t("{n} octets de plus")
        if grown > 0
        else t("{n} octets de moins")
    )
    return t("Le contenu a changé ({change}).").format(change=change.format(n=grouped(abs(grown))))
