"""What facts and events hold, in words: the name of each attribute, and of each of its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from definitions import names
from domain.dates import PartialDate
from domain.errors import N_
from domain.health import Level
from domain.permissions import ROLE_NAMES, Role
from domain.phases import PhaseStatus
from i18n.action_sentences import CHANGE_WORD
from i18n.formats import long_date
from i18n.labels.agreements import AGREEMENT_KIND_WORD, AGREEMENT_STATUS_WORD, AGREEMENT_WORD
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD
from i18n.labels.gates import CHECK_WORD, DECISION_WORD
from i18n.labels.mails import MAIL_CHOICE_WORD
from i18n.labels.meetings import ACTION_STATUS_WORD, MEETING_KIND_WORD, MEETING_WORD
from i18n.labels.milestones import CAUSE_WORD, MILESTONE_KIND_WORD, SIDE_WORD
from i18n.labels.phases import PHASE_STATUS_WORD
from i18n.labels.register import (
    CONTACT_WORD,
    DEGREE_WORD,
    DIRECTION_WORD,
    ENGAGEMENT_WORD,
    INTEREST_WORD,
    MODE_WORD,
    NATURE_WORD,
    REGISTER_WORD,
)
from i18n.labels.reports import CADENCE_WORD, STANDING_WORD
from queries.register.links import NO, YES
from ui.components.gates.weather_words import level_word
from ui.names import catalog, lot_name
from ui.session import t
from ui.widgets.text import plain

LINK_DATES = ("link_since", "link_until", "agreement_until")
DATE_SUFFIXES = ("_start", "_end", "_on")
CODE_WORD = {
    f"{attribute}/{code}": word
    for attribute, words in (
        ("forecast_cause", CAUSE_WORD),
        ("forecast_side", SIDE_WORD),
        ("kind", MILESTONE_KIND_WORD),
        ("delivery", DELIVERABLE_STATUS_WORD),
        ("report_status", STANDING_WORD),
        ("report_cadence", CADENCE_WORD),
        ("check", CHECK_WORD),
        ("decision", DECISION_WORD),
        ("mails", MAIL_CHOICE_WORD),
        ("engagement", ENGAGEMENT_WORD),
        ("engagement_wanted", ENGAGEMENT_WORD),
        ("interest", INTEREST_WORD),
        ("influence", DEGREE_WORD),
        ("link_mode", MODE_WORD),
        ("agreement_kind", AGREEMENT_KIND_WORD),
        ("agreement_status", AGREEMENT_STATUS_WORD),
        ("link_nature", NATURE_WORD),
        ("link_direction", DIRECTION_WORD),
        ("meeting_kind", MEETING_KIND_WORD),
        ("action_status", ACTION_STATUS_WORD),
    )
    for code, word in words.items()
} | {
    f"{attribute}/{code}": word
    for attribute in (
        "link_formal",
        "link_removed",
        "agreement_removed",
        "meeting_cancelled",
        "resolution_struck",
    )
    for code, word in ((YES, N_("oui")), (NO, N_("non")))
}


def attribute_word(attribute: str) -> str:
    """« Début prévu »; one that is not known here, a newer version’s, as it is stored."""
    known = CHANGE_WORD.get(attribute) or ATTRIBUTE_WORD.get(attribute)
    known = known or REGISTER_WORD.get(attribute) or MEETING_WORD.get(attribute)
    return t(known or AGREEMENT_WORD.get(attribute) or plain(attribute))


def value_words(attribute: str, value: str | None) -> str:
    """« en cours », « 12 février 2024 », « non renseigné »; other texts between quotation marks."""
    if not value:
        return t("non renseigné")
    if word := _word(attribute, value):
        return word
    if attribute == "grants":
        return ", ".join(_grant(grant) for grant in value.split(", "))
    if attribute.endswith(DATE_SUFFIXES) or attribute in LINK_DATES:
        return long_date(PartialDate.parse(value))
    return value if value.isdigit() else f"« {plain(value)} »"


def _word(attribute: str, value: str) -> str | None:
    """The word of a value that belongs to a vocabulary."""
    if attribute in NAMED:
        return NAMED[attribute](value)
    word = CODE_WORD.get(f"{attribute}/{value}")
    return t(word).lower() if word else None


def _actor(code: str) -> str:
    return plain(names.actor_name(catalog(), code))


def _phase(key: str) -> str:
    """« 7 »."""
    return plain(names.phase_number(catalog(), key))


def _group(counted: str) -> str:
    """« habitants (4) »."""
    key, _, count = counted.partition(":")
    return f"{plain(names.group_name(catalog(), key)).lower()} ({count})"


NAMED: Mapping[str, Callable[[str], str]] = {
    "status": lambda value: t(PHASE_STATUS_WORD[PhaseStatus(value)]).lower(),
    "meeting_phases": lambda value: ", ".join(_phase(part) for part in value.split(",")),
    "resolution_phase": lambda value: _phase(value),
    "action_phase": lambda value: _phase(value),
    "meeting_groups": lambda value: ", ".join(_group(part) for part in value.split(",")),
    "weather": lambda value: plain(level_word(Level(value))).lower(),
    "lot": lambda value: plain(lot_name(value)),
    "waiting_for": _actor,
    "actor_type": _actor,
    "barriers": lambda value: ", ".join(
        plain(names.barrier_name(catalog(), part)) for part in value.split(",")
    ),
    "contact_fields": lambda value: ", ".join(
        t(CONTACT_WORD[part]).lower() for part in value.split(",")
    ),
}


def _grant(grant: str) -> str:
    """« contractor herstal lot-1 » as « adjudicataire (Herstal, lot 1) »."""
    role, *scope = grant.split(" ")
    places = {place.key: place.name for place in catalog().territories}
    words = [plain(places[key] if key in places else lot_name(key)) for key in scope]
    return t(ROLE_NAMES[Role(role)]).lower() + (f" ({', '.join(words)})" if words else "")
