"""What a search finds in the record: what was said and noted, added milestones, the journal."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, or_, select

from domain.matching import begins_one
from i18n.action_sentences import ACTION_WORD
from models import AuditEvent, Fact
from queries.context import Context
from queries.exchange import exchange_of
from queries.facts import facts_on, seen_by
from queries.following.journal_rights import visible
from queries.people import names_of
from queries.search.documents import Asked, Document, ResultKind, Said
from queries.subjects import About, naming

# Attributes whose value is a text, and not a date or a word of a vocabulary.
TEXTUAL = ("title", "contents", "holder", "told_reference", "decision_body", "condition")
EVENT = "occurred_on"  # found by the title of what happened, even without a note or a quote

_SAID = (
    Fact.id,
    Fact.event_id,
    Fact.subject,
    Fact.territory_key,
    Fact.attribute,
    Fact.value,
    Fact.source_key,
    Fact.quote,
    Fact.note,
    Fact.recorded_at,
)
_DONE = (
    AuditEvent.actor_id,
    AuditEvent.action,
    AuditEvent.subject,
    AuditEvent.note,
    AuditEvent.recorded_at,
)


def statements(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Notes, quotes and texts of facts, replaced ones too; once for each subject and event."""
    about, may_read, seen = naming(ctx), exchange_of(ctx).reads, set()
    for row in ctx.session.execute(select(*_SAID).where(*_with_texts(ctx, asked))):
        texts = _not_empty(row.note, row.quote, row.value if row.attribute in TEXTUAL else "")
        named = (about(row.subject).name,) if row.territory_key is None else ()
        once = (row.subject, row.event_id, texts)
        if once in seen or not _touches(asked, texts + named):
            continue
        if row.source_key or may_read(row.subject, row.recorded_at):  # what a source says is public
            seen.add(once)
            fact = Said(row.id, row.subject, row.attribute)
            yield _of_fact(about(row.subject), texts, fact)


def added_milestones(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Return those that the method does not have, under their present title."""
    on, known_at = asked.moment.on, asked.moment.known_at
    about, may_read = naming(ctx), exchange_of(ctx).reads
    for fact in facts_on(ctx, on=on, known_at=known_at, attributes=("title",)):
        if fact.subject.startswith("milestone/") and may_read(fact.subject, fact.recorded_at):
            what = about(fact.subject)
            yield Document(ResultKind.MILESTONE, (fact.value,), (), what.context, what.subject)


def journal(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Events: what was done, by whom for readers who may know people, and the note."""
    recorded = [AuditEvent.recorded_at <= asked.until] if asked.until else []
    latest = select(*_DONE).where(visible(ctx), *recorded).order_by(AuditEvent.id.desc())
    rows, about = ctx.session.execute(latest).all(), naming(ctx)
    may_read = exchange_of(ctx).reads
    people = names_of(ctx, ids={row.actor_id for row in rows})
    for actor, action, subject, note, recorded_at in rows:
        word = ACTION_WORD.get(action, action)
        texts = _not_empty(note, people.get(actor or 0, ""))
        if _touches(asked, (word, *texts)) and may_read(subject, recorded_at):
            what = about(subject)
            where = _not_empty(what.name, *what.context)
            yield Document(ResultKind.JOURNAL, (word,), texts, where, what.subject, action=action)


def _of_fact(what: About, texts: tuple[str, ...], said: Said) -> Document:
    """Found by its texts; by its name too when it is not part of a phase."""
    if what.subject is None:
        return Document(ResultKind.SAID, (what.name,), texts, said=said)
    return Document(ResultKind.SAID, (), texts, (what.name, *what.context), what.subject, said=said)


def _touches(asked: Asked, texts: tuple[str, ...]) -> bool:
    """Most texts hold none of the words: they are left here, before anything is named."""
    return any(begins_one(asked.words, text) for text in texts)


def _not_empty(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _with_texts(ctx: Context, asked: Asked) -> list[ColumnElement[bool]]:
    known_at = asked.moment.known_at
    return [
        or_(Fact.territory_key.is_(None), Fact.territory_key.in_(seen_by(ctx))),
        or_(Fact.note != "", Fact.quote != "", Fact.attribute.in_((*TEXTUAL, EVENT))),
        Fact.effective_on <= asked.moment.on,
        *([Fact.recorded_at <= known_at] if known_at else []),
    ]
