"""Saying how often lots report in their territories, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain import errors
from domain.actions import Action
from domain.dates import check_in_calendar
from domain.permissions import Permission
from domain.reporting import Rhythm
from domain.reports import LotMissing, RhythmBackwards
from domain.statements import Origin
from queries.context import Context
from queries.moment import Moment
from queries.reports.states import Expectation, expectations_on
from services import audit, facts

Place = tuple[str, str]  # a territory and a lot


def expect(ctx: Context, *, lots: Sequence[Place], seen_version: int, rhythm: Rhythm) -> None:
    """Fix which reports are expected of those lots, each in its territory; those already sent stay,
    whatever is expected since. `seen_version` is the latest of the grid that was read; lots that
    have this rhythm already are left as they are."""
    if not lots:
        raise LotMissing
    for territory, lot in lots:
        ctx.actor.require(Permission.REPORT_EXPECT, territory, lot, subject=territory)
    audit.refuse_repetition(ctx)
    present = [_present(ctx, place) for place in dict.fromkeys(lots)]
    if any(expectation.version > seen_version for expectation in present):
        raise errors.StaleEdit(subject=" ".join(lots[0]))
    _check(rhythm)
    # The journal would otherwise tell a change of rhythm to those who wait for reports.
    changing = [expectation for expectation in present if expectation.rhythm != rhythm]
    if not changing:
        raise errors.NothingNew
    for number, expectation in enumerate(changing):
        _record(audit.without_command_id(ctx) if number else ctx, expectation, rhythm)


def _record(ctx: Context, present: Expectation, rhythm: Rhythm) -> None:
    # All three attributes each time: a rhythm read at a past date is then whole, never half of two.
    values, old = _values(rhythm), _values(present.rhythm)
    audit.record(
        ctx,
        Action.REPORT_EXPECTED,
        present.subject,
        territory=present.territory,
        changes={name: (old[name] or None, value) for name, value in values.items()},
        facts=facts.new_facts(
            ctx, present.subject, values, territory=present.territory, origin=Origin.VERIFIED
        ),
    )


def _present(ctx: Context, place: Place) -> Expectation:
    territory, lot = place
    for expectation in expectations_on(ctx, moment=Moment(ctx.today), territory=territory):
        if expectation.lot == lot:
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
