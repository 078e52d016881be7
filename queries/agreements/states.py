"""One agreement in one territory on one day, and the one place where facts become that state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.agreements import AgreementKind, AgreementStanding, AgreementStatus, standing_on
from domain.dates import PartialDate
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment

SUBJECT = "agreement"
TERMS = ("agreement_title", "agreement_kind", "agreement_parties", "agreement_until")
STATUS, FILE, REMOVED = "agreement_status", "agreement_file", "agreement_removed"
ATTRIBUTES = (*TERMS, STATUS, FILE, REMOVED)
YES = "yes"


@dataclass(frozen=True, slots=True)
class AgreementState:
    """`parties` are numbers of organisations of its territory; `file_digest` is the SHA-256 of the
    last file handed in. `version` is None in the past."""

    territory: str
    number: int
    title: str
    kind: AgreementKind
    status: AgreementStatus
    status_on: PartialDate
    until: PartialDate | None = None
    parties: tuple[int, ...] = ()
    file_digest: str | None = None
    is_removed: bool = False
    last_news_on: date | None = None
    version: int | None = None

    @property
    def subject(self) -> str:
        return f"{SUBJECT}/{self.territory}/{self.number}"

    def standing(self, day: date) -> AgreementStanding:
        return standing_on(self.status, self.until, day)


def from_facts(ctx: Context, moment: Moment, territory: str | None = None) -> list[AgreementState]:
    """Those known on that day; removed ones too."""
    by_subject: dict[str, dict[str, FactRow]] = defaultdict(dict)
    for fact in facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        territory=territory,
    ):
        by_subject[fact.subject][fact.attribute] = fact
    return [
        _state(subject, facts, moment.on)
        for subject, facts in by_subject.items()
        if {"agreement_title", STATUS} <= facts.keys()
    ]


def _state(subject: str, facts: Mapping[str, FactRow], on: date) -> AgreementState:
    _, territory, number = subject.split("/")
    said = {name: fact.value for name, fact in facts.items()}
    until = said.get("agreement_until")
    return AgreementState(
        territory=territory,
        number=int(number),
        title=said["agreement_title"],
        kind=AgreementKind(said["agreement_kind"]),
        status=AgreementStatus(said[STATUS]),
        status_on=facts[STATUS].effective,
        until=PartialDate.parse(until) if until else None,
        parties=numbers_of(said.get("agreement_parties", "")),
        file_digest=said.get(FILE) or None,
        is_removed=said.get(REMOVED) == YES,
        last_news_on=max(fact.news_on(on) for fact in facts.values()),
    )


def numbers_of(parties: str) -> tuple[int, ...]:
    """The numbers, as a row and a fact hold them: « 1,4 »."""
    return tuple(int(one) for one in parties.split(",")) if parties else ()


def columns_of(state: AgreementState) -> dict[str, object]:
    """What the row of an agreement holds when this is its state."""
    return {
        "title": state.title,
        "kind": state.kind,
        "status": state.status,
        "status_on": state.status_on,
        "until": state.until,
        "parties": ",".join(str(one) for one in state.parties),
        "file_digest": state.file_digest,
        "is_removed": state.is_removed,
        "last_news_on": state.last_news_on,
    }
