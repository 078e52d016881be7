"""From an organisation, the way to its contacts, for who keeps some; nothing at all to others."""

from __future__ import annotations

from domain.permissions import Permission
from queries.register.contacts import contacts
from queries.register.states import OrganisationState
from ui import state
from ui.links import link
from ui.navigation import CONTACTS
from ui.session import ask, can, in_the_past, t, tn


def line(one: OrganisationState) -> None:
    if in_the_past() or not can(Permission.CONTACT_KEEP, one.territory):
        return
    held = len(ask(contacts, territory=one.territory, organisation=one.number))
    none_yet = t("Aucun contact gardé : en inscrire un")
    label = tn("{n} contact", "{n} contacts", held) if held else none_yet
    params = {state.TERRITORY: one.territory, state.ORGANISATION: str(one.number)}
    link(CONTACTS, label, CONTACTS.icon, **params)
