"""Checking the record itself: the chain of events, their facts, and the current rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from domain.actions import Action
from domain.chain import Break, digest_of, first_break, sha256
from domain.contacts import FIELDS
from domain.organisation_links import Tie
from domain.subjects import Kind, Subject, subject_text
from models import (
    AuditEvent,
    Comment,
    Contact,
    Deliverable,
    Fact,
    Lot,
    Meeting,
    Milestone,
    Organisation,
    OrganisationLink,
    ReportVersion,
    TerritoryPhase,
)
from models.fact import SEALED_COLUMNS
from queries.context import Context
from queries.deliverables import states as deliverables
from queries.facts import facts_on
from queries.meetings import states as meetings
from queries.milestones.states import MilestoneState, from_facts
from queries.milestones.states import columns_of as milestone_columns_of
from queries.moment import Moment
from queries.phases.states import PhaseState, columns_of, states_from_facts
from queries.register import links, organisations
from queries.register.contacts import subject_of as subject_of_contact
from queries.reports.states import subject_of
from queries.verification.accounts import differing_accounts
from queries.verification.agreements import differing_agreements
from queries.verification.portraits import differing_portraits


@dataclass(frozen=True, slots=True)
class Verification:
    """What was read, the first broken link, and the current rows that their facts deny."""

    n_events: int
    n_facts: int
    broken: Break | None
    differing: tuple[str, ...]
    hashes: tuple[str, ...]
    """Of the events, oldest first: a hash that was noted elsewhere must be among them."""

    @property
    def holds(self) -> bool:
        return self.broken is None and not self.differing


def verify(ctx: Context) -> Verification:
    """Recompute every seal, and every current row from its facts."""
    digests: dict[int, list[str]] = defaultdict(list)
    for fact in ctx.session.scalars(select(Fact)):
        content = {column: getattr(fact, column) for column in SEALED_COLUMNS}
        digests[fact.event_id].append(digest_of(content))
    events = list(ctx.session.scalars(select(AuditEvent).order_by(AuditEvent.id)))
    return Verification(
        n_events=len(events),
        n_facts=ctx.session.scalar(select(func.count()).select_from(Fact)) or 0,
        broken=first_break(events, digests),
        differing=(
            *_differing(ctx),
            *_differing_milestones(ctx),
            *_differing_deliverables(ctx),
            *_differing_organisations(ctx),
            *_differing_links(ctx),
            *_differing_meetings(ctx),
            *_differing_contacts(ctx, events),
            *_differing_comments(ctx, events),
            *_differing_reports(ctx),
            *differing_portraits(ctx),
            *differing_agreements(ctx),
            *differing_accounts(ctx, events),
        ),
        hashes=tuple(event.hash for event in events),
    )


def _differing(ctx: Context) -> tuple[str, ...]:
    """The current rows that are not what their facts make them."""
    states: dict[str, dict[tuple[str, str], PhaseState]] = {}
    differing = []
    for row in ctx.session.scalars(select(TerritoryPhase).order_by(TerritoryPhase.id)):
        place, phase = row.territory_key, row.phase_key
        if place not in states:
            states[place] = states_from_facts(ctx, moment=Moment(ctx.today), territory=place)
        expected = columns_of(states[place].get((place, phase), PhaseState(place, phase)))
        if any(getattr(row, column) != value for column, value in expected.items()):
            differing.append(f"{place}/{phase}")
    return (*sorted(differing), *_differing_lots(ctx))


def _differing_lots(ctx: Context) -> list[str]:
    facts = facts_on(ctx, on=ctx.today, attributes=("contents", "holder"))
    words = {(fact.subject, fact.attribute): fact.value for fact in facts}
    return [
        row.lot_key
        for row in ctx.session.scalars(select(Lot).order_by(Lot.lot_key))
        if any(
            getattr(row, name) != words.get((subject_text(Kind.LOT, row.lot_key), name), "")
            for name in ("contents", "holder")
        )
    ]


def _differing_milestones(ctx: Context) -> tuple[str, ...]:
    states = {
        (milestone.territory, milestone.key): milestone
        for milestone in from_facts(ctx, Moment(ctx.today))
    }
    differing = []
    for row in ctx.session.scalars(select(Milestone).order_by(Milestone.id)):
        place, key = row.territory_key, row.milestone_key
        expected = milestone_columns_of(states.get((place, key), MilestoneState(place, "", key)))
        if any(getattr(row, column) != value for column, value in expected.items()):
            differing.append(f"{place}/{key}")
    return tuple(sorted(differing))


def _differing_deliverables(ctx: Context) -> tuple[str, ...]:
    stated = deliverables.from_facts(ctx, Moment(ctx.today))
    states = {(deliverable.territory, deliverable.key): deliverable for deliverable in stated}
    differing = []
    for row in ctx.session.scalars(select(Deliverable).order_by(Deliverable.id)):
        place, key = row.territory_key, row.deliverable_key
        state = states.get((place, key), deliverables.DeliverableState(place, "", key))
        expected = deliverables.columns_of(state)
        if any(getattr(row, column) != value for column, value in expected.items()):
            differing.append(f"{place}/{key}")
    return tuple(sorted(differing))


def _differing_organisations(ctx: Context) -> list[str]:
    stated = organisations.from_facts(ctx, Moment(ctx.today))
    states = {
        (organisation.territory, organisation.number): organisation for organisation in stated
    }
    unknown = {(r.territory_key, r.number) for r in ctx.session.scalars(select(Organisation))}
    differing = [organisation.subject for key, organisation in states.items() if key not in unknown]
    for row in ctx.session.scalars(select(Organisation)):
        place, number = row.territory_key, row.number
        state = states.get((place, number), organisations.OrganisationState(place, number))
        expected = organisations.columns_of(state)
        if any(getattr(row, column) != value for column, value in expected.items()):
            differing.append(state.subject)
    return sorted(differing)


def _differing_links(ctx: Context) -> list[str]:
    stated = links.links_from_facts(ctx, Moment(ctx.today))
    expected = {link.subject: links.columns_of(link) for link in stated}
    held = {
        subject_text(Kind.ORGANISATION_LINK, row.territory_key, row.number): {
            name: getattr(row, name) for name in (*Tie.__slots__, "is_removed")
        }
        for row in ctx.session.scalars(select(OrganisationLink))
    }
    return sorted(
        subject
        for subject in expected.keys() | held.keys()
        if expected.get(subject) != held.get(subject)
    )


def _differing_meetings(ctx: Context) -> list[str]:
    stated = meetings.from_facts(ctx, Moment(ctx.today))
    expected = {meeting.subject: meetings.columns_of(meeting) for meeting in stated}
    names = meetings.columns_of(meetings.MeetingState("", 0))
    held = {
        subject_text(Kind.MEETING, row.territory_key, row.number): {
            name: getattr(row, name) for name in names
        }
        for row in ctx.session.scalars(select(Meeting))
    }
    return sorted(
        subject
        for subject in expected.keys() | held.keys()
        if expected.get(subject) != held.get(subject)
    )


def _differing_contacts(ctx: Context, events: Iterable[AuditEvent]) -> list[str]:
    """Contacts that the journal does not know, and erased ones that are not empty."""
    expected: Mapping[str, str] = {Action.CONTACT_ADDED: "added", Action.CONTACT_ERASED: "erased"}
    done = {(expected[event.action], event.subject) for event in events if event.action in expected}
    differing = []
    for row in ctx.session.scalars(select(Contact)):
        subject = subject_of_contact(row.territory_key, row.lot_key, row.id)
        is_erased = ("erased", subject) in done
        is_empty = not any(getattr(row, name) for name in FIELDS)
        if ("added", subject) not in done or not is_erased == is_empty == bool(row.erased_on):
            differing.append(subject)
    return sorted(differing)


def _differing_comments(ctx: Context, events: Iterable[AuditEvent]) -> list[str]:
    """Comments whose text is not what the journal sealed when they were written."""
    said = dict(ctx.session.execute(select(Comment.id, Comment.text)).all())
    sealed = {
        int(Subject.parse(event.subject).parts[-1]): event.changes["text_digest"][1]
        for event in events
        if event.action == Action.COMMENT_WRITTEN
    }
    return [
        subject_text(Kind.COMMENT, number)
        for number, digest in sorted(sealed.items())
        if sha256(said.get(number, "")) != digest
    ]


def _differing_reports(ctx: Context) -> tuple[str, ...]:
    """The versions whose document, or whose absence, the sealed facts deny."""
    query = select(Fact.subject, Fact.value).where(Fact.attribute == "report_seal")
    sealed = {(subject, seal) for subject, seal in ctx.session.execute(query)}
    held = {
        (subject_of(row.territory_key, row.lot_key, row.period_key), sha256(row.document))
        for row in ctx.session.scalars(select(ReportVersion))
    }
    return tuple(sorted({subject for subject, _ in sealed ^ held}))
