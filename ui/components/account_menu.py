"""The person and their role, top right, with the ways to their pages, to their account and out."""

from __future__ import annotations

from dataclasses import dataclass

from ui.components.mounting import mount
from ui.navigation import PERSONAL, VIEWS
from ui.session import t
from ui.state import ADDRESS


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, in words, and the token that the sign-out form must carry."""

    name: str
    role: str
    csrf_field: str
    csrf_token: str


def account_menu(account: Account, *, key: str) -> None:
    """Draw the menu; signing out is a plain form, it works without any script of the page."""
    mount(
        "account_menu",
        data={
            "name": account.name,
            "role": account.role,
            "csrf": [account.csrf_field, account.csrf_token],
            "ways": [[f"/{entry.address}", t(entry.title)] for entry in PERSONAL],
            "keep": f"/{VIEWS.address}?{ADDRESS}=",
            "words": {
                "keep": t("Garder cette vue"),
                "account": t("Mon compte"),
                "leave": t("Se déconnecter"),
            },
        },
        key=key,
    )
