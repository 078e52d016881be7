"""Addresses of our own pages, always with the moment looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from definitions.names import phase_number, territory_name
from domain.addresses import Param
from ui import state
from ui.navigation import (
    CALENDAR,
    CHANGES,
    DELIVERABLES,
    DUE,
    JOURNAL,
    OVERVIEW,
    PHASE,
    TERRITORY,
    WORK,
    PageEntry,
)
from ui.session import current_catalog, t

DUE_ORIGIN, WORK_ORIGIN, CHANGES_ORIGIN = DUE.address, WORK.address, CHANGES.address
LISTS: Mapping[str, PageEntry] = {
    entry.address: entry for entry in (DUE, WORK, CHANGES)
}  # from which one comes to an object


def href(entry: PageEntry, **params: str | None) -> str:
    """Return what a real link holds, so that it opens in a new tab too."""
    chosen = {name: value for name, value in params.items() if value} | state.moment_params()
    return f"/{entry.address}?{urlencode(chosen)}" if chosen else f"/{entry.address}"


def phase_href(territory: str, phase: str) -> str:
    return href(PHASE, **{Param.TERRITORY: territory, Param.PHASE: phase})


def phase_hrefs(territory: str, phases: Iterable[str]) -> dict[str, str]:
    """Return the addresses of several phases by their keys; what this page’s address holds is
    read once."""
    moment = urlencode(state.moment_params())
    end = f"&{moment}" if moment else ""
    place = urlencode([(Param.TERRITORY, territory)])
    return {
        key: f"/{PHASE.address}?{place}&{urlencode([(Param.PHASE, key)])}{end}" for key in phases
    }


def territory_href(territory: str) -> str:
    return href(TERRITORY, **{Param.TERRITORY: territory})


def go(entry: PageEntry, **params: str | None) -> NoReturn:
    """Open another page inside the application, without loading it anew."""
    chosen = {name: value for name, value in params.items() if value} | state.moment_params()
    st.switch_page(f"pages/{entry.file}", query_params=chosen)


def land(entry: PageEntry, **params: str | None) -> NoReturn:
    """Open the page that shows what was just done; a second press of the same button, which comes
    late, does not lead back."""
    state.keep_landing(entry.file, {name: value for name, value in params.items() if value})
    go(entry, **params)


def land_on(entry: PageEntry, name: str, territory: str, key: str) -> NoReturn:
    """Open the sheet of the thing of that territory that was just made, which its address names so."""
    land(entry, **{Param.TERRITORY: territory, name: key})


def go_on_landing(page: str, now: datetime) -> None:
    """Go where the last act led, when this is the page that it led away from."""
    if kept := state.landing(page, now):
        st.switch_page(f"pages/{kept.file}", query_params=kept.params)


def go_to_phase(territory: str, phase: str) -> NoReturn:
    go(PHASE, **{Param.TERRITORY: territory, Param.PHASE: phase})


def go_to_territory(territory: str) -> NoReturn:
    go(TERRITORY, **{Param.TERRITORY: territory})


def link(entry: PageEntry, label: str, icon: str | None = None, **params: str | None) -> None:
    """A link in the page, working like the menu."""
    chosen = {name: value for name, value in params.items() if value} | state.moment_params()
    st.page_link(f"pages/{entry.file}", label=label, icon=icon, query_params=chosen)


def phase_link(territory: str, phase: str, label: str) -> None:
    params = {Param.TERRITORY: territory, Param.PHASE: phase}
    link(PHASE, label, ":material/arrow_forward:", **params)


def territory_link(territory: str) -> None:
    """The way back from a phase to its territory."""
    name = territory_name(current_catalog(), territory)
    with st.container(key="way-back"):  # the style sheet leaves it out of what is printed
        link(TERRITORY, name, ":material/arrow_back:", **{Param.TERRITORY: territory})


def phase_back_link(territory: str, phase: str) -> None:
    """The way back from what hangs on a phase to the phase itself."""
    title = current_catalog().phase(phase).title.fr
    with st.container(key="way-back"):
        params = {Param.TERRITORY: territory, Param.PHASE: phase}
        link(PHASE, title, ":material/arrow_back:", **params)


def back_link(territory: str) -> None:
    """From a phase, the way back to the list one comes from, else to its territory."""
    if not _origin_link():
        territory_link(territory)


def list_link(entry: PageEntry) -> None:
    """The way back to the list one comes from, else to that one."""
    if not _origin_link():
        link(entry, t(entry.title), ":material/arrow_back:")


def _origin_link() -> bool:
    """The way back to the list of the address, if it names one."""
    origin = LISTS.get(state.param(Param.ORIGIN) or "")
    if origin:
        link(origin, t(origin.title), ":material/arrow_back:")
    return origin is not None


def deliverable_ways(territory: str, phase: str) -> None:
    """From a deliverable, the ways back: all of them in that territory, and its phase."""
    with st.container(key="way-back", horizontal=True):
        _origin_link()
        link(DELIVERABLES, t("Livrables"), ":material/arrow_back:", **{Param.TERRITORY: territory})
        number = phase_number(current_catalog(), phase)
        phase_link(territory, phase, t("Phase {number}").format(number=number))


def calendar_link() -> None:
    """From the references of the planned dates, the way back to the list one comes from, else to
    where they are drawn."""
    with st.container(key="way-back"):
        list_link(CALENDAR)


def with_history(saved: str, **params: str | None) -> str:
    """Say what was saved, in words, with the way to it in the journal."""
    return f"{saved} [{t('Voir l’historique')}]({href(JOURNAL, **params)})"


def home_link(label: str) -> None:
    link(OVERVIEW, label, ":material/arrow_back:")
