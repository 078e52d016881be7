"""What happened, told in French: one sentence an event, with what changed and the note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from definitions import names
from domain.actions import Action
from domain.figures import FigureKey
from domain.reporting import Period
from domain.subjects import Kind, Subject, known_subject
from i18n.action_sentences import ANY_EVENT, COUNT_WORD, EVENT_SENTENCE
from i18n.formats import instant
from queries.following.journal import JournalEntry
from queries.following.undo import UNDONE_EVENT
from queries.register.contacts import FOREM
from ui.components.deliverables.words import deliverable_name
from ui.components.following.fact_words import attribute_word, value_words
from ui.components.milestones.words import milestone_name
from ui.components.portraits.words import figure_name
from ui.components.reports.words import period_words
from ui.names import catalog, lot_name, name_of
from ui.session import t, tn
from ui.widgets.text import plain

NUMBERED = (Kind.ANSWER, Kind.BASELINE, Kind.CONDITION, Kind.CONTACT)
# Seals and numbers say nothing to people.
UNTOLD = (
    "text_digest", "link_ends", "parent", "agreement_parties", "meeting_organisations", "action_owner",
    "undone", UNDONE_EVENT,
)  # fmt: skip
ABOUT_LOTS = (Kind.LOT, Kind.REPORT, Kind.REPORTING)


def opening_sentence(total: int, first: datetime | None, until: datetime | None) -> str:
    """Say how many events, since when, and that nobody can change them."""
    if not total:
        return t("Aucun événement n’est enregistré pour ce choix.")
    count = tn("{n} événement enregistré", "{n} événements enregistrés", total)
    since = t(" depuis le {when}").format(when=instant(first)) if first else ""
    limit = t(", jusqu’au {when}").format(when=instant(until)) if until else ""
    rule = t("Le plus récent vient en tête ; un événement ne se modifie ni ne s’efface.")
    return f"{count}{since}{limit}. {rule}"


def sentence(entry: JournalEntry) -> str:
    """« Le 23/11/2026 à 14:05, Aline a déclaré l’état de la phase 7 à Herstal : planifiée → en
    cours. Note : « … » »"""
    said = said_of(entry)
    changes = " ; ".join(_change(name, pair) for name, pair in _ordered(entry.changes))
    note = t(" Note : « {note} »").format(note=plain(entry.note)) if entry.note else ""
    when = t("Le {when}").format(when=instant(entry.recorded_at))
    return f"{when}, {said}{f' : {changes}' if changes else ''}.{note}"


def said_of(entry: JournalEntry) -> str:
    """« Aline a déclaré l’état de la phase 7 à Herstal »."""
    return _said(entry, entry.action)


def _said(entry: JournalEntry, action: str) -> str:
    """« Aline a déclaré l’état de la phase 7 à Herstal »; of an undoing, with what it undid."""
    words = _subject(entry)
    if action == Action.ACT_UNDONE:
        words["undone"] = _said(entry, entry.changes["undone"][1])
    return t(EVENT_SENTENCE.get(action, ANY_EVENT)).format(
        who=_who(entry), action=plain(action), **words
    )


def change_list(entry: JournalEntry) -> list[str]:
    """What changed, one by one; of what was made new, what it is, and no « non renseigné » before."""
    if not is_new(entry):
        return [_change(name, pair) for name, pair in _ordered(entry.changes)]
    told = (item for item in _ordered(entry.changes) if item[1][1])
    return [_change(name, pair).replace(f"{t('non renseigné')} → ", "") for name, pair in told]


def is_new(entry: JournalEntry) -> bool:
    """Whether nothing of what it says was known before."""
    pairs = [pair for _, pair in _ordered(entry.changes)]
    return len(pairs) > 1 and not any(old for old, _ in pairs)


def changes_words(changes: Mapping[str, Sequence[str | None]]) -> str:
    """« rôle dans le pilote : non renseigné → « accueil » ; intérêt : faible → fort »."""
    return " ; ".join(_change(name, pair) for name, pair in _ordered(changes))


def _who(entry: JournalEntry) -> str:
    """A name for readers who may know people; else a role in words."""
    if entry.actor_id is None:
        return t("l’application")
    return f"**{plain(entry.actor_name)}**" if entry.actor_name else t("une personne du projet")


def _subject(entry: JournalEntry) -> dict[str, str]:
    """The words that the sentence of the action may need; few for what a newer version recorded."""
    about = known_subject(entry.subject)
    return {
        "place": plain(name_of(entry.territory)) if entry.territory else "",
        "organisation": plain(entry.object_name),
        "meeting": plain(entry.object_name),
        "account": plain(entry.account_name) if entry.account_name else t("un compte"),
        **(_object(about) if about else {}),
    }


def _object(about: Subject) -> dict[str, str]:
    kind, key = about.kind, about.key
    return {
        "phase": plain(names.phase_number(catalog(), about.phase)) if about.phase else "",
        "milestone": plain(milestone_name(key)) if kind is Kind.MILESTONE else "",
        "deliverable": plain(deliverable_name(key)) if kind is Kind.DELIVERABLE else "",
        "check": plain(names.criterion_text(catalog(), key)) if kind is Kind.CHECK else "",
        "number": _number(about) if kind in NUMBERED else "",
        "lot": plain(lot_name(key)) if kind in ABOUT_LOTS else "",
        "figure": plain(figure_name(FigureKey.parse(str(about)))) if kind is Kind.FIGURE else "",
        "period": period_words(Period.parse(about.parts[2])) if kind is Kind.REPORT else "",
        "object": _commented(about.parts[2]) if kind is Kind.COMMENT else "",
    }


def _number(about: Subject) -> str:
    """« 2 »; « 2 (lot 3) » for a contact: each lot counts its own."""
    number = about.parts[-1].rpartition(".")[2]
    if about.kind is not Kind.CONTACT:
        return number
    lot = about.parts[1]
    return f"{number} ({t('FOREm') if lot == FOREM else plain(lot_name(lot))})"


def _commented(key: str) -> str:
    """« la phase 7 », « le rapport du 1er au 15 novembre 2026 »."""
    if key.isdigit():
        return t("une partie prenante")
    if "_" in key:
        return t("le rapport {period}").format(period=period_words(Period.parse(key)))
    return t("la phase {number}").format(
        number=plain(names.phase_number(catalog(), key.split(".")[0]))
    )


def _ordered(changes: Mapping[str, Sequence[str | None]]) -> list[tuple[str, Sequence[str | None]]]:
    """The status first, then the rest as recorded; of what there is none of, nothing."""
    told_changes = [
        item
        for item in changes.items()
        if item[0] not in UNTOLD and not (item[0] in COUNT_WORD and item[1][1] in (None, "", "0"))
    ]
    return sorted(told_changes, key=lambda item: item[0] not in ("status", "delivery"))


def _change(attribute: str, pair: Sequence[str | None]) -> str:
    """« planifiée → en cours », « début réel : non renseigné → 12 février 2024 », « 39 faits »."""
    if attribute in COUNT_WORD:
        return tn(*COUNT_WORD[attribute], int(pair[1] or 0))
    old, new = (value_words(attribute, value) for value in pair)
    words = attribute_word(attribute)
    if attribute in ("status", "delivery"):
        return f"{old} → {new}"
    if attribute == "contact_fields":
        return f"{words.lower()} : {new}"
    return f"{words.lower()} : {old} → {new}"
