"""The register and its links as files: the ways to take them away, and to hand them in again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from domain.errors import N_
from domain.permissions import Permission
from ui import state as address
from ui.components.register.link_import import of_links
from ui.components.register.register_import import of_register
from ui.names import name_of
from ui.session import can, in_the_past, t
from ui.widgets.file_import import show_file_import
from ui.widgets.selectors import Act, choose
from ui.widgets.text import small

FILE = "fichier"
REGISTER, LINKS = "registre", "liens"  # as in the addresses of the files
SUBJECTS = {
    REGISTER: (N_("Les organisations du registre"), of_register),
    LINKS: (N_("Les liens entre elles"), of_links),
}


def export_links(territories: Sequence[str]) -> str:
    """The ways to take both away, as they stood on the day looked at."""
    sentences = {
        REGISTER: t("Emporter le registre : {places}."),
        LINKS: t("Emporter les liens : {places}."),
    }
    return "  \n".join(
        sentence.format(places=" ; ".join(export_link(name, place) for place in territories))
        for name, sentence in sentences.items()
    )


def export_link(name: str, territory: str) -> str:
    params = urlencode(address.moment_params())
    end = f"?{params}" if params else ""
    csv, xlsx = (f"/fichiers/{name}/{territory}.{kind}{end}" for kind in ("csv", "xlsx"))
    return t("{place} en [CSV]({csv}) ou en [classeur XLSX]({xlsx})").format(
        place=name_of(territory), csv=csv, xlsx=xlsx
    )


IMPORT = "importer"


def import_acts(territories: Sequence[str], chosen: str | None) -> list[Act]:
    """Nothing to readers, nor in the past."""
    mine = [territory for territory in territories if can(Permission.REGISTER_WRITE, territory)]
    if in_the_past() or not mine:
        return []
    return [Act(IMPORT, t("Importer un fichier"), partial(_show_import, mine, chosen))]


def opened() -> str:
    """The import stands open for who comes by an address that names what a file holds."""
    return IMPORT if address.param(FILE) in SUBJECTS else ""


def _show_import(mine: Sequence[str], chosen: str | None) -> None:
    # With several territories, guessing could fill the wrong register.
    place = chosen or (mine[0] if len(mine) == 1 else None)
    if place is None or place not in mine:
        st.markdown(small(t("Choisissez d’abord un territoire, dans les filtres ci-dessous.")))
        return
    asked = address.param(FILE)
    subject = asked if asked in SUBJECTS else REGISTER
    choose(
        t("Ce que contient le fichier"),
        list(SUBJECTS),
        param=FILE,
        value=subject,
        format_func=lambda name: t(SUBJECTS[name][0]),
    )
    show_file_import(SUBJECTS[subject][1](place))
