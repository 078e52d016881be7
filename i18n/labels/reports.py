"""The words of reports: how often, where each stands, its sections."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.reporting import Cadence, Standing
from domain.reports import Section

CADENCE_WORD: Mapping[Cadence, str] = {
    Cadence.TWICE_MONTHLY: N_("deux fois par mois (bimensuel)"),
    Cadence.MONTHLY: N_("une fois par mois (mensuel)"),
    Cadence.EVERY_TWO_MONTHS: N_("tous les deux mois (bimestriel)"),
}
STANDING_WORD: Mapping[Standing, str] = {
    Standing.EXPECTED: N_("attendu"),
    Standing.LATE: N_("en retard"),
    Standing.MISSING: N_("manquant"),
    Standing.SUBMITTED: N_("remis, à lire"),
    Standing.RETURNED: N_("renvoyé, à corriger"),
    Standing.ACCEPTED: N_("accepté"),
}
SECTION_WORD: Mapping[Section, str] = {
    Section.HIGHLIGHT: N_("Fait marquant"),
    Section.DIFFICULTIES: N_("Difficultés"),
    Section.NEXT: N_("À venir"),
    Section.REQUESTS: N_("Demandes au FOREm"),
}
