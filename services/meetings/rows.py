"""Opening the row of a meeting to change it, writing it with its facts and audit, keeping it equal
to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.meetings import MeetingShared
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from models import Fact, Meeting
from queries.context import Context
from queries.meetings.states import MeetingState, columns_of, from_facts
from queries.moment import Moment
from services import audit, facts
from services.record import update_row


def open_row(ctx: Context, *, territory: str, number: int, seen_version: int) -> Meeting:
    """The meeting in that territory, for who may change it and saw its latest version."""
    row = ctx.session.scalar(
        select(Meeting).where(Meeting.territory_key == territory, Meeting.number == number)
    )
    if row is None:
        raise errors.NotFound(subject=f"{territory} {number}")
    ctx.actor.require(Permission.MEETING_WRITE, territory, subject=f"{territory} {number}")
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=row.title)
    return row


def everywhere(ctx: Context, row: Meeting) -> list[Meeting]:
    """Return its row in each territory that shares the meeting, the given one last; refuses who
    does
    not keep meetings in all of them."""
    same = select(Meeting).where(Meeting.identity == row.identity).order_by(Meeting.id)
    rows = list(ctx.session.scalars(same))
    if not all(ctx.actor.can(Permission.MEETING_WRITE, meeting.territory_key) for meeting in rows):
        raise MeetingShared
    return [*(meeting for meeting in rows if meeting is not row), row]


def subject_of(row: Meeting) -> str:
    return subject_text(Kind.MEETING, row.territory_key, row.number)


def meeting_facts(
    ctx: Context,
    row: Meeting,
    values: Mapping[str, str],
    *,
    effective: PartialDate | None = None,
    note: str = "",
) -> list[Fact]:
    """Facts of this meeting in its territory, ready to be written."""
    place = row.territory_key
    return facts.new_facts(
        ctx, subject_of(row), values, territory=place, effective=effective, note=note
    )


def restate(
    ctx: Context,
    row: Meeting,
    values: Mapping[str, str],
    *,
    effective: PartialDate,
    note: str = "",
) -> list[Fact]:
    """What a meeting is, and who came, holds for as long as it does: each fact takes the
    place of the one before."""
    before = {name: facts.standing_facts(ctx, subject_of(row), name) for name in values}
    said = {name: value for name, value in values.items() if value or before[name]}
    stored = meeting_facts(ctx, row, said, effective=effective, note=note)
    for fact in stored:
        if earlier := before[fact.attribute]:
            facts.correct(fact, earlier[-1])
    return stored


def first_day_of(ctx: Context, row: Meeting) -> PartialDate:
    """The day from which what the meeting is holds."""
    title = facts.standing_facts(ctx, subject_of(row), "meeting_title")[-1]
    return PartialDate.ending_on(title.effective_on, title.precision)


def state_of(ctx: Context, row: Meeting) -> MeetingState:
    """Return what its facts say today."""
    ctx.session.flush()
    state = _state_of(ctx, row)
    assert state, "a meeting has facts for as long as it has a row"
    return state


def _state_of(ctx: Context, row: Meeting) -> MeetingState | None:
    meetings = from_facts(ctx, Moment(ctx.today), row.territory_key)
    return next((meeting for meeting in meetings if meeting.number == row.number), None)


def write(
    ctx: Context,
    row: Meeting,
    action: Action,
    *,
    facts: list[Fact],
    subject: str | None = None,
    changes: Mapping[str, tuple[object, object]] | None = None,
    note: str = "",
) -> None:
    """Facts and audit event first, then the current row that follows from them. What is decided
    or asked for has a `subject` of its own, and makes the meeting another version too."""
    before = _values(row)
    stated = {fact.attribute: (before.get(fact.attribute), fact.value) for fact in facts}
    audit.record(
        ctx,
        action,
        subject or subject_of(row),
        territory=row.territory_key,
        changes=changes or {name: pair for name, pair in stated.items() if pair[0] or pair[1]},
        facts=facts,
        note=note,
    )
    seen = row.version
    refresh(ctx, [row])
    if row.version == seen:  # whoever read before must read again
        flag_modified(row, "title")
        ctx.session.flush()


def _values(row: Meeting) -> dict[str, object]:
    """Return what the row holds, under the names of the facts."""
    columns = columns_of(MeetingState(row.territory_key, row.number))
    return {f"meeting_{name}": getattr(row, name) or None for name in columns}


def refresh(ctx: Context, rows: Iterable[Meeting]) -> None:
    """Make each row what the facts of its territory say today; of nothing there is no row."""
    ctx.session.flush()
    for row in rows:
        state = _state_of(ctx, row)
        update_row(ctx, row, columns_of(state) if state else None)
    ctx.session.flush()
