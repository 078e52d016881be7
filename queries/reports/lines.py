"""What a report has to answer: the changes of its lot and territory, as the record tells them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from definitions.names import lot_name
from domain.reports import Line
from domain.subjects import OF_A_PLACE, OF_THE_PASSAGE
from domain.working_days import DAY
from i18n.changes import change_sentence
from queries.context import Context
from queries.following.changes import Change, changes_between

IMPLIED = {"actual_start", "actual_end"}  # by a status told with them
# The lead’s own words, what is told at the passage, reports, which do not answer for themselves,
# the register and the meetings, which everybody keeps.
NOT_ASKED = tuple(f"{kind}/" for kind in (*OF_THE_PASSAGE, "report", *OF_A_PLACE))


def lines_between(
    ctx: Context, *, since: date, until: date, territory: str, lot: str
) -> list[Line]:
    """The changes after `since` up to `until`, those of no stated lot included, oldest first."""
    changes = changes_between(ctx, since=since + DAY, until=until, territory=territory)
    mine = [change for change in changes if change.lot in (None, lot)]
    named = partial(lot_name, ctx.catalog)
    return [
        Line(
            key=f"{change.event}/{change.subject}/{change.attribute}",
            subject=change.subject,
            sentence=change_sentence(change, lot_name=named),
        )
        for change in mine
        if not _is_implied(change, mine) and not change.subject.startswith(NOT_ASKED)
    ]


def _is_implied(change: Change, among: Sequence[Change]) -> bool:
    """« En cours depuis le 12 février » says already when the phase began."""
    return change.attribute in IMPLIED and any(
        (other.event, other.subject, other.attribute) == (change.event, change.subject, "status")
        for other in among
    )
