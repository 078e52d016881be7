"""Ticking the exit checklist of a phase: done, open again, or « sans objet »; always in words."""

from __future__ import annotations

from domain import errors
from domain.actions import Action
from domain.gates import TICKED, Check, ComputedCheck
from domain.permissions import Permission
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from queries.context import Context
from queries.gates.checklist import ATTRIBUTE, CheckItem, checklist_on, subject_of
from queries.moment import Moment
from services import audit, facts
from services.phases.rows import get_row


def tick(
    ctx: Context, *, territory: str, criterion: str, seen_version: int, check: Check, note: str
) -> None:
    """Say where an exit criterion stands. The note says what shows it, or why it does not apply."""
    phase = criterion.split(".")[0]
    get_row(ctx, territory=territory, phase=phase, permission=Permission.CHECK_TICK)
    item = _item(ctx, territory, phase, criterion)
    if item.version != seen_version:
        raise errors.StaleEdit(subject=item.criterion.text.fr)
    # A person who could tick what the application counts could say done what is not.
    if item.is_computed:
        raise ComputedCheck
    if check not in TICKED:
        raise errors.StatusNotDeclarable(status=check)
    note = clean(note, field="Ce qui le montre, ou le motif", limit=NOTE_LIMIT, required=True)
    if (check, note) == (item.check, item.note):
        raise errors.NothingNew
    subject = subject_of(territory, criterion)
    values = {ATTRIBUTE: check.value}
    audit.record(
        ctx,
        Action.CHECK_TICKED,
        subject,
        territory=territory,
        changes={ATTRIBUTE: (item.check, check)},
        facts=facts.new_facts(
            ctx, subject, values, territory=territory, origin=Origin.DECLARED, note=note
        ),
        note=note,
    )


def _item(ctx: Context, territory: str, phase: str, criterion: str) -> CheckItem:
    today = Moment(ctx.today)
    for item in checklist_on(ctx, territory=territory, phase=phase, moment=today):
        if item.criterion.key == criterion:
            return item
    raise errors.NotFound(subject=f"{territory} {criterion}")
