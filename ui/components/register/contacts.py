"""Contacts in a sentence and in tables; what is kept of a person, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from domain.addresses import Param
from domain.contacts import MONTHS_KEPT
from domain.permissions import Permission
from domain.schedule import Flag
from i18n.formats import joined, long_day
from i18n.labels.register import CONTACT_CATEGORY_WORD
from queries.register.contacts import ContactRow, contacts
from queries.register.organisations import OrganisationState
from ui.links import link
from ui.names import lot_name, name_of
from ui.navigation import CONTACTS
from ui.session import ask, can, in_the_past, t, tn, today
from ui.widgets.tables import Cells, Group, Row, Table, cell, record_tables
from ui.widgets.text import small


def only_today() -> str:
    return t(
        "Les contacts n’ont pas de passé : rien n’est gardé de ce qu’ils disaient avant. Revenez à "
        "aujourd’hui pour les lire."
    )


def opening_sentence(contacts: Sequence[ContactRow]) -> str:
    """« Au 23 novembre 2026, 12 contacts, dont 2 à confirmer ou à effacer. »"""
    day = long_day(today())
    if not contacts:
        return t(
            "Au {day}, aucun contact n’est gardé. Inscrivez seulement les personnes à qui le projet "
            "écrit ou téléphone, et dites-le-leur."
        ).format(day=day)
    late = sum(is_due(contact) for contact in contacts)
    due = tn(", dont {n} à confirmer ou à effacer", ", dont {n} à confirmer ou à effacer", late)
    return t("Au {day}, {count}{due}.").format(
        day=day, count=tn("{n} contact", "{n} contacts", len(contacts)), due=due if late else ""
    )


def is_due(contact: ContactRow) -> bool:
    return contact.review_due_on <= today()


def show_tables(contacts: Sequence[ContactRow]) -> None:
    """Show one table a territory; the first to confirm come first."""
    # Sorting keeps the order inside a territory: what is due first comes first.
    tables = [
        Table([Group([Row(_cells(contact)) for contact in rows])], name_of(place))
        for place, rows in groupby(sorted(contacts, key=_place), key=_place)
    ]
    record_tables(tables, key="contacts")


def _place(contact: ContactRow) -> str:
    return contact.territory


def _cells(contact: ContactRow) -> Cells:
    day = long_day(contact.review_due_on)
    kept = t("à confirmer depuis le {day}") if is_due(contact) else t("jusqu’au {day}")
    reached = [way for way in (contact.email, contact.phone) if way]
    return {
        t("Personne"): cell(contact.name, note=contact.function),
        t("Organisation"): contact.organisation_name,
        t("Où la joindre"): ", ".join(reached),
        t("Gardé"): cell(
            kept.format(day=day),
            sign=Flag.LATE if is_due(contact) else "",
            order=contact.review_due_on.isoformat(),
        ),
        t("Lu par"): readers_words(contact.lot),
        t("Ses données"): cell(t("exporter"), contact.address),
    }


def readers_words(lot: str | None) -> str:
    return t("le FOREm et le {lot}").format(lot=lot_name(lot)) if lot else t("le FOREm seul")


def show_notice() -> None:
    """Show what may be kept, who reads it, how long, and what is left of it."""
    kept = [
        t("{category} : {n} mois").format(category=t(word).lower(), n=MONTHS_KEPT[category])
        for category, word in CONTACT_CATEGORY_WORD.items()
    ]
    rules = (
        t(
            "Nom, fonction, adresse et téléphone professionnels : rien d’autre, et jamais un bénéficiaire."
        ),
        t(
            "Un contact n’est lu que par le FOREm et par le lot choisi ; ni le ministère, ni un autre "
            "lot, ni la recherche, ni le journal n’en montrent le nom."
        ),
        t("Chacun se confirme ou s’efface à son terme, proposé ici : {kept}.").format(
            kept=joined(kept)
        ),
        t(
            "Effacer ne laisse que son numéro dans le journal ; les sauvegardes plus anciennes le "
            "perdent quand elles expirent."
        ),
    )
    st.header(t("Ce qui est gardé d’une personne"), anchor="regles")
    st.markdown("\n".join(f"- {rule}" for rule in rules))
    st.markdown(
        small(
            t("La personne peut demander à lire, à corriger ou à faire effacer ce qui la concerne.")
        )
    )


def show_line(organisation: OrganisationState) -> None:
    if in_the_past() or not can(Permission.CONTACT_KEEP, organisation.territory):
        return
    held = len(ask(contacts, territory=organisation.territory, organisation=organisation.number))
    none_yet = t("Aucun contact gardé : en inscrire un")
    label = tn("{n} contact", "{n} contacts", held) if held else none_yet
    params = {Param.TERRITORY: organisation.territory, Param.ORGANISATION: str(organisation.number)}
    link(CONTACTS, label, CONTACTS.icon, **params)
