"""Comptes : qui peut entrer, sous quel rôle ; inviter, changer un rôle, fermer un compte."""

from functools import partial

import streamlit as st

from queries.accounts.accounts import accounts
from ui.components.accounts import forms
from ui.components.accounts import list as accounts_list
from ui.session import ask, current_actor, end_page, in_the_past, t
from ui.widgets.selectors import ADD, Act, show_acts

st.title(t("Comptes"))
st.markdown(
    t(
        "Chaque personne a son compte. Un compte fermé garde son histoire ; "
        "un changement de rôle vaut dès le clic suivant."
    )
)
known = ask(accounts)
if in_the_past():
    st.info(t("Les comptes sont ceux d’aujourd’hui ; revenez à aujourd’hui pour les modifier."))
    accounts_list.show_table(known)
    end_page()

me = current_actor().user_id
others = {row.id: row for row in known if row.id != me}
invite = Act(ADD, t("Inviter une personne"), forms.show_invite_form)
change = Act(forms.CHANGE, t("Modifier un compte"), partial(forms.show_change_form, others))
show_acts([invite, change])
accounts_list.show_table(known, others)
