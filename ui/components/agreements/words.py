"""Agreements in words: title and link, kind, standing, parties, end."""

from __future__ import annotations

from datetime import date

from domain.addresses import Param
from domain.agreements import AgreementStanding, AgreementStatus
from i18n.formats import joined, long_date, since_date
from i18n.labels.agreements import AGREEMENT_KIND_WORD, AGREEMENT_STANDING_WORD
from queries.agreements.states import AgreementState
from queries.register.organisations import organisations_on
from ui.components.register.words import linked_name
from ui.links import href
from ui.navigation import AGREEMENT
from ui.session import ask, moment, t
from ui.widgets.text import plain


def linked_title(one: AgreementState) -> str:
    """The title, as the way to its sheet."""
    params = {Param.TERRITORY: one.territory, Param.AGREEMENT: str(one.number)}
    return f"[{plain(one.title)}]({href(AGREEMENT, **params)})"


def kind_word(one: AgreementState) -> str:
    return t(AGREEMENT_KIND_WORD[one.kind])


def standing_words(one: AgreementState, day: date) -> str:
    """« Signée depuis mai 2023 », « Échue depuis le 31 décembre 2025 »."""
    standing = one.standing(day)
    since = one.status_on
    if standing is AgreementStanding.EXPIRED and one.until:
        since = one.until
    return f"{t(AGREEMENT_STANDING_WORD[standing])} {since_date(since)}"


def until_words(one: AgreementState) -> str:
    return long_date(one.until) if one.until else t("sans fin connue")


def parties_words(one: AgreementState) -> str:
    """Organisations of the register, each as the way to its sheet."""
    here = ask(organisations_on, moment=moment(), territory=one.territory)
    return joined([linked_name(org) for org in here if org.number in one.parties])


def is_signed(one: AgreementState) -> bool:
    """Was it ever: then its parties are its signatories."""
    return one.status in (AgreementStatus.SIGNED, AgreementStatus.TERMINATED)
