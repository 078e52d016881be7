"""The whole matrix, written out: who may, and who may not. Edited on purpose only."""

import pytest

from domain.errors import NotFound, PermissionDenied
from domain.permissions import GRANTS, SCOPED, Actor, Grant, Permission, Role

P, R = Permission, Role
MAY = {
    P.PROGRESS_READ: {R.ADMIN, R.LEAD, R.CONTRACTOR, R.MINISTRY},
    P.JOURNAL_READ: {R.ADMIN, R.LEAD, R.CONTRACTOR, R.MINISTRY},
    P.PEOPLE_READ: {R.ADMIN, R.LEAD, R.CONTRACTOR},
    P.PHASE_DECLARE: {R.LEAD, R.CONTRACTOR},
    P.PHASE_VERIFY: {R.LEAD},
    P.PHASE_REOPEN: {R.LEAD},
    P.MILESTONE_FORECAST: {R.LEAD, R.CONTRACTOR},
    P.MILESTONE_DECLARE: {R.LEAD, R.CONTRACTOR},
    P.MILESTONE_VERIFY: {R.LEAD},
    P.MILESTONE_ADD: {R.LEAD},
    P.BASELINE_SET: {R.LEAD},
    P.COMMITMENT_MARK: {R.LEAD},
    P.DELIVERABLE_FILES: {R.LEAD, R.CONTRACTOR},
    P.DELIVERABLE_WRITE: {R.LEAD, R.CONTRACTOR},
    P.DELIVERABLE_REVIEW: {R.LEAD},
    P.DELIVERABLE_ADD: {R.LEAD},
    P.REPORT_READ: {R.ADMIN, R.LEAD, R.CONTRACTOR, R.MINISTRY},
    P.REPORT_FOLLOW: {R.ADMIN, R.LEAD, R.CONTRACTOR},
    P.REPORT_WRITE: {R.CONTRACTOR},
    P.REPORT_REVIEW: {R.LEAD},
    P.REPORT_EXPECT: {R.LEAD},
    P.CHECK_TICK: {R.CONTRACTOR},  # who decides on the passage ticks nothing
    P.GATE_DECIDE: {R.LEAD},
    P.WEATHER_DECLARE: {R.LEAD},
    P.REGISTER_WRITE: {R.LEAD, R.CONTRACTOR},
    P.MEETING_WRITE: {R.LEAD, R.CONTRACTOR},
    P.CONTACT_KEEP: {R.LEAD, R.CONTRACTOR},
    P.PORTRAIT_WRITE: {R.LEAD, R.CONTRACTOR},
    P.PORTRAIT_CONTEXT: {R.LEAD},
    P.PORTRAIT_FREEZE: {R.LEAD},
    P.LOT_DESCRIBE: {R.LEAD},
    P.COMMENT_EXCHANGE: {R.LEAD, R.CONTRACTOR},
    P.METHOD_WATCH: {R.ADMIN, R.LEAD},
    P.BRIEF_DRAFT: {R.ADMIN, R.LEAD, R.MINISTRY},
    P.ANSWER_WRITE: {R.LEAD, R.MINISTRY},
    P.ACCOUNT_MANAGE: {R.ADMIN},
}


def holder(role: Role) -> Actor:
    """Someone of that role in Herstal, for lot 1."""
    return Actor(1, "Quelqu’un", frozenset({Grant(role, "herstal", "lot-1")}))


def test_every_permission_is_written_out():
    assert set(MAY) == set(Permission)
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("territory", ["herstal", "chapelle-lez-herlaimont"])
@pytest.mark.parametrize("lot", ["lot-1", "lot-2"])
def test_the_matrix(role, permission, territory, lot):
    mine = territory == "herstal" and lot == "lot-1"
    assert holder(role).can(permission, territory, lot) is (mine and role in MAY[permission])


@pytest.mark.parametrize("role", [R.ADMIN, R.LEAD, R.MINISTRY])
@pytest.mark.parametrize("permission", Permission)
def test_a_role_held_everywhere_holds_in_any_territory(role, permission):
    actor = Actor(1, "Quelqu’un", frozenset({Grant(role)}))
    assert actor.can(permission, "herstal", "lot-3") is (role in MAY[permission])


@pytest.mark.parametrize("permission", Permission)
def test_nobody_in_particular_may_nothing(permission):
    assert not Actor(1, "Denis").can(permission, "herstal")
    assert not Actor(1, "Denis").can(permission)


def test_a_foreign_territory_is_not_to_be_found():
    with pytest.raises(NotFound):
        holder(R.CONTRACTOR).require(P.PHASE_DECLARE, "chapelle-lez-herlaimont", subject="P07")


def test_a_foreign_lot_in_ones_own_territory_is_refused():
    with pytest.raises(PermissionDenied):
        holder(R.CONTRACTOR).require(P.PHASE_DECLARE, "herstal", "lot-2")


def test_a_phase_of_no_stated_lot_is_open_to_every_contractor_of_its_territory():
    assert holder(R.CONTRACTOR).can(P.PHASE_DECLARE, "herstal", None)


@pytest.mark.parametrize("permission", Permission)
def test_a_scoped_grant_answers_yes_when_asked_of_nowhere_in_particular(permission):
    assert holder(R.CONTRACTOR).can(permission) is (R.CONTRACTOR in MAY[permission])
    assert holder(R.CONTRACTOR).can(permission, "herstal") is (R.CONTRACTOR in MAY[permission])
    assert not holder(R.CONTRACTOR).can(permission, "chapelle-lez-herlaimont")


def test_what_belongs_to_no_territory_is_not_for_scoped_roles():
    for permission in (P.LOT_DESCRIBE, P.METHOD_WATCH, P.ACCOUNT_MANAGE):
        assert not any(permission in GRANTS[role] for role in SCOPED)


def test_two_grants_add_up():
    both = Actor(1, "A", frozenset({Grant(R.LEAD), Grant(R.ADMIN)}))
    assert both.can(P.PHASE_VERIFY, "herstal") and both.can(P.ACCOUNT_MANAGE)
