"""Agreements in words: title and link, kind, standing, parties, end."""

from __future__ import annotations

from datetime import date

from domain.addresses import Param
from domain.agreements import AgreementStanding, AgreementStatus
from i18n.formats import long_date, since_date
from i18n.labels.agreements import AGREEMENT_KIND_WORD, AGREEMENT_STANDING_WORD
from queries.agreements.states import AgreementState
from queries.register.organisations import OrganisationState, organisations_on
from ui.navigation import AGREEMENT
from ui.session import ask, moment, t
from ui.targets import Target, target


def sheet_of(agreement: AgreementState) -> Target:
    """The page of its sheet."""
    params = {Param.TERRITORY: agreement.territory, Param.AGREEMENT: str(agreement.number)}
    return target(AGREEMENT, **params)


def kind_word(agreement: AgreementState) -> str:
    return t(AGREEMENT_KIND_WORD[agreement.kind])


def standing_words(agreement: AgreementState, day: date) -> str:
    """« Signée depuis mai 2023 », « Échue depuis le 31 décembre 2025 »."""
    standing = agreement.standing(day)
    since = agreement.status_on
    if standing is AgreementStanding.EXPIRED and agreement.until:
        since = agreement.until
    return f"{t(AGREEMENT_STANDING_WORD[standing])} {since_date(since)}"


def until_words(agreement: AgreementState) -> str:
    return long_date(agreement.until) if agreement.until else t("sans fin connue")


def parties(agreement: AgreementState) -> list[OrganisationState]:
    """Organisations of the register."""
    organisations = ask(organisations_on, moment=moment(), territory=agreement.territory)
    return [one for one in organisations if one.number in agreement.parties]


def is_signed(agreement: AgreementState) -> bool:
    """True once it has been signed, ended since or not: its parties are then signatories."""
    return agreement.status in (AgreementStatus.SIGNED, AgreementStatus.TERMINATED)
