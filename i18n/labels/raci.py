"""The words of who does what, in French, translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.raci import Fault, Responsibility

RESPONSIBILITY_WORD: Mapping[Responsibility, str] = {
    Responsibility.RESPONSIBLE: N_("réalise (R)"),
    Responsibility.ACCOUNTABLE: N_("approuve (A)"),
    Responsibility.CONSULTED: N_("est consulté (C)"),
    Responsibility.INFORMED: N_("est informé (I)"),
}
RACI_FAULT_WORD: Mapping[Fault, str] = {
    Fault.NOBODY_APPROVES: N_("personne n’approuve"),
    Fault.SEVERAL_APPROVE: N_("plusieurs approuvent"),
    Fault.NOBODY_CARRIES_OUT: N_("personne ne réalise"),
}
