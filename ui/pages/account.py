"""Mon compte : qui l’on est ici, son mot de passe, les jetons par lesquels un programme lit pour soi."""

import streamlit as st

from queries.accounts.tokens import own_tokens
from ui.components.accounts import tokens
from ui.frame.roles import roles_words
from ui.session import ask, current_actor, in_the_past, t
from ui.widgets.text import plain

actor = current_actor()
st.title(t("Mon compte"))
st.markdown(
    t("Vous êtes **{name}** : {roles}. [Changer de mot de passe](/compte/mot-de-passe)").format(
        name=plain(actor.display_name), roles=roles_words(actor.grants)
    )
)

st.header(t("Jetons d’accès"), anchor="jetons")
st.markdown(
    t(
        "Un jeton laisse un programme (tableur, tableau de bord, script) lire ce que vous pouvez "
        "lire ici, jamais plus, et ne rien écrire. Il suit vos rôles à chaque demande."
    )
)
listing = st.container()
if in_the_past():
    st.info(t("Les jetons sont ceux d’aujourd’hui ; revenez à aujourd’hui pour les modifier."))
else:
    tokens.show_create_form()
    tokens.show_example()

with listing:  # last, so that it shows what was just done
    tokens.show_list(ask(own_tokens), editable=not in_the_past())
