"""Saying how often a lot reports in a territory, and since when."""

from __future__ import annotations

from datetime import date

from domain import errors
from domain.actions import Action
from domain.dates import check_in_calendar
from domain.permissions import Permission
from domain.reporting import Rhythm
from domain.reports import RhythmBackwards
from domain.statements import Origin
from queries.context import Context
from queries.moment import Moment
from queries.reports.states import Expectation, expectations_on
from services import audit, facts


def expect(ctx: Context, *, territory: str, lot: str, seen_version: int, rhythm: Rhythm) -> None:
    """Fix which reports are expected. Those already sent stay, whatever is expected since."""
    ctx.actor.require(Permission.REPORT_EXPECT, territory, lot, subject=territory)
    audit.refuse_repetition(ctx)
    present = _present(ctx, territory, lot)
    if present.version != seen_version:
        raise errors.StaleEdit(subject=f"{territory} {lot}")
    _check(rhythm)
    # The journal would otherwise tell a change of rhythm to those who wait for reports.
    if rhythm == present.rhythm:
        raise errors.NothingNew
    # All three attributes each time: a rhythm read at a past date is then whole, never half of two.
    values, old = _values(rhythm), _values(present.rhythm)
    audit.record(
        ctx,
        Action.REPORT_EXPECTED,
        present.subject,
        territory=territory,
        changes={name: (old[name] or None, value) for name, value in values.items()},
        facts=facts.new_facts(
            ctx, present.subject, values, territory=territory, origin=Origin.VERIFIED
        ),
    )


def _present(ctx: Context, territory: str, lot: str) -> Expectation:
    for expectation in expectations_on(ctx, moment=Moment(ctx.today)):
        if (expectation.territory, expectation.lot) == (territory, lot):
            return expectation
    raise errors.NotFound(subject=f"{territory} {lot}"[:80])


def _check(rhythm: Rhythm) -> None:
    check_in_calendar(rhythm.first_on)
    if rhythm.last_on:
        check_in_calendar(rhythm.last_on)
        if rhythm.last_on < rhythm.first_on:
            raise RhythmBackwards(
                first=f"{rhythm.first_on:%d/%m/%Y}", last=f"{rhythm.last_on:%d/%m/%Y}"
            )


def _values(rhythm: Rhythm | None) -> dict[str, str]:
    """Return them by attribute, as facts hold them; all three each time, so that they change
    together."""
    return {
        "report_cadence": rhythm.cadence.value if rhythm else "",
        "report_first_on": _iso(rhythm.first_on) if rhythm else "",
        "report_last_on": _iso(rhythm.last_on) if rhythm else "",
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
