"""What the facts of one deliverable tell of its criteria, its reservations and its clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from domain.chain import sha256
from domain.deliverable_clock import HolderChange
from domain.deliverables import DeliverableStatus, ReservationStatus, Verdict, side_of
from domain.history import struck_out
from models import Fact
from queries.context import Context
from queries.deliverables.states import OWN, RESERVATION
from queries.facts import COLUMNS, FactRow
from queries.moment import Moment

RESERVED = "reserve-"
EVERY = (*OWN, *RESERVATION, "verdict")


@dataclass(frozen=True, slots=True)
class Check:
    """What was found of one criterion since the last handing over."""

    verdict: Verdict
    remark: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """`told_by` and `note`: who said what of it last. `key` names it for the deliverable: « 2 »,
    « lot-3-1 » for the first one made while the phase was of lot 3, which counts its own."""

    key: str
    text: str
    due_on: date
    status: ReservationStatus
    note: str
    told_by: int | None

    @property
    def number(self) -> int:
        return int(self.key.rpartition("-")[2])

    @property
    def lot(self) -> str | None:
        return self.key.rpartition("-")[0] or None


def facts_about(ctx: Context, subject: str, *, moment: Moment) -> list[FactRow]:
    """Everything told of a deliverable up to that moment, oldest first. The caller has checked
    that the actor may see it."""
    below = Fact.subject.startswith(f"{subject}/", autoescape=True)
    statement = (
        select(*COLUMNS)
        .where(
            or_(Fact.subject == subject, below),
            Fact.attribute.in_(EVERY),
            Fact.effective_on <= moment.on,
        )
        .order_by(Fact.id)
    )
    if moment.known_at:
        statement = statement.where(Fact.recorded_at <= moment.known_at)
    facts = [FactRow(*row) for row in ctx.session.execute(statement)]
    struck = struck_out(facts)
    return [fact for fact in facts if fact.id not in struck and not fact.withdraws]


def criterion_subject(subject: str, criterion: str) -> str:
    """By its words: other words are another criterion."""
    return f"{subject}/critere-{sha256(criterion)[:12]}"


def checks_in(
    facts: Sequence[FactRow], subject: str, criteria: Iterable[str]
) -> Mapping[str, Check]:
    """By criterion, those checked since the last handing over."""
    handed = max((fact.id for fact in facts if fact.attribute == "submitted_on"), default=0)
    verdicts = {fact.subject: fact for fact in facts if fact.attribute == "verdict"}
    latest = {
        criterion: verdicts.get(criterion_subject(subject, criterion)) for criterion in criteria
    }
    return {
        criterion: Check(Verdict(fact.value), fact.note)
        for criterion, fact in latest.items()
        if fact and fact.id > handed
    }


def reservation_subject(subject: str, key: str) -> str:
    return f"{subject}/{RESERVED}{key}"


def reservations_in(facts: Iterable[FactRow]) -> list[Reservation]:
    """Return every reservation ever made, closed ones too, in their order."""
    by_key: dict[str, dict[str, FactRow]] = {}
    for fact in facts:
        if fact.attribute in RESERVATION:
            key = fact.subject.rpartition(RESERVED)[2]
            by_key.setdefault(key, {})[fact.attribute] = fact
    return [
        Reservation(
            key,
            facts["reserve"].value,
            date.fromisoformat(facts["reserve_due_on"].value),
            ReservationStatus(facts["reserve_status"].value),
            facts["reserve_status"].note,
            facts["reserve_status"].recorded_by,
        )
        for key, facts in by_key.items()
        if "reserve" in facts  # else it was made with another lot: its words are not among these
    ]


def turns_in(facts: Iterable[FactRow]) -> Iterator[HolderChange]:
    """Return whose turn it was, from which day on: the status, who was waited for, the
    reservations."""
    status, waits = DeliverableStatus.EXPECTED, False
    reservations: dict[str, ReservationStatus] = {}
    for fact in facts:
        if fact.attribute == "delivery":
            status = DeliverableStatus(fact.value)
        elif fact.attribute == "waiting_for":
            waits = bool(fact.value)
        elif fact.attribute == "reserve_status":
            reservations[fact.subject] = ReservationStatus(fact.value)
        else:
            continue
        side = side_of(status, waits_for_third_party=waits, reservations=reservations.values())
        if side or status is not DeliverableStatus.EXPECTED:
            yield HolderChange(fact.effective_on, side)
