"""What a person may do with one deliverable now: the next step open, the rest a click away, nothing
at all to readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from domain.permissions import Permission
from queries.deliverables.sheet import DeliverableSheet
from ui.components.deliverables import hand_in, review
from ui.components.deliverables.fields import Act, has_begun
from ui.session import can
from ui.widgets import selectors
from ui.widgets.selectors import show_acts


def show_forms(sheet: DeliverableSheet) -> None:
    """The first act that applies is the next step; FOREm’s own come first for its people."""
    state = sheet.state
    if state.version is None:
        return
    decides, writes = (
        can(permission, state.territory, state.lot)
        for permission in (Permission.DELIVERABLE_REVIEW, Permission.DELIVERABLE_WRITE)
    )
    acts = list(_acts(sheet, decides=decides, writes=writes))
    steps = [act for act in acts if act.is_next and decides == act.is_decision]
    others = [act for act in acts if act not in steps]
    # What is being typed stays in sight, whatever another person does meanwhile.
    begun = [act for act in acts if has_begun(state, act.form)]
    opened = [*begun, *steps]
    show_acts(
        [selectors.Act(act.key, act.label, partial(act.draw, sheet)) for act in [*steps, *others]],
        opened=opened[0].key if opened else "",
    )


def _acts(sheet: DeliverableSheet, *, decides: bool, writes: bool) -> Iterator[Act]:
    if decides:
        yield from review.acts(sheet)
    if writes:
        yield from hand_in.acts(sheet)
