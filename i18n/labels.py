"""The words of each vocabulary, in French, marked here and translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.phases import PhaseStatus
from domain.schedule import Flag

PHASE_STATUS_WORD: Mapping[PhaseStatus, str] = {
    PhaseStatus.UNKNOWN: N_("Non renseignée"),
    PhaseStatus.NOT_STARTED: N_("Non démarrée"),
    PhaseStatus.PLANNED: N_("Planifiée"),
    PhaseStatus.IN_PROGRESS: N_("En cours"),
    PhaseStatus.SUSPENDED: N_("Suspendue"),
    PhaseStatus.COMPLETED: N_("Terminée (déclarée)"),
    PhaseStatus.VALIDATED: N_("Validée"),
}
FLAG_WORD: Mapping[Flag, str] = {
    Flag.LATE: N_("En retard"),
    Flag.STALE: N_("Sans nouvelles"),
}
