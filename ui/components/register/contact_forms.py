"""The forms by which a contact is kept, changed, confirmed or erased."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.contacts import ContactCategory
from domain.permissions import Permission
from i18n.labels.register import CONTACT_CATEGORY_WORD
from queries.register.contacts import ContactRow, readers, same_person
from queries.register.organisations import organisations_on
from services.register import contacts
from services.register.contacts import LIMIT, Person
from ui.components.register.contacts import readers_words
from ui.links import with_history
from ui.session import ask, can, moment, t, tn
from ui.widgets.filters import places
from ui.widgets.form import NOTICE, Form, form
from ui.widgets.saving import Edit
from ui.widgets.text import small

NOBODY = "forem"


def forms(found: Sequence[ContactRow], *, territory: str | None, organisation: int | None) -> None:
    mine = {key: name for key, name in places().items() if can(Permission.CONTACT_KEEP, key)}
    with st.expander(t("Inscrire un contact"), icon=":material/person_add:"):
        chosen = [territory] if territory else list(mine)
        for_one: str = st.selectbox(
            t("Territoire de l’organisation"),
            chosen,
            format_func=lambda key: mine[key],
            key="contact_place",
        )
        _add(for_one, organisation)
    if found:
        with st.expander(t("Modifier ou confirmer un contact"), icon=":material/edit:"):
            _change(found)
        with st.expander(t("Effacer un contact"), icon=":material/delete:"):
            _erase(found)


def _add(territory: str, organisation: int | None) -> None:
    standing = ask(organisations_on, moment=moment(), territory=territory)
    named = {str(one.number): one.name for one in standing if organisation in (None, one.number)}
    if not named:
        st.markdown(t("Inscrivez d’abord son organisation au registre des parties prenantes."))
        return
    count = ask(contacts.n_contacts, territory=territory)
    recorded = tn("{n} contact gardé", "{n} contacts gardés", count)
    here = form(f"contact/{territory}", present=count, theirs=recorded)
    number = here.choice(t("Organisation"), "organisation", named)
    shared = {lot or NOBODY: readers_words(lot) for lot in ask(readers, territory=territory)}
    lot = here.choice(t("Lu par"), "lot", shared)
    person = _fields(here, None)
    service = partial(
        contacts.add,
        territory=territory,
        organisation=int(number),
        lot=None if lot == NOBODY else lot,
        person=person,
    )
    saved = with_history(t("Contact inscrit."), action=Action.CONTACT_ADDED)
    here.send(t("Inscrire le contact"), Edit(service, mine=person.name, saved=saved))


def _fields(here: Form, start: ContactRow | None) -> Person:
    """Four things and a category; nothing else is kept of anybody."""
    st.markdown(small(t(NOTICE)))
    left, right = st.columns(2)
    told = t("Professionnel seulement ; jamais un bénéficiaire.")
    with left:
        name = here.line(t("Nom"), "name", start.name if start else "", limit=LIMIT, help=told)
        email = here.line(
            t("Adresse électronique"), "email", start.email if start else "", limit=LIMIT, help=told
        )
    with right:
        function = here.line(
            t("Fonction"), "function", start.function if start else "", limit=LIMIT, help=told
        )
        phone = here.line(
            t("Téléphone"), "phone", start.phone if start else "", limit=LIMIT, help=told
        )
    words = {one.value: t(word) for one, word in CONTACT_CATEGORY_WORD.items()}
    shown = start.category if start else ContactCategory.PARTNER
    category = ContactCategory(here.choice(t("Catégorie"), "category", words, shown))
    return Person(name, function, email, phone, category)


def _chosen(found: Sequence[ContactRow], name: str) -> ContactRow:
    by_id = {one.id: one for one in found}
    number: int = st.selectbox(
        t("Contact"),
        list(by_id),
        format_func=lambda one: f"{by_id[one].name} ({by_id[one].organisation_name})",
        key=f"contact_{name}",
    )
    return by_id[number]


def _form(one: ContactRow, name: str) -> Form:
    theirs = f"{one.name}\n{one.function}\n{one.email}\n{one.phone}"
    return form(f"{name}/{one.id}", present=one.version, theirs=theirs, subject=one.subject)


def _change(found: Sequence[ContactRow]) -> None:
    one = _chosen(found, "changed")
    here = _form(one, "contact_change")
    person = _fields(here, one)
    saved = with_history(t("Contact enregistré et confirmé."), action=Action.CONTACT_CHANGED)
    service = partial(contacts.change, contact_id=one.id, person=person)
    st.markdown(small(t("Enregistrer sans rien changer confirme le contact et prolonge sa garde.")))
    here.send(t("Enregistrer le contact"), Edit(service, mine=person.name, saved=saved))


def _erase(found: Sequence[ContactRow]) -> None:
    one = _chosen(found, "erased")
    here = _form(one, "contact_erase")
    st.markdown(
        t(
            "Son nom, sa fonction, son adresse et son téléphone disparaissent pour toujours. Le "
            "journal gardera « contact {number} »."
        ).format(number=one.id)
    )
    if others := ask(same_person, contact_id=one.id):
        st.markdown(
            tn(
                "{n} autre contact de la même adresse s’efface avec lui.",
                "{n} autres contacts de la même adresse s’effacent avec lui.",
                len(others),
            )
        )
    saved = with_history(t("Contact effacé."), action=Action.CONTACT_ERASED)
    edit = Edit(partial(contacts.erase, contact_id=one.id), mine=t("effacé"), saved=saved)
    here.send(t("Effacer pour toujours"), edit, icon=":material/delete:")
