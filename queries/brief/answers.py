"""Answers to Parliament: those being prepared, their draft of today, who cleared them, those sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from domain.actions import Action
from domain.answers import CLOSING, OPENING, AnswerStatus, Edited, edits_in
from domain.brief import Scope
from domain.chain import sha256
from domain.errors import NotFound
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from models import Answer, AnswerVersion, AuditEvent
from queries.brief.draft import Brief, BriefSentence, brief_on
from queries.context import Context
from queries.moment import Moment
from queries.people import names_of

STEPS: Mapping[str, AnswerStatus] = {
    Action.ANSWER_ASKED: AnswerStatus.ASKED,
    Action.ANSWER_DRAFTED: AnswerStatus.DRAFTED,
    Action.ANSWER_REVIEWED: AnswerStatus.REVIEWED,
    Action.ANSWER_SENT: AnswerStatus.SENT,
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer, as lists show it."""

    number: int
    reference: str
    answered_on: date
    scope: Scope
    status: AnswerStatus
    edits: Mapping[str, Edited]
    drafted_by: int | None
    changed_at: datetime
    version: int

    @property
    def subject(self) -> str:
        return subject_text(Kind.ANSWER, self.number)


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence of the draft, and what a person wrote over it."""

    generated: BriefSentence
    edited: Edited | None

    @property
    def text(self) -> str:
        """What is sent; empty when it was left out."""
        return self.edited.text if self.edited else self.generated.text

    @property
    def is_stale(self) -> bool:
        """Whether it was written over a sentence that the facts have changed since."""
        return bool(self.edited and self.edited.is_stale(self.generated.text))


@dataclass(frozen=True, slots=True)
class Cleared:
    """One step of the clearance: who, when; those who clear answers know each other."""

    step: AnswerStatus
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The answer as it was sent. `holds`: the document still has the seal that it was given."""

    document: str
    seal: str
    at: datetime
    holds: bool


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """`orphans` are edits of sentences that the draft no longer has: kept, and told."""

    row: AnswerRow
    brief: Brief
    sentences: tuple[Written, ...]
    orphans: Mapping[str, Edited]
    steps: tuple[Cleared, ...]
    sent: Sent | None

    def added(self, key: str) -> str:
        """What a person adds before or after the sentences."""
        edited = self.row.edits.get(key)
        return edited.text if edited else ""


def answers(ctx: Context) -> list[AnswerRow]:
    """Every answer, the last one first."""
    ctx.actor.require(Permission.BRIEF_DRAFT)
    rows = ctx.session.scalars(select(Answer).order_by(Answer.id.desc()))
    return [row_of(answer) for answer in rows]


def answer_sheet(ctx: Context, *, number: int) -> AnswerSheet:
    """One answer with the draft that today’s recordings give for its day; « introuvable » when it does
    not exist or is not for this person."""
    ctx.actor.require(Permission.BRIEF_DRAFT)
    answer = ctx.session.get(Answer, number)
    if answer is None:
        raise NotFound(subject=str(number))
    row = row_of(answer)
    brief = brief_on(ctx, moment=Moment(row.answered_on), scope=row.scope)
    keys = {sentence.key for sentence in brief.sentences} | {OPENING, CLOSING}
    return AnswerSheet(
        row=row,
        brief=brief,
        sentences=tuple(Written(one, row.edits.get(one.key)) for one in brief.sentences),
        orphans={key: edited for key, edited in row.edits.items() if key not in keys},
        steps=tuple(_steps(ctx, row)),
        sent=_sent(ctx, number),
    )


def row_of(answer: Answer) -> AnswerRow:
    return AnswerRow(
        number=answer.id,
        reference=answer.reference,
        answered_on=answer.answered_on,
        scope=Scope(_split(answer.territories), _split(answer.phases)),
        status=answer.status,
        edits=edits_in(answer.edits),
        drafted_by=answer.drafted_by,
        changed_at=answer.changed_at,
        version=answer.version,
    )


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.split(",")) if keys else ()


def _steps(ctx: Context, row: AnswerRow) -> Sequence[Cleared]:
    """As the journal tells them, the first one first; a step taken again is told again."""
    events = ctx.session.execute(
        select(AuditEvent.action, AuditEvent.recorded_at, AuditEvent.actor_id)
        .where(AuditEvent.subject == row.subject, AuditEvent.action.in_(list(STEPS)))
        .order_by(AuditEvent.id)
    ).all()
    signers = [by for _, _, by in events]  # leads and the ministry, and nobody else
    names = names_of(ctx, ids=signers, among=Permission.ANSWER_WRITE)
    return [Cleared(STEPS[action], at, names.get(by or 0, "")) for action, at, by in events]


def _sent(ctx: Context, number: int) -> Sent | None:
    version = ctx.session.scalar(select(AnswerVersion).where(AnswerVersion.answer_id == number))
    if version is None:
        return None
    holds = sha256(version.document) == version.seal
    return Sent(version.document, version.seal, version.sent_at, holds)


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact that an answer told Parliament: what it was, in which answer."""

    subject: str
    attribute: str
    value: str
    reference: str
    told_on: date


def told_facts(ctx: Context) -> list[ToldFact]:
    """Every fact of the answers that were sent, the first answer first."""
    ctx.actor.require(Permission.BRIEF_DRAFT)
    documents = ctx.session.scalars(select(AnswerVersion.document).order_by(AnswerVersion.id))
    return [told for document in documents for told in _told_in(json.loads(document))]


def _told_in(content: Mapping[str, object]) -> list[ToldFact]:
    facts = content["facts"]
    assert isinstance(facts, list)
    on = date.fromisoformat(str(content["answered_on"]))
    reference = str(content["reference"])
    return [
        ToldFact(fact["subject"], fact["attribute"], fact["value"], reference, on) for fact in facts
    ]


def differing_answers(ctx: Context, events: Iterable[AuditEvent]) -> list[str]:
    """Answers that were sent whose document, or whose absence, the journal denies."""
    held = {
        (subject_text(Kind.ANSWER, row.answer_id), sha256(row.document))
        for row in ctx.session.scalars(select(AnswerVersion))
    }
    sealed = {
        (event.subject, event.changes["answer_seal"][1])
        for event in events
        if event.action == Action.ANSWER_SENT
    }
    return sorted({subject for subject, _ in held ^ sealed})
