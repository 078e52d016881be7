"""The versions of a deliverable: a table with their digests, and two of them compared."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import settings
from documents.version_diff import changed_lines
from i18n.formats import grouped, instant
from queries.deliverables.sheet import DeliverableSheet
from queries.deliverables.versions import Version
from ui.components.deliverables.words import number_among
from ui.session import t
from ui.widgets.sizes import size_words
from ui.widgets.text import plain, small


def show_versions(sheet: DeliverableSheet) -> None:
    """Show all of them, latest first: what was handed in is never replaced."""
    st.header(t("Versions"), anchor="versions")
    if not sheet.reads:
        st.markdown(t("Les fichiers se lisent à la direction de projet et chez l’adjudicataire."))
        return
    if not sheet.versions:
        st.markdown(t("Aucune version n’a encore été déposée."))
        return
    st.table(
        [_row(version, sheet) for version in reversed(sheet.versions)],
        hide_index=True,
        alt=t("Versions du livrable"),
    )
    if len(sheet.versions) > 1:
        with st.expander(t("Comparer deux versions"), icon=":material/difference:"):
            _show_compare(sheet.versions)


def _row(version: Version, sheet: DeliverableSheet) -> dict[str, str]:
    handed = version == sheet.handed_over
    return {
        t("Version"): f"**{number_among(version, sheet.versions)}**"
        + (f" ({t('remise')})" if handed else ""),
        t("Contenu"): _content(version),
        t("Taille"): size_words(version.size) if version.digest else "",
        t("SHA-256"): f"`{version.digest}`" if version.digest else t("adresse, non copiée"),
        t("Déposée"): f"{instant(version.added_at)}{_by(version, sheet)}",
        t("Note"): plain(version.note),
    }


def _content(version: Version) -> str:
    return f"[{plain(version.name)}]({version.address})" if version.digest else f"<{version.link}>"


def _by(version: Version, sheet: DeliverableSheet) -> str:
    name = sheet.names.get(version.added_by or 0)
    return f", {plain(name)}" if name else ""


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
