"""Who does what: the parts of a type of actors, holes, and approvals too many."""

from __future__ import annotations

from domain.raci import Fault, Responsibility, actors_who, faults_of, responsibilities

R = Responsibility


def test_a_type_of_actors_may_approve_and_carry_out() -> None:
    roles = {"FOREM": "A/R", "COM": "R", "CAB": "I"}
    assert responsibilities(roles, "FOREM") == (R.ACCOUNTABLE, R.RESPONSIBLE)
    assert responsibilities(roles, "PUB") == ()
    assert actors_who(roles, R.RESPONSIBLE) == ("FOREM", "COM")
    assert actors_who(roles, R.CONSULTED) == ()


def test_holes_and_double_approvals_are_found() -> None:
    assert faults_of({"FOREM": "A", "ADJ": "R"}) == ()
    assert faults_of({"FOREM": "A/R"}) == ()
    assert faults_of({"FOREM": "A"}) == (Fault.NOBODY_CARRIES_OUT,)
    assert faults_of({"FOREM": "A", "ADJ": "A/R"}) == (Fault.SEVERAL_APPROVE,)
    assert faults_of({"ADJ": "R"}) == (Fault.NOBODY_APPROVES,)
    assert faults_of({"CAB": "I"}) == (Fault.NOBODY_APPROVES, Fault.NOBODY_CARRIES_OUT)
