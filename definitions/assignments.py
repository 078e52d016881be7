"""Who does what: one assignment for each phase, and one for each of its deliverables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from definitions.catalog import Catalog
from definitions.phases import Assignment, DeliverableDefinition, PhaseDefinition
from domain.raci import Fault, faults_of


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who does what for a phase, or for one of its deliverables."""

    phase: PhaseDefinition
    deliverable: DeliverableDefinition | None = None

    @property
    def is_own(self) -> bool:
        """True when its own definition says it; False when it takes over that of its phase."""
        return self.deliverable is None or self.deliverable.raci is not None

    @property
    def assignment(self) -> Assignment:
        return (self.deliverable and self.deliverable.raci) or self.phase.raci

    @property
    def title(self) -> str:
        return self.deliverable.title.fr if self.deliverable else self.phase.title.fr

    @property
    def faults(self) -> tuple[Fault, ...]:
        return faults_of(self.assignment.roles)


def assigned(catalog: Catalog) -> Iterator[Assigned]:
    """Return each phase, then its deliverables, those in use."""
    for phase in catalog.phases:
        if not phase.retired:
            yield Assigned(phase)
            yield from (
                Assigned(phase, deliverable)
                for deliverable in phase.deliverables
                if not deliverable.retired
            )
