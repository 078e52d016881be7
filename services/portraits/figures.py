"""What people do with the figures of a portrait: state one, correct it, withdraw it, bring in a file."""

from __future__ import annotations

from collections.abc import Mapping

from definitions.names import territory_name
from domain import errors
from domain.actions import Action
from domain.exchanges import Changes
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.tables import CellsRefused, Table
from domain.text import NOTE_LIMIT, clean
from models import Fact
from queries.context import Context
from queries.moment import Moment
from queries.portraits.entries import Correction, Entry, read_figures, read_form
from queries.portraits.figures import FigureState, figures_on, writable_places
from services import audit, facts
from services.facts import new_withdrawal
from services.portraits.rows import figure_fact, refresh


def record(
    ctx: Context,
    *,
    territory: str,
    seen_version: int,
    cells: Mapping[str, str],
    reason: str = "",
    confirmed: bool = False,
) -> None:
    """State a figure, or correct the one of the same place, indicator and period. `seen_version`
    is the number of the fact that it showed, 0 when there was none; `confirmed` that a person
    stands by what is unusual in it."""
    _require_writable(ctx, territory)
    reading = read_form(ctx, territory=territory, cells=cells)
    changes = reading.changes
    if not changes:
        raise errors.NothingNew
    entry, present = changes.changed[0] if changes.changed else (changes.added[0], None)
    if (present.fact_id if present else 0) != seen_version:
        raise errors.StaleEdit(subject=ctx.catalog.indicator(entry.key.indicator).title)
    reading.require_confirmed(confirmed=confirmed)
    note = _reason(changes, reason)
    action = Action.PORTRAIT_CORRECTED if present else Action.PORTRAIT_RECORDED
    _write(ctx, action, entry.key.subject, entry.territory, _facts(ctx, changes, note), note=note)


def withdraw(ctx: Context, *, territory: str, subject: str, seen_version: int, reason: str) -> None:
    """Take back a figure that should never have stood there, such as one of a wrong period."""
    _require_writable(ctx, territory)
    present = _get_figure(ctx, territory, subject)
    if present.fact_id != seen_version:
        raise errors.StaleEdit(subject=ctx.catalog.indicator(present.key.indicator).title)
    note = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    place = next(
        (
            place
            for place in writable_places(ctx, territory)
            if (place.level, place.key) == (present.key.level, present.key.place)
        ),
        None,
    )
    if place is None:
        raise errors.PermissionDenied
    said = ctx.session.get_one(Fact, present.fact_id)
    # With all that it had corrected: or an older wrong figure would come back in its place.
    stored = [new_withdrawal(ctx, fact_id, note) for fact_id in facts.lineage(ctx, said)]
    _write(ctx, Action.PORTRAIT_WITHDRAWN, subject, place.territory, stored, note=note)


def bring_in(
    ctx: Context,
    *,
    territory: str,
    seen_version: int,
    table: Table,
    reason: str = "",
    confirmed: bool = False,
) -> None:
    """All the lines of a table, or none: what is new is added, what differs is corrected. What is
    unusual needs to be `confirmed`."""
    _require_writable(ctx, territory)
    reading = read_figures(ctx, territory=territory, table=table)
    if reading.version != seen_version:
        name = territory_name(ctx.catalog, territory)
        raise errors.StaleEdit(subject=f"portrait statistique, {name}")
    if reading.problems:
        raise CellsRefused(count=len(reading.problems))
    if not reading.changes:
        raise errors.NothingNew
    reading.require_confirmed(confirmed=confirmed)
    note = _reason(reading.changes, reason)
    subject, stored = subject_text(Kind.PORTRAIT, territory), _facts(ctx, reading.changes, note)
    _write(
        ctx, Action.PORTRAIT_IMPORTED, subject, territory, stored, note=note,
        changes=_counts(reading.changes),
    )  # fmt: skip


def _counts(changes: Changes[Entry, Correction]) -> dict[str, tuple[object, object]]:
    """What the journal tells of a file."""
    counts = {"figures_added": len(changes.added), "figures_corrected": len(changes.changed)}
    return {name: ("0", count) for name, count in counts.items() if count}


def _require_writable(ctx: Context, territory: str) -> None:
    """For who keeps that portrait; « introuvable » to others."""
    if not writable_places(ctx, territory):
        ctx.actor.require(Permission.PORTRAIT_WRITE, territory)
        raise errors.PermissionDenied  # the lot of another contractor keeps it
    audit.refuse_repetition(ctx)


def _get_figure(ctx: Context, territory: str, subject: str) -> FigureState:
    for figure in figures_on(ctx, moment=Moment(ctx.today), territory=territory):
        if figure.key.subject == subject:
            return figure
    raise errors.NotFound(subject=subject[:80])


def _reason(changes: Changes[Entry, Correction], reason: str) -> str:
    """A correction says why."""
    note = clean(reason, field="Motif", limit=NOTE_LIMIT)
    if changes.changed and not note:
        raise errors.CorrectionNeedsReason
    return note


def _facts(ctx: Context, changes: Changes[Entry, Correction], note: str) -> list[Fact]:
    new = [
        figure_fact(ctx, entry.key, entry.saying, territory=entry.territory, note=note)
        for entry in changes.added
    ]
    return new + [
        figure_fact(
            ctx,
            entry.key,
            entry.saying,
            territory=entry.territory,
            replaces=present.fact_id,
            note=note,
        )
        for entry, present in changes.changed
    ]


def _write(
    ctx: Context,
    action: Action,
    subject: str,
    territory: str | None,
    stored: list[Fact],
    *,
    note: str,
    changes: Mapping[str, tuple[object, object]] | None = None,
) -> None:
    """Facts and audit event first, then the rows that follow. The journal tells no value: a small
    count could be worked out from two of them."""
    audit.record(
        ctx, action, subject, territory=territory, changes=changes, facts=stored, note=note
    )
    refresh(ctx, (fact.subject for fact in stored))
