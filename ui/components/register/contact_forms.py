"""The forms by which a contact is kept, changed, confirmed or erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from ui.widgets.form import NOTICE, Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import ADD, Act, show_acts
from ui.widgets.text import small

NOBODY = "forem"


def show_forms(
    contacts: Sequence[ContactRow], *, territory: str | None, organisation: int | None
) -> None:
    """A button for what may be done with contacts; to change or erase one, there must be one."""
    mine = {key: name for key, name in places().items() if can(Permission.CONTACT_KEEP, key)}
    chosen = {key: mine[key] for key in ([territory] if territory else mine)}
    acts = [
        Act(ADD, t("Inscrire un contact"), partial(_show_place, chosen, organisation)),
        Act("modifier", t("Modifier ou confirmer"), partial(_show_change_form, contacts)),
        Act("effacer", t("Effacer un contact"), partial(_show_erase_form, contacts)),
    ]
    show_acts(acts if contacts else acts[:1])


def _show_place(mine: Mapping[str, str], organisation: int | None) -> None:
    """The territory first: its organisations are those that may have a contact."""
    order = list(mine)
    for_one: str | None = st.selectbox(
        t("Territoire de l’organisation"),
        order,
        index=0 if len(order) == 1 else None,
        placeholder=t("Choisir un territoire…"),
        format_func=lambda key: mine[key],
        key="contact_place",
    )
    if for_one:
        _show_add_form(for_one, organisation)


def _show_add_form(territory: str, organisation: int | None) -> None:
    standing = ask(organisations_on, moment=moment(), territory=territory)
    named = {
        str(other.number): other.name for other in standing if organisation in (None, other.number)
    }
    if not named:
        st.markdown(t("Inscrivez d’abord son organisation au registre des parties prenantes."))
        return
    count = ask(contacts.n_contacts, territory=territory)
    recorded = tn("{n} contact gardé", "{n} contacts gardés", count)
    form = open_form(f"contact/{territory}", present=count, theirs=recorded)
    number = form.one_in_list(t("Organisation"), "organisation", named)
    shared = {lot or NOBODY: readers_words(lot) for lot in ask(readers, territory=territory)}
    lot = form.one_in_list(t("Lu par"), "lot", shared)
    person = _fields(form, None)
    saved = with_history(t("Contact inscrit."), action=Action.CONTACT_ADDED)
    edit = (
        Edit(
            partial(
                contacts.add,
                territory=territory,
                organisation=int(number),
                lot=None if lot == NOBODY else lot,
                person=person,
            ),
            mine=person.name,
            saved=saved,
        )
        if number and lot and person
        else None
    )
    form.send(t("Inscrire le contact"), edit)


def _fields(form: Form, start: ContactRow | None) -> Person | None:
    """Four things and a category; nothing else is kept of anybody."""
    st.markdown(small(t(NOTICE)))
    left, right = st.columns(2)
    sentence = t("Professionnel seulement ; jamais un bénéficiaire.")
    with left:
        name = form.line(
            t("Nom"),
            "name",
            start.name if start else "",
            limit=LIMIT,
            help=sentence,
            required=True,
        )
        email = form.line(
            t("Adresse électronique"),
            "email",
            start.email if start else "",
            limit=LIMIT,
            help=sentence,
        )
    with right:
        function = form.line(
            t("Fonction"), "function", start.function if start else "", limit=LIMIT, help=sentence
        )
        phone = form.line(
            t("Téléphone"), "phone", start.phone if start else "", limit=LIMIT, help=sentence
        )
    words = {category.value: t(word) for category, word in CONTACT_CATEGORY_WORD.items()}
    category = form.choice(t("Catégorie"), "category", words, start.category if start else None)
    if not category:
        return None
    return Person(name, function, email, phone, ContactCategory(category))


def _chosen(contacts: Sequence[ContactRow], name: str) -> ContactRow:
    by_id = {contact.id: contact for contact in contacts}
    number: int = st.selectbox(
        t("Contact"),
        list(by_id),
        format_func=lambda option: f"{by_id[option].name} ({by_id[option].organisation_name})",
        key=f"contact_{name}",
    )
    return by_id[number]


def _form(contact: ContactRow, name: str, *, merges: bool = False) -> Form:
    theirs = f"{contact.name}\n{contact.function}\n{contact.email}\n{contact.phone}"
    return open_form(
        f"{name}/{contact.subject}",
        present=contact.version,
        theirs=theirs,
        subject=contact.subject,
        merges=merges,
    )


def _show_change_form(readable: Sequence[ContactRow]) -> None:
    contact = _chosen(readable, "changed")
    form = _form(contact, "contact_change", merges=True)
    person = _fields(form, contact)
    saved = with_history(t("Contact enregistré et confirmé."), action=Action.CONTACT_CHANGED)
    st.markdown(small(t("Enregistrer sans rien changer confirme le contact et prolonge sa garde.")))
    edit = (
        Edit(
            partial(contacts.change, contact_id=contact.id, person=person),
            mine=person.name,
            saved=saved,
        )
        if person
        else None
    )
    form.send(t("Enregistrer le contact"), edit)


def _show_erase_form(readable: Sequence[ContactRow]) -> None:
    contact = _chosen(readable, "erased")
    form = _form(contact, "contact_erase")
    st.markdown(
        t(
            "Son nom, sa fonction, son adresse et son téléphone disparaissent pour toujours. Le "
            "journal gardera « contact {number} »."
        ).format(number=contact.number)
    )
    # Said before the click: who asks to be forgotten is forgotten everywhere at once.
    if others := ask(same_person, contact_id=contact.id):
        st.markdown(
            tn(
                "{n} autre contact de la même adresse s’efface avec lui.",
                "{n} autres contacts de la même adresse s’effacent avec lui.",
                len(others),
            )
        )
    saved = with_history(t("Contact effacé."), action=Action.CONTACT_ERASED)
    edit = Edit(partial(contacts.erase, contact_id=contact.id), mine=t("effacé"), saved=saved)
    form.send(t("Effacer pour toujours"), edit, icon=":material/delete:")
