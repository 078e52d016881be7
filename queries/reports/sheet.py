"""Everything that the screen of one report tells: its versions, and what there is to write it
from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarResult, select

from domain.chain import sha256
from domain.errors import NotFound
from domain.permissions import Permission
from domain.report_documents import as_of_in, draft_in, report_in
from domain.reporting import Period
from domain.reports import Filled, Line, Report, ReportAltered, begun_from, resumed_from
from domain.working_days import DAY
from models import ReportDraft, ReportVersion
from queries.context import Context
from queries.documents import REPORTS
from queries.moment import Moment
from queries.people import names_of
from queries.reports.lines import lines_between
from queries.reports.states import ReportState, report_on


@dataclass(frozen=True, slots=True)
class Version:
    """One version as it was sent. `holds`: its document still has the seal that it was given."""

    number: int
    report: Report | None  # not read when it does not hold
    document: str
    seal: str
    definitions: str
    submitted_at: datetime
    submitted_by: int | None
    holds: bool


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One report on one day; `shown` is the version to read, the latest one unless asked."""

    state: ReportState
    versions: tuple[Version, ...]  # those that this person may read, oldest first
    names: Mapping[int, str]

    def version(self, number: int | None) -> Version | None:
        return next(
            (version for version in reversed(self.versions) if number in (None, version.number)),
            None,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What a contractor writes from: the changes to answer, and what is written so far.
    `version` is 0 as long as nothing was saved."""

    lines: tuple[Line, ...]
    filled: Filled
    version: int
    saved_at: datetime | None
    saved_by: int | None
    last: Period | None  # of the report before, when it starts from that one


def report_sheet(
    ctx: Context, *, territory: str, lot: str, period: str, moment: Moment
) -> ReportSheet:
    """Return one report with its versions, up to the one of that day."""
    state = report_on(ctx, territory=territory, lot=lot, period=period, moment=moment)
    follows = ctx.actor.can(Permission.REPORT_FOLLOW, territory, lot)
    versions = tuple(
        version
        for version in map(read_version, _sent(ctx, state, REPORTS.standing(moment.known_at)))
        if (version.number <= state.number if follows else version.number == state.accepted)
    )
    people = {version.submitted_by for version in versions} | {state.decided_by}
    return ReportSheet(state, versions, names_of(ctx, ids=people))


def frozen_version(ctx: Context, *, territory: str, lot: str, period: str, number: int) -> Version:
    """The version as it was sent, for who may read it today; « introuvable » to everybody else."""
    moment = Moment(ctx.today)
    sheet = report_sheet(ctx, territory=territory, lot=lot, period=period, moment=moment)
    version = sheet.version(number)
    if version is None:
        raise NotFound(subject=str(number))
    if not version.holds:
        raise ReportAltered(report=f"{territory}/{lot}/{period}/{number}")
    return version


def last_number(ctx: Context, state: ReportState) -> int:
    """Return the number of the last version ever sent, taken back or not: a number names one version
    for ever. 0 when there was none."""
    return max((row.number for row in _sent(ctx, state)), default=0)


def _sent(
    ctx: Context, state: ReportState, *wanted: ColumnElement[bool]
) -> ScalarResult[ReportVersion]:
    """The versions of a report, oldest first; rights are those of the caller."""
    statement = select(ReportVersion).where(
        ReportVersion.territory_key == state.territory,
        ReportVersion.lot_key == state.lot,
        ReportVersion.period_key == state.period.key,
        *wanted,
    )
    return ctx.session.scalars(statement.order_by(ReportVersion.number))


def read_version(row: ReportVersion) -> Version:
    holds = sha256(row.document) == row.seal
    return Version(
        number=row.number,
        report=report_in(row.document) if holds else None,
        document=row.document,
        seal=row.seal,
        definitions=row.definitions,
        submitted_at=row.submitted_at,
        submitted_by=row.submitted_by,
        holds=holds,
    )


def draft_of(ctx: Context, *, territory: str, lot: str, period: str) -> Draft:
    """Return what a contractor writes from today: their draft, else the version sent, else the
    report before."""
    ctx.actor.require(Permission.REPORT_WRITE, territory, lot)
    moment = Moment(ctx.today)
    state = report_on(ctx, territory=territory, lot=lot, period=period, moment=moment)
    before = _version_before(ctx, state)
    row = draft_row(ctx, territory=territory, lot=lot, period=period)
    return Draft(
        lines=tuple(_lines_since(ctx, state, before)),
        filled=_filled(ctx, state, row, before),
        version=row.version if row else 0,
        saved_at=row.saved_at if row and row.content else None,
        saved_by=row.saved_by if row and row.content else None,
        last=Period.parse(before.period_key) if before and not state.number else None,
    )


def draft_row(ctx: Context, *, territory: str, lot: str, period: str) -> ReportDraft | None:
    return ctx.session.scalar(
        select(ReportDraft).where(
            ReportDraft.territory_key == territory,
            ReportDraft.lot_key == lot,
            ReportDraft.period_key == period,
        )
    )


def _filled(
    ctx: Context, state: ReportState, row: ReportDraft | None, before: ReportVersion | None
) -> Filled:
    if row and row.content:
        return draft_in(row.content)
    # Those of a version that was taken back too: whoever sent them goes on with them.
    sent = [read_version(version).report for version in _sent(ctx, state)]
    if readable := [report for report in sent if report]:
        return resumed_from(readable[-1])
    return begun_from(report_in(before.document) if before else None)


def _version_before(ctx: Context, state: ReportState) -> ReportVersion | None:
    """The last version of the last report sent for an earlier period."""
    statement = (
        select(ReportVersion)
        .where(
            ReportVersion.territory_key == state.territory,
            ReportVersion.lot_key == state.lot,
            ReportVersion.period_key < state.period.key,
            REPORTS.standing(),
        )
        .order_by(ReportVersion.period_key.desc(), ReportVersion.number.desc())
        .limit(1)
    )
    return ctx.session.scalar(statement)


def lines_of(ctx: Context, state: ReportState) -> list[Line]:
    """The changes that this report has to answer today."""
    return _lines_since(ctx, state, _version_before(ctx, state))


def _lines_since(ctx: Context, state: ReportState, before: ReportVersion | None) -> list[Line]:
    """Return what changed since the report before, or in the period when there is none. The day
    of that report counts again, for what was said after it was sent; what it told is not told
    twice."""
    last = report_in(before.document) if before else None
    since = (as_of_in(before.document) if before else state.period.first) - DAY
    keys = {line.key for line, _ in last.lines} if last else set()
    lines = lines_between(
        ctx,
        since=since,
        until=min(ctx.today, state.period.last),
        territory=state.territory,
        lot=state.lot,
    )
    return [line for line in lines if line.key not in keys]
