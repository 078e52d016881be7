"""Due dates of many deliverables at once: all of them or none, each with its event."""

from __future__ import annotations

import pytest

from domain import errors
from domain.dates import PartialDate
from domain.subjects import Kind, subject_text
from queries.deliverables.list import datable_deliverables
from queries.following.undo import act_of
from services import undo
from services.deliverables import deliverables
from tests.builders.deliverables import KEY, act, state
from tests.builders.record import everything, last_event
from tests.personas import ALINE, BRUNO, CHLOE, HUGO

MAY, FAR = PartialDate.parse("2027-05"), PartialDate.parse("9999-01")
BOTH = {("herstal", KEY): MAY, ("chapelle-lez-herlaimont", KEY): MAY}


def versions_seen(world):
    return sum(one.version or 0 for one in world.ask(ALINE, datable_deliverables))


def set_dues(world, actor=ALINE, dues=BOTH, reason="avenant 2", seen_version=None):
    seen = versions_seen(world) if seen_version is None else seen_version
    world.do(actor, deliverables.set_dues, seen_version=seen, dues=dues, reason=reason)


def test_all_are_fixed_with_one_reason_and_undone_together(world):
    set_dues(world)
    known = {(one.territory, one.key): one for one in world.ask(ALINE, datable_deliverables)}
    assert {place for place, one in known.items() if one.due_on == MAY} == set(BOTH)
    event = last_event(world.database)
    assert event.subject == subject_text(Kind.DELIVERABLE, "chapelle-lez-herlaimont", KEY)
    assert (event.action, event.note) == ("deliverable.due_set", "avenant 2")
    assert len(world.ask(ALINE, act_of, event_id=event.id).events) == 2
    world.do(ALINE, undo.undo, event_id=event.id)
    assert state(world).due_on is None


def test_what_has_that_date_already_is_left_alone(world):
    act(world, ALINE, deliverables.set_due, due_on=MAY, reason="comité")
    version = state(world).version
    set_dues(world)
    assert state(world).version == version
    with pytest.raises(errors.NothingNew):
        set_dues(world)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("actor", "values", "refusal"), [
    (HUGO, {}, errors.PermissionDenied), (CHLOE, {}, errors.PermissionDenied),
    (BRUNO, {"dues": {("herstal", KEY): MAY}}, errors.NotFound),
    (ALINE, {"reason": " "}, errors.TextMissing), (ALINE, {"seen_version": 1}, errors.StaleEdit),
    (ALINE, {"dues": {("herstal", KEY): MAY, ("herstal", "P07.x"): MAY}}, errors.NotFound),
    (ALINE, {"dues": {**BOTH, ("herstal", "P07.carnet-de-sessions"): FAR}}, errors.DateOutOfRange),
])  # fmt: skip
def test_one_refusal_refuses_them_all(world, actor, values, refusal):
    before = everything(world.database)
    with pytest.raises(refusal):
        set_dues(world, actor, **values)
    assert everything(world.database) == before
