"""What one does with accounts: invite, send a link, close or open, give other roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

import streamlit as st

from domain.errors import StaleEdit
from domain.permissions import ROLE_NAMES, SCOPED, Grant, Role
from domain.sign_in import NoRole, RoleAlreadyHeld
from queries.accounts.accounts import AccountRow, AccountState
from queries.accounts.tokens import tokens_in_service
from queries.context import Context
from services.accounts import accounts, tokens
from services.accounts.sign_in_links import new_token
from ui import state
from ui.frame.roles import grant_words
from ui.links import with_history
from ui.names import catalog, lot_name, name_of
from ui.session import announce, ask, perform, refusal_text, server_address, t, tn
from ui.widgets.form import open_form
from ui.widgets.saving import end_editing


def choose_grant(key: str) -> Grant | None:
    """Return one role, that of a contractor with its territory and lot; None until a role is
    chosen."""
    role = st.selectbox(
        t("Rôle"),
        list(Role),
        index=None,
        placeholder=t("Choisir un rôle…"),
        format_func=lambda option: t(ROLE_NAMES[option]),
        key=f"{key}/role",
    )
    if role is None or role not in SCOPED:
        return Grant(role) if role else None
    left, right = st.columns(2)
    territory = left.selectbox(
        t("Territoire"),
        [place.key for place in catalog().territories],
        index=None,
        placeholder=t("Choisir un territoire…"),
        format_func=name_of,
        key=f"{key}/territory",
    )
    lot = right.selectbox(
        t("Lot"),
        [lot.key for lot in catalog().lots],
        index=None,
        placeholder=t("Choisir un lot…"),
        format_func=lot_name,
        key=f"{key}/lot",
    )
    return Grant(role, territory, lot)


def change_roles(row: AccountRow) -> Sequence[Grant] | None:
    """The roles that the account is to have from now on, when that was asked in this run."""
    form = f"roles/{row.id}/{row.version}"  # another version is another form: nothing chosen stays
    st.markdown(f"**{t('Rôles')}**")
    for number, grant in enumerate(row.grants):
        words = grant_words(grant)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words)
            label = t("Retirer : {role}").format(role=words)
            if st.button(label, icon=":material/remove:", key=f"{form}/remove/{number}"):
                return [kept for kept in row.grants if kept != grant]
    added = choose_grant(form)
    if not st.button(t("Ajouter ce rôle"), icon=":material/badge:", key=f"{form}/add"):
        return None
    if added and added not in row.grants:
        return [*row.grants, added]
    st.error(refusal_text(RoleAlreadyHeld() if added else NoRole()), icon=":material/error:")
    return None


P = ParamSpec("P")
LONGEST = 200  # characters of a name or an address
CHANGE, CHOSEN = "modifier", "compte"  # what is done, to whom, in the address
_SEEN = "accounts_seen"
LINK = "{link}"


def show_invite_form() -> None:
    """The form of a new account; its link is shown once, when it is made."""
    form = open_form("invite", present=0)
    name = form.line(t("Prénom et nom"), "person", limit=LONGEST, required=True)
    login = form.line(t("Adresse e-mail professionnelle"), "login", limit=LONGEST, required=True)
    grant = choose_grant(form.key("grant"))
    grants = [grant] if grant else []
    asked = form.button(t("Inviter"), "send", icon=":material/person_add:", is_main=True)
    token = new_token()
    if asked and not form.is_sound:
        form.act(None, pressed=True)
    elif asked and perform(
        accounts.invite, token=token, login=login, display_name=name, grants=grants
    ):
        end_editing(form.name)
        sentence = t("Compte ouvert. Copiez le message d’invitation et envoyez-le\u00a0:")
        _announce_link(token, sentence, form.name, message=_invitation(name, grants))


def show_change_form(others: Mapping[int, AccountRow]) -> None:
    """Whose account, then what can be done with it; one’s own is changed by another person."""
    if not others:
        st.markdown(t("Il n’y a pas encore d’autre compte : invitez une personne."))
        return
    asked = state.param(CHOSEN) or ""
    numbers = list(others)
    chosen = st.selectbox(
        t("Compte à modifier"),
        numbers,
        index=numbers.index(int(asked)) if asked.isdecimal() and int(asked) in others else None,
        format_func=lambda number: others[number].display_name,
        placeholder=t("Choisir un compte…"),
        key=f"account/{asked}",
        help=t("Votre propre compte se modifie par une autre personne."),
    )
    if chosen is not None:
        _show_manage_forms(others[chosen])


def _show_manage_forms(row: AccountRow) -> None:
    """Show what can be done with one account, as it was when it was chosen."""
    row = _as_chosen(row)
    closed = row.state is AccountState.DISABLED
    grants = change_roles(row)
    if grants is not None and _perform(
        accounts.change_grants, account_id=row.id, seen_version=row.version, grants=grants
    ):
        _done(t("Rôles enregistrés. La personne devra se reconnecter."))
    with st.container(horizontal=True):
        linking = not (closed or row.is_demo) and st.button(
            t("Créer un lien de mot de passe"), icon=":material/link:", key=f"link/{row.id}"
        )
        turning = st.button(
            t("Rouvrir le compte") if closed else t("Désactiver le compte"),
            icon=":material/lock_open:" if closed else ":material/block:",
            key=f"close/{row.id}",
        )
        _revoking_tokens(row)
    if linking:
        _send_link(row)
    if turning:
        _close_or_open(row, closed=closed)


def _revoking_tokens(row: AccountRow) -> None:
    count = ask(tokens_in_service, account_id=row.id)
    label = tn("Révoquer son jeton d’accès", "Révoquer ses {n} jetons d’accès", count)
    asked = count and st.button(label, icon=":material/key_off:", key=f"tokens/{row.id}")
    if asked and perform(tokens.revoke_all, account_id=row.id):
        _done(t("Jetons révoqués : aucun programme ne lit plus au nom de cette personne."))


def _as_chosen(row: AccountRow) -> AccountRow:
    """The row as it was when editing began: reading it again would hide another person’s change."""
    seen = state.get(_SEEN)
    if isinstance(seen, AccountRow) and seen.id == row.id:
        return seen
    state.put(_SEEN, row)
    return row


def _send_link(row: AccountRow) -> None:
    token = new_token()
    if perform(accounts.send_link, token=token, account_id=row.id):
        _announce_link(token, t("Transmettez ce lien ; les précédents ne fonctionnent plus :"))


def _close_or_open(row: AccountRow, *, closed: bool) -> None:
    service = accounts.enable if closed else accounts.disable
    if _perform(service, account_id=row.id, seen_version=row.version):
        _done(t("Compte rouvert.") if closed else t("Compte désactivé ; ses sessions sont closes."))


def _perform(
    service: Callable[Concatenate[Context, P], None], *args: P.args, **kwargs: P.kwargs
) -> bool:
    """As `perform`; when another person was faster, what they wrote is shown from now on."""
    try:
        return perform(service, *args, **kwargs)
    except StaleEdit as refusal:
        state.forget(_SEEN)
        st.error(refusal_text(refusal), icon=":material/error:")
        return False


def _done(message: str) -> None:
    state.forget(_SEEN)
    announce(with_history(message))


def _invitation(name: str, grants: Sequence[Grant]) -> str:
    """The message to send: who may do what, where to choose a password, how long."""
    return t(
        "Bonjour {name},\n\n"
        "Un compte vous est ouvert dans le suivi du Pôle insertion ({roles}). Choisissez votre mot de "
        "passe à cette adresse, dans les sept jours\u00a0; elle ne sert qu’une fois\u00a0:\n\n{link}"
    ).format(name=name.strip(), roles=", ".join(grant_words(grant) for grant in grants), link=LINK)


def _announce_link(token: str, sentence: str, form: str = "", message: str = LINK) -> None:
    """`message` has the link where `LINK` stands."""
    state.forget(_SEEN)
    address = urlsplit(server_address())
    once = t("Ce lien ne s’affiche qu’une fois, et ne sert qu’une fois.")
    link = f"{address.scheme}://{address.netloc}/compte/lien/{token}"
    announce(f"{sentence}  \n{once}", form=form, code=message.replace(LINK, link))
