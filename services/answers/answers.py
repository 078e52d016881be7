"""What people do with an answer to Parliament: open it, write over its sentences, clear it, send it.

The words of a person never enter the facts: they stand beside the draft, which follows the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.answer_documents import answer_text
from domain.answers import (
    CLOSING,
    EDITS_LIMIT,
    OPENING,
    REFERENCE_LIMIT,
    TEXT_LIMIT,
    AnswerStatus,
    Edited,
    SentencesStale,
    SentenceUnknown,
    TooManyEdits,
    check_open,
    check_step,
    edits_text,
)
from domain.chain import sha256
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.text import clean
from i18n.formats import long_day
from models import Answer, AnswerVersion
from queries.brief.answers import AnswerSheet, answer_sheet
from queries.brief.draft import scope_of
from queries.brief.said import said
from queries.context import Context
from services import audit

ACTIONS = {
    AnswerStatus.DRAFTED: Action.ANSWER_DRAFTED,
    AnswerStatus.REVIEWED: Action.ANSWER_REVIEWED,
}


def ask(
    ctx: Context,
    *,
    seen_version: int,
    reference: str,
    answered_on: date,
    territories: Sequence[str],
    phases: Sequence[str],
) -> int:
    """Open an answer to one question, as things stood on that day, and return its number; `seen_version`
    is the number of the last one opened. Refuses a day that is still to come: nothing is known of it."""
    ctx.actor.require(Permission.ANSWER_WRITE)
    audit.refuse_repetition(ctx)
    number = _next_number(ctx, seen_version)
    field = "Référence de la question"
    reference = clean(reference, field=field, limit=REFERENCE_LIMIT, required=True)
    if answered_on > ctx.today:
        raise errors.FutureMoment(value=long_day(answered_on))
    scope = scope_of(ctx, territories=territories, phases=phases)
    answer = Answer(
        id=number,
        reference=reference,
        answered_on=answered_on,
        territories=",".join(scope.territories),
        phases=",".join(scope.phases),
        status=AnswerStatus.ASKED,
    )
    ctx.session.add(_touched(ctx, answer))
    audit.record(ctx, Action.ANSWER_ASKED, subject_text(Kind.ANSWER, number))
    return number


def _next_number(ctx: Context, seen: int) -> int:
    """For who saw the last one: a colleague may have opened one for the same question."""
    last = ctx.session.scalar(select(func.max(Answer.id))) or 0
    if last != seen:
        raise errors.StaleEdit(subject=str(last))
    return last + 1


def edit(ctx: Context, *, number: int, seen_version: int, sentence: str, text: str) -> None:
    """Write over one sentence of the draft, or add words before (`opening`) or after (`closing`).
    Empty words leave the sentence out; the draft’s own words bring it back. What was cleared has to
    be cleared again."""
    answer, sheet = _open(ctx, number, seen_version)
    edits = dict(sheet.row.edits)
    text = clean(text, field="Texte", limit=TEXT_LIMIT)
    generated = {one.generated.key: one.generated.text for one in sheet.sentences}
    if sentence not in generated and sentence not in (OPENING, CLOSING):
        raise SentenceUnknown
    base = generated.get(sentence, "")
    if text == base:
        edits.pop(sentence, None)
    else:
        edits[sentence] = Edited(text, base)
    _store(ctx, answer, edits)


def drop_orphan(ctx: Context, *, number: int, seen_version: int, sentence: str) -> None:
    """Let go of words that were written over a sentence which the draft no longer has."""
    answer, sheet = _open(ctx, number, seen_version)
    if sentence not in sheet.orphans:
        raise SentenceUnknown
    _store(ctx, answer, {key: one for key, one in sheet.row.edits.items() if key != sentence})


def advance(ctx: Context, *, number: int, seen_version: int, step: AnswerStatus) -> None:
    """Say it drafted, or reviewed by another person than who drafted it."""
    answer, _ = _open(ctx, number, seen_version)
    by = ctx.actor.user_id
    if step not in ACTIONS:
        raise errors.StatusNotDeclarable(status=step)
    check_step(answer.status, step, drafted_by=answer.drafted_by, by=by)
    answer.status = step
    if step is AnswerStatus.DRAFTED:
        answer.drafted_by = by
    _touched(ctx, answer)
    audit.record(ctx, ACTIONS[step], subject_text(Kind.ANSWER, number))


def send(ctx: Context, *, number: int, seen_version: int) -> None:
    """Say it sent, and keep it word for word: it never changes any more. Words that were written over
    sentences which the facts have changed since are looked at first."""
    answer, sheet = _open(ctx, number, seen_version)
    check_step(answer.status, AnswerStatus.SENT, drafted_by=answer.drafted_by, by=ctx.actor.user_id)
    if any(sentence.is_stale for sentence in sheet.sentences) or sheet.orphans:
        raise SentencesStale
    answer.status = AnswerStatus.SENT
    _touched(ctx, answer)
    row = sheet.row
    document = answer_text(said(ctx.catalog, sheet.brief, reference=row.reference, edits=row.edits))
    seal = sha256(document)
    ctx.session.add(
        AnswerVersion(
            answer_id=number,
            document=document,
            seal=seal,
            definitions=ctx.catalog.hash,
            sent_at=ctx.now,
            sent_by=ctx.actor.user_id,
        )
    )
    changes = {"answer_seal": (None, seal)}
    audit.record(ctx, Action.ANSWER_SENT, subject_text(Kind.ANSWER, number), changes=changes)


def _open(ctx: Context, number: int, seen_version: int) -> tuple[Answer, AnswerSheet]:
    """The answer that may still change, for who saw its latest version."""
    ctx.actor.require(Permission.ANSWER_WRITE)
    audit.refuse_repetition(ctx)
    sheet = answer_sheet(ctx, number=number)
    answer = ctx.session.get_one(Answer, number)
    if answer.version != seen_version:
        raise errors.StaleEdit(subject=answer.reference)
    check_open(answer.status)
    return answer, sheet


def _store(ctx: Context, answer: Answer, edits: Mapping[str, Edited]) -> None:
    if len(edits) > EDITS_LIMIT:
        raise TooManyEdits(limit=EDITS_LIMIT)
    text = edits_text(edits)
    if text == answer.edits or not (edits or answer.edits):
        raise errors.NothingNew
    answer.edits, answer.status = text, AnswerStatus.ASKED
    _touched(ctx, answer)
    audit.record(ctx, Action.ANSWER_EDITED, subject_text(Kind.ANSWER, answer.id))


def _touched(ctx: Context, answer: Answer) -> Answer:
    answer.changed_at, answer.changed_by = ctx.now, ctx.actor.user_id
    return answer
