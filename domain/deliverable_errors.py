"""Refusals about deliverables, their reserves and their files."""

from __future__ import annotations

from domain.errors import N_, DomainError


class MoveRefused(DomainError):
    reason = N_("L’état du livrable ne permet pas cette action.")
    remedy = N_("Relisez son état : quelqu’un l’a peut-être fait avancer entre-temps.")
