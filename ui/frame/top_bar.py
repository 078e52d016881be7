"""The bar on top of every page, in one drawing: the pages, the search, the day looked at, the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from domain.addresses import Param
from domain.permissions import Actor
from queries.accounts.sessions import CSRF_FIELD, csrf_of
from queries.following.work import n_tasks
from ui import state
from ui.components.following.search import TEXT
from ui.frame.roles import roles_words
from ui.links import go
from ui.navigation import (
    MENU,
    OVERVIEW,
    PAGES,
    PERSONAL,
    SEARCH,
    TOOLS,
    VIEWS,
    WORK,
    PageEntry,
    Section,
)
from ui.session import ask, in_the_past, person_key, session_key, t
from ui.state import session_name
from ui.widgets.mount import mount

PASSWORD = "/compte/mot-de-passe"  # served beside the pages


def top_bar(actor: Actor, *, current: str, day: str, is_open: bool) -> bool:
    """Draw the bar and go where the person wants to; is the choice of the day to be shown now?

    `current` is the address of the page shown; `is_open`: whether that choice is shown already.
    """
    data = {
        "name": [t("Suivi Pôle insertion"), t("FOREm"), OVERVIEW.address],
        "current": current,
        "moment": urlencode(state.moment_params()),
        "menu": _sections(actor, current, MENU),
        "tools": _sections(actor, current, TOOLS),
        "search": [SEARCH.address, TEXT],
        "day": [day, is_open, in_the_past()],
        "account": _account(actor),
        "words": _words(),
    }
    chosen = mount("frame", data=data, key=f"top-bar-{person_key()}-{session_name()}")
    if not isinstance(chosen, Mapping):
        return is_open
    for entry in _granted(actor, PAGES):
        if entry.address == chosen.get("page"):
            typed = chosen.get(TEXT) if entry is SEARCH else None
            go(entry, **{TEXT: typed if isinstance(typed, str) else None})
    return bool(chosen.get("day", is_open))


def _sections(actor: Actor, current: str, sections: Iterable[Section]) -> list[object]:
    """Return of each section its name, whether it is the one shown, and its pages."""
    granted = [(section, _granted(actor, section.pages)) for section in sections]
    return [
        [_title(section, pages), current in section, [_way(entry) for entry in pages]]
        for section, pages in granted
        if pages
    ]


def _granted(actor: Actor, entries: Iterable[PageEntry]) -> list[PageEntry]:
    return [entry for entry in entries if actor.can(entry.needs)]


def _way(entry: PageEntry) -> list[str]:
    return [t(entry.tab or entry.title), entry.address]


def _title(section: Section, pages: list[PageEntry]) -> str:
    """« Mon travail (3) » : how many things wait stands in the menu of every page."""
    count = ask(n_tasks) if WORK in pages else 0
    return t("{title} ({n})").format(title=t(section.title), n=count) if count else t(section.title)


def _account(actor: Actor) -> dict[str, object]:
    """Signing out is a plain form: it works without any script of the page."""
    return {
        "name": actor.display_name,
        "role": roles_words(actor.grants),
        "pages": [_way(entry) for entry in _granted(actor, PERSONAL)],
        "keep": f"/{VIEWS.address}?{Param.ADDRESS}=",
        "password": PASSWORD,
        "csrf": [CSRF_FIELD, csrf_of(session_key())],
        "words": {
            "keep": t("Garder cette vue"),
            "password": t("Changer mon mot de passe"),
            "leave": t("Se déconnecter"),
        },
    }


def _words() -> dict[str, str]:
    return {
        "skip": t("Aller au contenu"),
        "pages": t("Pages"),
        "section": t("Dans cette partie"),
        "tools": t("Suivre et comprendre"),
        "search": t("Rechercher"),
        "hint": t("Rechercher ( / )"),
        "day": t("Choisir le jour regardé"),
    }
