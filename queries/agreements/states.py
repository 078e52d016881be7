"""Agreements on a day: the state of each, from its current row or from facts, for who may see
it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from domain.agreements import (
    AgreementKind,
    AgreementStanding,
    AgreementStatus,
    ends_soon,
    standing_on,
)
from domain.dates import PartialDate, end_of_day
from domain.errors import NotFound
from domain.history import struck_out
from domain.permissions import Permission
from domain.subjects import Kind, Subject, subject_text
from models import Agreement, AgreementFile
from queries.cached import remembered
from queries.context import Context
from queries.documents import AGREEMENT_FILES
from queries.facts import FactRow, facts_on, history_of
from queries.moment import Moment
from queries.people import names_of
from queries.rows import named_rows

TERMS = ("agreement_title", "agreement_kind", "agreement_parties", "agreement_until")
STATUS, REMOVED = "agreement_status", "agreement_removed"
FILE = AGREEMENT_FILES.attribute
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
        return subject_text(Kind.AGREEMENT, self.territory, self.number)

    def standing(self, day: date) -> AgreementStanding:
        return standing_on(self.status, self.until, day)


def from_facts(ctx: Context, moment: Moment, territory: str | None = None) -> list[AgreementState]:
    """Return those known on that day; removed ones too."""
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
    territory, number = Subject.parse(subject).parts
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
    return tuple(int(party) for party in parties.split(",")) if parties else ()


def columns_of(state: AgreementState) -> dict[str, object]:
    """Return what the row of an agreement holds when this is its state."""
    return {
        "title": state.title,
        "kind": state.kind,
        "status": state.status,
        "status_on": state.status_on,
        "until": state.until,
        "parties": ",".join(str(party) for party in state.parties),
        "file_digest": state.file_digest,
        "is_removed": state.is_removed,
        "last_news_on": state.last_news_on,
    }


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """None: whatever it is. `organisation` is the number of one of its parties."""

    territory: str | None = None
    kind: AgreementKind | None = None
    standing: AgreementStanding | None = None
    organisation: int | None = None

    @property
    def is_narrow(self) -> bool:
        return self != AgreementFilter()


@remembered
def agreements_on(
    ctx: Context, *, moment: Moment, territory: str | None = None, removed: bool = False
) -> Sequence[AgreementState]:
    """Return those of every territory that the actor sees, or of one, in the order in which
    they were registered; with `removed`, those that never were too."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    agreements = _current(ctx, territory) if is_now else from_facts(ctx, moment, territory)
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    return sorted(
        (
            agreement
            for agreement in agreements
            if agreement.territory in seen and (removed or not agreement.is_removed)
        ),
        key=lambda agreement: (seen.index(agreement.territory), agreement.number),
    )


def agreement_list(
    ctx: Context, *, moment: Moment, wanted: AgreementFilter
) -> list[AgreementState]:
    return [
        agreement
        for agreement in agreements_on(ctx, moment=moment, territory=wanted.territory)
        if wanted.kind in (None, agreement.kind)
        and wanted.standing in (None, agreement.standing(moment.on))
        and (wanted.organisation is None or wanted.organisation in agreement.parties)
    ]


def ending(ctx: Context, *, moment: Moment, territory: str | None = None) -> list[AgreementState]:
    """Return those that are over, or will be within ninety days; the first to end first."""
    agreements = agreements_on(ctx, moment=moment, territory=territory)
    soon = [
        agreement
        for agreement in agreements
        if ends_soon(agreement.status, agreement.until, moment.on)
    ]
    return sorted(
        soon,
        key=lambda agreement: (
            agreement.until.last if agreement.until else moment.on,
            agreement.subject,
        ),
    )


def agreement_on(ctx: Context, *, territory: str, number: int, moment: Moment) -> AgreementState:
    """Return one of them, removed or not; « introuvable » when it does not exist or is not for
    this person."""
    if territory in {place.key for place in ctx.catalog.territories}:
        for agreement in agreements_on(ctx, moment=moment, territory=territory, removed=True):
            if agreement.number == number:
                return agreement
    raise NotFound(subject=f"{territory} {number}")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file of an agreement, with the SHA-256 of its bytes."""

    territory: str
    agreement: int
    number: int
    name: str
    media_type: str
    size: int
    digest: str
    added_by: int | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """`history` is latest first, `struck` holds the ids of facts corrected or withdrawn since;
    `files` are empty to who may not read files."""

    state: AgreementState
    history: tuple[FactRow, ...]
    struck: frozenset[int]
    files: tuple[HandedIn, ...]
    names: Mapping[int, str]


def agreement_sheet(ctx: Context, *, territory: str, number: int, moment: Moment) -> AgreementSheet:
    """Everything one screen tells of one agreement."""
    state = agreement_on(ctx, territory=territory, number=number, moment=moment)
    history = history_of(ctx, state.subject, ATTRIBUTES, known_at=moment.known_at)
    shown = tuple(fact for fact in history if fact.effective_on <= moment.on)
    files = files_of(ctx, territory=territory, number=number, moment=moment)
    people = {fact.recorded_by for fact in shown} | {version.added_by for version in files}
    return AgreementSheet(
        state=state,
        history=shown,
        struck=struck_out(history),
        files=tuple(files),
        names=names_of(ctx, ids=people),
    )


def files_of(ctx: Context, *, territory: str, number: int, moment: Moment) -> list[HandedIn]:
    """Return those handed in up to that moment, latest first; none to who may not read files."""
    if not ctx.actor.can(Permission.DELIVERABLE_FILES, territory):
        return []
    known = moment.known_at or end_of_day(moment.on)
    rows = ctx.session.execute(
        select(*_FILE)
        .where(
            AgreementFile.territory_key == territory,
            AgreementFile.agreement_number == number,
            AgreementFile.added_at <= min(known, end_of_day(moment.on)),
            AGREEMENT_FILES.standing(moment.known_at),
        )
        .order_by(AgreementFile.number.desc())
    )
    return [HandedIn(**row) for row in named_rows(rows)]


def file_of(ctx: Context, *, territory: str, agreement: int, number: int) -> HandedIn:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    today = Moment(ctx.today)
    agreement_on(ctx, territory=territory, number=agreement, moment=today)
    for version in files_of(ctx, territory=territory, number=agreement, moment=today):
        if version.number == number:
            return version
    raise NotFound(subject=f"{territory} {agreement} {number}")


_FILE = (
    AgreementFile.territory_key.label("territory"),
    AgreementFile.agreement_number.label("agreement"),
    AgreementFile.number,
    AgreementFile.name,
    AgreementFile.media_type,
    AgreementFile.size,
    AgreementFile.digest,
    AgreementFile.added_by,
    AgreementFile.added_at,
)
_COLUMNS = (
    Agreement.territory_key.label("territory"),
    *[getattr(Agreement, name) for name in AgreementState.__slots__ if name != "territory"],
)


def _current(ctx: Context, territory: str | None) -> list[AgreementState]:
    wanted = [Agreement.territory_key == territory] if territory else []
    return [
        AgreementState(**{**row._mapping, "parties": numbers_of(row.parties)})
        for row in ctx.session.execute(select(*_COLUMNS).where(*wanted))
    ]
