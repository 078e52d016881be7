"""Checking the record itself: the chain of events, their facts, and the current rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, select

from domain.actions import Action
from domain.chain import Break, digest_of, first_break, sha256
from domain.contacts import FIELDS
from domain.permissions import Grant, words_of
from domain.subjects import Kind, Subject, subject_text
from models import (
    Account,
    Agreement,
    AgreementFile,
    AuditEvent,
    Comment,
    Contact,
    Deliverable,
    Fact,
    Figure,
    Lot,
    Meeting,
    Milestone,
    Organisation,
    OrganisationLink,
    PortraitVersion,
    ReportVersion,
    RoleGrant,
    TerritoryPhase,
)
from models.fact import SEALED_COLUMNS
from queries.agreements import states as agreements
from queries.brief.answers import differing_answers
from queries.context import Context
from queries.deliverables import states as deliverables
from queries.deliverables.states import DeliverableState
from queries.documents import PORTRAITS, REPORTS
from queries.facts import facts_on
from queries.meetings import states as meetings
from queries.milestones import states as milestones
from queries.milestones.states import MilestoneState
from queries.moment import Moment
from queries.phases.states import PhaseState, columns_of, states_from_facts
from queries.portraits import figures
from queries.register import links, organisations
from queries.register.contacts import subject_of as subject_of_contact
from queries.reports.states import subject_of

CLOSING: Mapping[str, bool] = {Action.ACCOUNT_DISABLED: True, Action.ACCOUNT_ENABLED: False}
Columns = Mapping[str, object]
S = TypeVar("S")
P = TypeVar("P", MilestoneState, DeliverableState)
Numbered = TypeVar("Numbered", Organisation, OrganisationLink, Meeting, Agreement)


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
            *(subject for differing in _DIFFERING for subject in differing(ctx)),
            *(subject for differing in _DIFFERING_FROM for subject in differing(ctx, events)),
        ),
        hashes=tuple(event.hash for event in events),
    )


def _denied(expected: Mapping[str, Columns], rows: Mapping[str, object]) -> list[str]:
    """The subjects that either side alone knows, or whose row is not what its facts make it."""
    return sorted(
        subject
        for subject in expected.keys() | rows.keys()
        if subject not in expected
        or subject not in rows
        or any(getattr(rows[subject], name) != value for name, value in expected[subject].items())
    )


def _denied_opened(
    rows: Mapping[str, object], stated: Mapping[str, S], columns: Callable[[S], Columns], empty: S
) -> list[str]:
    """Compare rows that the definitions open: one of which nobody spoke yet has to be empty."""
    return _denied({name: columns(stated.get(name, empty)) for name in rows}, rows)


def _differing_phases(ctx: Context) -> list[str]:
    opened = list(ctx.session.scalars(select(TerritoryPhase)))
    rows = {f"{row.territory_key}/{row.phase_key}": row for row in opened}
    stated: dict[str, PhaseState] = {}
    for place in {row.territory_key for row in opened}:
        states = states_from_facts(ctx, moment=_now(ctx), territory=place)
        stated |= {f"{place}/{phase}": state for (_, phase), state in states.items()}
    return _denied_opened(rows, stated, columns_of, PhaseState("", ""))


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


def _by_name(states: Iterable[P]) -> dict[str, P]:
    return {f"{state.territory}/{state.key}": state for state in states}


def _differing_milestones(ctx: Context) -> list[str]:
    opened = ctx.session.scalars(select(Milestone))
    rows = {f"{row.territory_key}/{row.milestone_key}": row for row in opened}
    stated = _by_name(milestones.from_facts(ctx, _now(ctx)))
    return _denied_opened(rows, stated, milestones.columns_of, MilestoneState("", "", ""))


def _differing_deliverables(ctx: Context) -> list[str]:
    opened = ctx.session.scalars(select(Deliverable))
    rows = {f"{row.territory_key}/{row.deliverable_key}": row for row in opened}
    stated = _by_name(deliverables.from_facts(ctx, _now(ctx)))
    return _denied_opened(rows, stated, deliverables.columns_of, DeliverableState("", "", ""))


def _now(ctx: Context) -> Moment:
    return Moment(ctx.today)


def _numbered(ctx: Context, kind: Kind, model: type[Numbered]) -> dict[str, Numbered]:
    """The rows of what has a number in its territory, by subject."""
    return {
        subject_text(kind, row.territory_key, row.number): row
        for row in ctx.session.scalars(select(model))
    }


def _differing_organisations(ctx: Context) -> list[str]:
    stated = organisations.from_facts(ctx, _now(ctx))
    expected = {state.subject: organisations.columns_of(state) for state in stated}
    return _denied(expected, _numbered(ctx, Kind.ORGANISATION, Organisation))


def _differing_links(ctx: Context) -> list[str]:
    stated = links.links_from_facts(ctx, _now(ctx))
    expected = {link.subject: links.columns_of(link) for link in stated}
    return _denied(expected, _numbered(ctx, Kind.ORGANISATION_LINK, OrganisationLink))


def _differing_meetings(ctx: Context) -> list[str]:
    stated = meetings.from_facts(ctx, _now(ctx))
    expected = {meeting.subject: meetings.columns_of(meeting) for meeting in stated}
    return _denied(expected, _numbered(ctx, Kind.MEETING, Meeting))


def _differing_agreements(ctx: Context) -> list[str]:
    stated = agreements.from_facts(ctx, _now(ctx))
    expected = {agreement.subject: agreements.columns_of(agreement) for agreement in stated}
    return _denied(expected, _numbered(ctx, Kind.AGREEMENT, Agreement))


def _differing_figures(ctx: Context) -> list[str]:
    stated = figures.from_facts(ctx, _now(ctx))
    expected = {figure.key.subject: figures.columns_of(figure) for figure in stated}
    return _denied(expected, {row.subject: row for row in ctx.session.scalars(select(Figure))})


def _denied_seals(ctx: Context, attribute: str, held: set[tuple[str, str]]) -> list[str]:
    """The subjects whose seal or digest was recorded and is not held, or the other way round."""
    query = select(Fact.subject, Fact.value).where(Fact.attribute == attribute)
    sealed = {(subject, seal) for subject, seal in ctx.session.execute(query)}
    return sorted({subject for subject, _ in sealed ^ held})


def _differing_files(ctx: Context) -> list[str]:
    """Agreements one of whose files the sealed facts deny."""
    held = {
        (subject_text(Kind.AGREEMENT, row.territory_key, row.agreement_number), row.digest)
        for row in ctx.session.scalars(select(AgreementFile))
    }
    return _denied_seals(ctx, agreements.FILE, held)


def _differing_portraits(ctx: Context) -> list[str]:
    """Frozen portraits whose document, or whose absence, the sealed facts deny."""
    held = {
        (subject_text(Kind.PORTRAIT, row.territory_key), sha256(row.document))
        for row in ctx.session.scalars(select(PortraitVersion))
    }
    return _denied_seals(ctx, PORTRAITS.attribute, held)


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


def _differing_reports(ctx: Context) -> list[str]:
    """The versions whose document, or whose absence, the sealed facts deny."""
    held = {
        (subject_of(row.territory_key, row.lot_key, row.period_key), sha256(row.document))
        for row in ctx.session.scalars(select(ReportVersion))
    }
    return _denied_seals(ctx, REPORTS.attribute, held)


def _differing_accounts(ctx: Context, events: Iterable[AuditEvent]) -> list[str]:
    """The accounts that somebody changed without the audit trail; one it never told of is left
    out."""
    grants: dict[str, str] = {}
    closed: dict[str, bool] = {}
    for event in events:
        if "grants" in event.changes:
            grants[event.subject] = event.changes["grants"][1] or ""
        if event.action in CLOSING:
            closed[event.subject] = CLOSING[event.action]
    held: dict[int, list[Grant]] = defaultdict(list)
    for row in ctx.session.scalars(select(RoleGrant)):
        held[row.account_id].append(Grant(row.role, row.territory_key, row.lot_key))
    differing = []
    for account in ctx.session.scalars(select(Account).order_by(Account.id)):
        subject, expected = subject_text(Kind.ACCOUNT, account.id), words_of(held[account.id])
        same_roles = grants.get(subject, expected) == expected
        if not same_roles or account.is_disabled != closed.get(subject, False):
            differing.append(subject)
    return differing


_DIFFERING = (
    _differing_phases, _differing_lots, _differing_milestones, _differing_deliverables,
    _differing_organisations, _differing_links, _differing_meetings, _differing_reports,
    _differing_figures, _differing_portraits, _differing_agreements, _differing_files,
)  # fmt: skip
_DIFFERING_FROM = (  # what the journal alone tells
    _differing_contacts, _differing_comments, differing_answers, _differing_accounts,
)  # fmt: skip
