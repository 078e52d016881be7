"""Comptes : qui peut entrer, sous quel rôle ; inviter, changer un rôle, fermer un compte."""

import streamlit as st

from queries.accounts.accounts import accounts
from ui.components.accounts import forms
from ui.components.accounts import list as accounts_list
from ui.session import ask, current_actor, in_the_past, t

st.title(t("Comptes"))
st.markdown(
    t(
        "Chaque personne a son compte. Un compte fermé garde son histoire ; "
        "un changement de rôle vaut dès le clic suivant."
    )
)
listing = st.container()

if in_the_past():
    st.info(t("Les comptes sont ceux d’aujourd’hui ; revenez à aujourd’hui pour les modifier."))
    with listing:
        accounts_list.show_table(ask(accounts))
    st.stop()

st.header(t("Inviter une personne"))
forms.show_invite_form()

st.header(t("Modifier un compte"))
me = current_actor().user_id
others = {row.id: row for row in ask(accounts) if row.id != me}
chosen = st.selectbox(
    t("Compte à modifier"),
    list(others),
    index=None,
    format_func=lambda number: others[number].display_name,
    placeholder=t("Choisir un compte…"),
    key="account",
    disabled=not others,
    help=t("Votre propre compte se modifie par une autre personne."),
)
if not others:
    st.markdown(t("Il n’y a pas encore d’autre compte : invitez une personne ci-dessus."))
if chosen is not None:
    forms.show_manage_forms(others[chosen])

with listing:  # last, so that it shows what was just done
    accounts_list.show_table(ask(accounts))
