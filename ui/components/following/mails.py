"""Which mails a person receives, and the form by which they choose."""

from __future__ import annotations

import streamlit as st

import settings
from domain.actions import Action
from domain.digest import MailChoice
from i18n.formats import instant
from i18n.labels.mails import MAIL_CHOICE_WORD
from queries.following.digest import MyMails
from services.mail import claims
from services.mail.smtp import missing_settings
from ui.components.following.journal_filters import ACTION
from ui.links import link, with_history
from ui.navigation import JOURNAL
from ui.session import announce, perform, t
from ui.widgets.text import plain

CHOSEN = Action.ACCOUNT_MAILS_CHOSEN  # the action, as the journal keeps it


def opening_sentence(mine: MyMails) -> str:
    """Say where mails go and when the last one left; or that none leaves from here."""
    if missing_settings(settings.load()):
        return t(
            "Aucun courriel ne part encore de cette installation : l’exploitation doit d’abord "
            "donner un serveur de courriel. Votre choix vaudra dès ce moment."
        )
    if not mine.address:
        return t("Ce compte n’a pas d’adresse : aucun courriel ne lui est envoyé.")
    said = t("Les courriels partent à {address} et ne disent que ce que vous pouvez lire ici.")
    last = (
        t("Le dernier est parti le {when}.")
        if mine.last_sent_at
        else t("Aucun n’est encore parti.")
    )
    when = instant(mine.last_sent_at) if mine.last_sent_at else ""
    return f"{said.format(address=plain(mine.address))} {last.format(when=when)}"


def show_choice(mine: MyMails) -> None:
    """Three choices; the last one stops every mail."""
    options = list(MailChoice)
    with st.form("mails"):
        chosen = st.radio(
            t("Ce que je veux recevoir"),
            options,
            index=options.index(mine.wants),
            format_func=lambda option: t(MAIL_CHOICE_WORD[option]),
        )
        st.markdown(
            t(
                "Le courriel de la semaine liste les échéances dépassées et celles des 14 jours à "
                "venir, ce qui a changé en 7 jours et qui vous cite. Un rappel part deux jours "
                "avant une échéance, le jour même et deux jours après. Quand il n’y a rien à "
                "dire, rien ne part."
            )
        )
        sent = st.form_submit_button(t("Enregistrer mon choix"), icon=":material/save:")
    link(JOURNAL, t("Voir mes choix précédents"), ":material/history:", **{ACTION: CHOSEN})
    if sent and perform(claims.choose, mails=chosen):
        word = t(MAIL_CHOICE_WORD[chosen]).lower()
        saved = t("Choix enregistré : {choice}.").format(choice=word)
        announce(with_history(saved, action=CHOSEN))
