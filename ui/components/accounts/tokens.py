"""The personal tokens of the one who reads: the list, making one, revoking one, how to use it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

import streamlit as st

from domain.actions import Action
from domain.tokens import LIFETIMES, USUAL_LIFETIME
from i18n.formats import instant
from queries.accounts.tokens import TokenRow
from services.accounts import tokens
from ui.links import with_history
from ui.session import announce, perform, server_address, t
from ui.widgets.form import open_form
from ui.widgets.kept_files import technical_details
from ui.widgets.saving import end_editing
from ui.widgets.tables import Cell, cell, record_table
from ui.widgets.text import plain

DESCRIPTION = "/api/v1/openapi.json"


def show_list(rows: Sequence[TokenRow], *, editable: bool) -> None:
    """The tokens in service, and a button to stop each of them."""
    if not rows:
        st.markdown(t("Vous n’avez aucun jeton en service."))
        return
    listed = [
        {
            t("Nom"): row.name,
            t("Créé le"): _when(row.created_at),
            t("Expire le"): _when(row.expires_at),
            t("Dernier usage"): _when(row.last_used_at) if row.last_used_at else t("jamais"),
        }
        for row in rows
    ]
    record_table(listed, name=t("Jetons d’accès en service"), key="tokens")
    if editable:
        _show_revoke_form(rows)


def _when(moment: datetime) -> Cell:
    return cell(instant(moment), order=moment.isoformat())


def _show_revoke_form(rows: Sequence[TokenRow]) -> None:
    with st.container(horizontal=True):
        for row in rows:
            label = t("Révoquer « {name} »").format(name=plain(row.name))
            asked = st.button(label, icon=":material/block:", key=f"revoke/{row.id}")
            if asked and perform(tokens.revoke, token_id=row.id):
                gone = t("Le jeton « {name} » ne fonctionne plus.").format(name=plain(row.name))
                announce(with_history(gone, action=Action.TOKEN_REVOKED))


def show_create_form() -> None:
    """The form of a new token; the token is shown once, when it is made."""
    form = open_form("token", present=0)
    name = form.line(
        t("Nom du jeton"),
        "name",
        limit=tokens.NAME_LIMIT,
        placeholder=t("Ce qui s’en servira, par exemple « tableau de bord »"),
        required=True,
    )
    words = {str(days): t("{n} jours").format(n=days) for days in LIFETIMES}
    days = form.choice(t("Valable"), "days", words, str(USUAL_LIFETIME))
    asked = form.button(t("Créer le jeton"), "create", icon=":material/key:", is_main=True)
    token = tokens.new_token()
    if asked and not form.is_sound:
        form.act(None, pressed=True)
    elif asked and perform(tokens.create, token=token, name=name, days=int(days)):
        end_editing(form.name)
        made = t("Jeton créé. Copiez-le maintenant : il ne s’affiche qu’une fois.")
        announce(with_history(made, action=Action.TOKEN_CREATED), form=form.name, code=token)


def show_example() -> None:
    """Show one request that works as it stands, once the token is put into it."""
    st.subheader(t("S’en servir"))
    st.markdown(
        t(
            "Envoyez le jeton dans l’en-tête de chaque demande, jamais dans une adresse. Les "
            "adresses possibles et leurs réponses sont décrites par [le document OpenAPI]({path})."
        ).format(path=DESCRIPTION)
    )
    address = urlsplit(server_address())
    command = (
        'curl -H "Authorization: Bearer $JETON" '
        f'"{address.scheme}://{address.netloc}/api/v1/phases?au=2024-02-07"'
    )
    with technical_details():
        st.code(command, language=None, wrap_lines=True)
