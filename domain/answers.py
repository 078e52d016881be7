"""An answer to Parliament on its way: what a person writes over the draft, and who cleared it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.canonical import canonical
from domain.errors import N_, DomainError

REFERENCE_LIMIT = 200
TEXT_LIMIT = 4000
EDITS_LIMIT = 400  # sentences of one answer that a person wrote over
OPENING, CLOSING = "opening", "closing"  # what a person adds before and after the sentences


class AnswerStatus(StrEnum):
    """Stored; the order is that of the clearance."""

    ASKED = "asked"
    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    SENT = "sent"


BEFORE: Mapping[AnswerStatus, AnswerStatus] = {  # each step, and what it follows
    AnswerStatus.DRAFTED: AnswerStatus.ASKED,
    AnswerStatus.REVIEWED: AnswerStatus.DRAFTED,
    AnswerStatus.SENT: AnswerStatus.REVIEWED,
}


@dataclass(frozen=True, slots=True)
class Edited:
    """The words of a person for one sentence; `base` is the sentence that they wrote them over. Empty
    words leave the sentence out."""

    text: str
    base: str

    def is_stale(self, generated: str) -> bool:
        """Whether the facts have changed the sentence since."""
        return self.base != generated


Edits = Mapping[str, Edited]  # by the key of the sentence, or OPENING and CLOSING


def next_step(status: AnswerStatus) -> AnswerStatus | None:
    return next((step for step, before in BEFORE.items() if before is status), None)


def check_step(
    status: AnswerStatus, step: AnswerStatus, *, drafted_by: int | None, by: int | None
) -> None:
    """Refuses a step out of order, and a review by who wrote it: four eyes."""
    if BEFORE.get(step) is not status:
        raise StepOutOfOrder
    if step is AnswerStatus.REVIEWED and drafted_by == by:
        raise OwnAnswer


def check_open(status: AnswerStatus) -> None:
    """Refuses to change what was sent."""
    if status is AnswerStatus.SENT:
        raise AnswerClosed


def edits_text(edits: Edits) -> str:
    """The edits as they are stored."""
    return canonical({key: {"text": one.text, "base": one.base} for key, one in edits.items()})


def edits_in(text: str) -> dict[str, Edited]:
    """Read back what `edits_text` wrote; nothing where nothing was written yet."""
    stored = json.loads(text) if text else {}
    return {key: Edited(one["text"], one["base"]) for key, one in stored.items()}


class StepOutOfOrder(DomainError):
    reason = N_("Cette étape ne suit pas celle où en est la réponse.")
    remedy = N_("Relisez la page : quelqu’un l’a peut-être fait avancer.")


class OwnAnswer(DomainError):
    """Four eyes: nobody reviews what they drafted."""

    reason = N_("Vous avez dit vous-même cette réponse rédigée.")
    remedy = N_("Demandez à une autre personne de la relire.")


class AnswerClosed(DomainError):
    reason = N_("Cette réponse est transmise : elle ne change plus.")
    remedy = N_("Préparez-en une autre ; celle-ci reste lisible.")


class SentenceUnknown(DomainError):
    reason = N_("Cette phrase n’est plus dans le projet.")
    remedy = N_("Relisez la page : les faits ont changé ; votre texte est gardé à part.")


class TooManyEdits(DomainError):
    reason = N_("Une réponse garde au plus {limit} phrases réécrites.")
    remedy = N_("Revenez au texte du suivi pour celles qui s’y prêtent.")


class SentencesStale(DomainError):
    """What a person wrote may contradict what the record says now."""

    reason = N_("Des phrases réécrites reposent sur des faits qui ont changé depuis.")
    remedy = N_("Relisez celles qui sont marquées : gardez votre texte ou reprenez celui du suivi.")
