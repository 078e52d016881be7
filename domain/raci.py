"""Who carries out, approves, is consulted, is informed; and what is wrong with such an
assignment."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Responsibility(StrEnum):
    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    CONSULTED = "C"
    INFORMED = "I"


class Fault(StrEnum):
    """A hole, or one approval too many."""

    NOBODY_APPROVES = "nobody_approves"
    SEVERAL_APPROVE = "several_approve"
    NOBODY_CARRIES_OUT = "nobody_carries_out"


Roles = Mapping[str, str]  # « A/R », by the code of a type of actors


def responsibilities(roles: Roles, actor: str) -> tuple[Responsibility, ...]:
    """Return what that type of actors does; empty when nothing is asked of it."""
    return tuple(Responsibility(letter) for letter in roles.get(actor, "").split("/") if letter)


def actors_who(roles: Roles, does: Responsibility) -> tuple[str, ...]:
    """Return them in the order of the definition."""
    return tuple(actor for actor in roles if does in responsibilities(roles, actor))


def faults_of(roles: Roles) -> tuple[Fault, ...]:
    """Exactly one type of actors approves, and at least one carries out."""
    approving = len(actors_who(roles, Responsibility.ACCOUNTABLE))
    faults = []
    if approving == 0:
        faults.append(Fault.NOBODY_APPROVES)
    if approving > 1:
        faults.append(Fault.SEVERAL_APPROVE)
    if not actors_who(roles, Responsibility.RESPONSIBLE):
        faults.append(Fault.NOBODY_CARRIES_OUT)
    return tuple(faults)
