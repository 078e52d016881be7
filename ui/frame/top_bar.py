"""The bar on top of every page, in one drawing: the pages, the day looked at, the person."""

from __future__ import annotations

from collections.abc import Mapping

from domain.addresses import Param
from domain.permissions import Actor
from queries.accounts.sessions import CSRF_FIELD, csrf_of
from queries.following.work import n_tasks
from ui.frame.roles import roles_words
from ui.links import go, href
from ui.navigation import GROUPS, PAGES, PERSONAL, VIEWS, WORK, PageEntry
from ui.session import ask, person_key, session_key, t
from ui.state import session_name
from ui.widgets.mount import mount

PASSWORD = "/compte/mot-de-passe"  # served beside the pages


def top_bar(actor: Actor, *, current: str, day: str, is_open: bool) -> bool:
    """Draw the bar and go where the person wants to; is the choice of the day to be shown now?

    `current` is the address of the page shown; `is_open`: whether that choice is shown already.
    """
    data = {
        "pages": [_way(entry, current) for entry in _granted(actor) if entry.in_menu],
        "groups": _groups(actor, current),
        "day": day,
        "open": is_open,
        "words": {
            "skip": t("Aller au contenu"),
            "pages": t("Pages"),
            "more": t("Plus"),
            "day": t("Choisir le jour regardé"),
        },
        "account": _account(actor, current),
    }
    chosen = mount("frame", data=data, key=f"top-bar-{person_key()}-{session_name()}")
    if not isinstance(chosen, Mapping):
        return is_open
    for entry in _granted(actor):
        if entry.address == chosen.get("page"):
            go(entry)
    return bool(chosen.get("day", is_open))


def _granted(actor: Actor) -> list[PageEntry]:
    return [entry for entry in PAGES if actor.can(entry.needs)]


def _way(entry: PageEntry, current: str) -> list[object]:
    return [_title(entry), entry.address, href(entry), entry.address == current]


def _groups(actor: Actor, current: str) -> list[object]:
    """Return what stands behind « Plus »: the name of each group, and where it leads."""
    return [
        [t(name), [_way(entry, current) for entry in entries if actor.can(entry.needs)]]
        for name, entries in GROUPS
    ]


def _title(entry: PageEntry) -> str:
    """« Mon travail (3) » : how many things wait stands in the menu of every page."""
    count = ask(n_tasks) if entry is WORK else 0
    return t("{title} ({n})").format(title=t(entry.title), n=count) if count else t(entry.title)


def _account(actor: Actor, current: str) -> dict[str, object]:
    """Signing out is a plain form: it works without any script of the page."""
    return {
        "name": actor.display_name,
        "role": roles_words(actor.grants),
        "pages": [_way(entry, current) for entry in PERSONAL if actor.can(entry.needs)],
        "keep": f"/{VIEWS.address}?{Param.ADDRESS}=",
        "password": PASSWORD,
        "csrf": [CSRF_FIELD, csrf_of(session_key())],
        "words": {
            "keep": t("Garder cette vue"),
            "password": t("Changer mon mot de passe"),
            "leave": t("Se déconnecter"),
        },
    }
