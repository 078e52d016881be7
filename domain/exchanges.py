"""A file that people hand in for one place: what it would change, and everything wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.errors import N_, DomainError, Unusual
from domain.sheets import CellRemark
from domain.tables import CellProblem
from domain.unusual import UnusualNotConfirmed

A = TypeVar("A")
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Changes(Generic[A, C]):
    """What its lines would change. `changed` says what stands there now, too."""

    added: tuple[A, ...] = ()
    changed: tuple[C, ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)

    @property
    def count(self) -> int:
        return len(self.added) + len(self.changed)


@dataclass(frozen=True, slots=True)
class Reading(Generic[A, C]):
    """A file as read for one place, and the version of what it was compared with. With any problem
    nothing would change."""

    changes: Changes[A, C]
    problems: tuple[CellProblem, ...]
    version: int
    remarks: tuple[CellRemark, ...] = ()
    lines: tuple[tuple[int, A], ...] = ()  # those that are understood, with their numbers

    @property
    def unusual(self) -> tuple[CellRemark, ...]:
        """What a person has to confirm, line by line."""
        unusual = (remark for remark in self.remarks if isinstance(remark.told, Unusual))
        return tuple(sorted(unusual, key=lambda remark: remark.line or 0))

    def require_confirmed(self, *, confirmed: bool) -> None:
        """Refuse what is unusual as long as nobody said that it is right."""
        if self.unusual and not confirmed:
            raise UnusualNotConfirmed(count=len(self.unusual))


class LineStale(DomainError):
    """Somebody wrote since the file was exported; or it shows another day than today."""

    reason = N_("Cette ligne n’est plus celle qui est enregistrée, à la version {present}.")
    remedy = N_("Exportez de nouveau, puis reportez-y votre changement.")


class NumberUnknown(DomainError):
    reason = N_("Le numéro {value} est introuvable ici.")
    remedy = N_("Gardez le numéro de l’export ; laissez la cellule vide pour une nouvelle ligne.")
