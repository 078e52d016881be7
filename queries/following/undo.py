"""What a person recorded in the last ten minutes, and whether anything stands on it since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from sqlalchemy import and_, exists, func, or_, select

from domain.actions import Action
from domain.errors import NotFound
from domain.meetings import Owner
from domain.subjects import Kind, Subject
from domain.undo import UNDO_FOR, UNDOABLE, standing_on
from models import (
    Agreement,
    AuditEvent,
    Comment,
    Contact,
    Fact,
    Organisation,
    OrganisationLink,
)
from queries.agreements.states import numbers_of
from queries.context import Context
from queries.deliverables.versions import versions_added
from queries.facts import withdrawn
from queries.following.journal import JournalEntry, entries
from queries.following.journal_rights import DOWNLOADED
from queries.meetings.states import numbers

UNDONE_EVENT = "undone_event"  # in the changes of an undoing: the number of what is undone
ADDING = tuple(action for action in UNDOABLE if action.endswith(".added"))


@dataclass(frozen=True)
class Act:
    """All that one click recorded: its events, and the facts that they brought."""

    events: tuple[AuditEvent, ...]
    facts: tuple[Fact, ...]

    @property
    def is_undoable(self) -> bool:
        """Whether its facts are all of it."""
        told = {fact.event_id for fact in self.facts}
        return all(event.action in UNDOABLE and event.id in told for event in self.events)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """What it is about."""
        about = {event.subject for event in self.events}
        return frozenset(about | {fact.subject for fact in self.facts})

    def bears(self, subject: str) -> bool:
        """Whether what is said of that subject is said of this, or stands on it."""
        return subject in self.subjects or subject.startswith(self._below)

    @cached_property
    def _below(self) -> tuple[str, ...]:
        starts = (standing_on(Subject.parse(subject)) for subject in self.subjects)
        return tuple(chain.from_iterable(starts))


def act_of(ctx: Context, *, event_id: int) -> Act:
    """Return all that was recorded by the same click; « introuvable » when somebody else did."""
    event = ctx.session.get(AuditEvent, event_id)
    if event is None or event.actor_id is None or event.actor_id != ctx.actor.user_id:
        raise NotFound(subject=str(event_id))
    # One transaction has one instant, and each click its own.
    same = select(AuditEvent).where(
        AuditEvent.actor_id == event.actor_id, AuditEvent.recorded_at == event.recorded_at
    )
    events = tuple(ctx.session.scalars(same.order_by(AuditEvent.id)))
    brought = select(Fact).where(Fact.event_id.in_([event.id for event in events]))
    return Act(events, tuple(ctx.session.scalars(brought.order_by(Fact.id))))


def last_undoing(ctx: Context) -> int:
    """Return the number of the last event by which this person took something back, else 0."""
    mine = select(func.max(AuditEvent.id)).where(
        AuditEvent.actor_id == ctx.actor.user_id, AuditEvent.action == Action.ACT_UNDONE
    )
    return ctx.session.scalar(mine) or 0


def undoable_event(ctx: Context) -> int | None:
    """Return the number of the first event that this transaction recorded, when it is of those that
    may be undone."""
    mine = (
        select(AuditEvent.id, AuditEvent.action)
        .where(AuditEvent.actor_id == ctx.actor.user_id, AuditEvent.recorded_at == ctx.now)
        .order_by(AuditEvent.id)
        .limit(1)
    )
    event = ctx.session.execute(mine).one_or_none()
    return event.id if event and event.action in UNDOABLE else None


@dataclass(frozen=True, slots=True)
class RecentAct:
    """Its first event, and how many more the same click recorded: they go with it."""

    entry: JournalEntry
    n_more: int


def undoable_acts(ctx: Context) -> list[RecentAct]:
    """Return what this person recorded in the last ten minutes and did not take back, the latest
    first. Whether anything stands on it is told at the try."""
    recent = select(AuditEvent.id, AuditEvent.recorded_at).where(
        AuditEvent.actor_id == ctx.actor.user_id, AuditEvent.recorded_at >= ctx.now - UNDO_FOR
    )
    latest_first = ctx.session.execute(recent.order_by(AuditEvent.id.desc())).all()
    first = {instant: number for number, instant in latest_first}
    counts = Counter(instant for _, instant in latest_first)
    ids = [number for number in first.values() if undoable_action(ctx, event_id=number)]
    return [RecentAct(entry, counts[entry.recorded_at] - 1) for entry in entries(ctx, ids=ids)]


def undoable_action(ctx: Context, *, event_id: int) -> str | None:
    """Return what this person did there first, when facts hold all of it and still say it."""
    act = act_of(ctx, event_id=event_id)
    return act.events[0].action if act.is_undoable and not is_undone(ctx, act) else None


def is_undone(ctx: Context, act: Act) -> bool:
    return not {event.id for event in act.events}.isdisjoint(_undone_since(ctx, act))


def _undone_since(ctx: Context, act: Act) -> set[int]:
    """The numbers of the events that were undone after that act."""
    undoings = select(AuditEvent.changes).where(
        AuditEvent.id > act.events[-1].id, AuditEvent.action == Action.ACT_UNDONE
    )
    return {int(changes[UNDONE_EVENT][1]) for changes in ctx.session.scalars(undoings)}


def is_built_upon(ctx: Context, act: Act) -> bool:
    """Whether something that still holds was recorded since of the same things, of their parts, or
    of what stands on them; reading a file changes nothing."""
    later = {number for number, subject in _said_since(ctx, act) if act.bears(subject)}
    if later - _undone_since(ctx, act):
        return True
    added = [Subject.parse(event.subject) for event in act.events if event.action in ADDING]
    return _proves_something(ctx, act) or any(_is_referred_to(ctx, subject) for subject in added)


def _said_since(ctx: Context, act: Act) -> list[tuple[int, str]]:
    """The events recorded since by whomever, with what each of them, and of its facts, is about."""
    last = act.events[-1].id
    events = select(AuditEvent.id, AuditEvent.subject).where(
        AuditEvent.id > last, AuditEvent.action.not_in((*DOWNLOADED, Action.ACT_UNDONE))
    )
    facts = (
        select(Fact.event_id, Fact.subject)
        .join(AuditEvent, AuditEvent.id == Fact.event_id)
        .where(Fact.event_id > last, AuditEvent.action != Action.ACT_UNDONE)
    )
    told = chain(ctx.session.execute(events), ctx.session.execute(facts))
    return [(number, subject) for number, subject in told]


def _proves_something(ctx: Context, act: Act) -> bool:
    """Whether a milestone was declared reached with a file of that act as its proof."""
    first = act.events[0]
    handed_in = versions_added(ctx, by=first.actor_id, at=first.recorded_at)
    addresses = [version.address for version in handed_in]
    proofs = exists().where(
        Fact.attribute == "proof",
        Fact.value.in_(addresses),
        Fact.withdraws.is_(False),
        ~withdrawn(Fact),
    )
    return bool(addresses) and bool(ctx.session.scalar(select(proofs)))


def _is_referred_to(ctx: Context, added: Subject) -> bool:
    """Whether another thing names the one that was added: it would speak of nothing."""
    commented = exists().where(Comment.subject == str(added))
    if ctx.session.scalar(select(commented)):
        return True
    if added.kind is not Kind.ORGANISATION:
        return False
    return _names_organisation(ctx, added.territory, int(added.key))


def _names_organisation(ctx: Context, place: str, number: int) -> bool:
    rows = (
        and_(Organisation.territory_key == place, Organisation.parent == number),
        and_(
            OrganisationLink.territory_key == place,
            or_(OrganisationLink.first == number, OrganisationLink.second == number),
        ),
        and_(Contact.territory_key == place, Contact.organisation_number == number),
    )
    if any(ctx.session.scalar(select(exists().where(row))) for row in rows):
        return True
    parties = select(Agreement.parties).where(Agreement.territory_key == place)
    came = _said(ctx, place, "meeting_organisations")
    owners = (Owner.parse(text).organisation for text in _said(ctx, place, "action_owner"))
    named = chain.from_iterable(map(numbers_of, ctx.session.scalars(parties)))
    return number in {*named, *chain.from_iterable(map(numbers, came)), *owners}


def _said(ctx: Context, place: str, attribute: str) -> Iterable[str]:
    """All values that were ever recorded there, struck out or not: a history shows them too."""
    said = select(Fact.value).where(
        Fact.attribute == attribute, Fact.territory_key == place, Fact.value != ""
    )
    return ctx.session.scalars(said.distinct())
