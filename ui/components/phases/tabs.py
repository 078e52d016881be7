"""The parts of the sheet of a phase, one at a time."""

from __future__ import annotations

from domain.addresses import Param
from domain.errors import N_
from queries.gates.dossier import PhaseSummary
from queries.phases.sheet import PhaseSheet
from ui import state
from ui.components.following import comments
from ui.components.milestones import section
from ui.components.phases import around, deliverables, history, impact, sheet, twins
from ui.components.phases.words import HISTORY_TAB
from ui.components.register.responsibilities import in_phase
from ui.session import t
from ui.widgets.selectors import show_tabs

EXPECTED_TAB = N_("Livrables et jalons")


def show_parts_of(shown: PhaseSheet, seen: PhaseSummary | None) -> None:
    """An address that names a milestone opens the part in which it stands."""
    show_tabs(
        {
            t("Faits"): lambda: _facts(shown, seen),
            t(EXPECTED_TAB): lambda: _expected(shown),
            t("Partenaires et réunions"): lambda: around.show_around(shown.state),
            t("Méthode"): lambda: _method(shown),
            t(HISTORY_TAB): lambda: history.show_history(shown),
        },
        opened=t(EXPECTED_TAB) if state.param(Param.MILESTONE) else "",
    )


def _facts(shown: PhaseSheet, seen: PhaseSummary | None) -> None:
    sheet.show_conditions(shown, seen)
    comments.on_phase(shown.state)
    impact.show_preview(shown.state.territory, shown.definition.key)
    twins.show_page_link(shown.state.territory, shown.definition.key)


def _expected(shown: PhaseSheet) -> None:
    deliverables.show_section(shown.definition, shown.state.territory)
    section.show_section(shown.definition, shown.state.territory)


def _method(shown: PhaseSheet) -> None:
    sheet.show_method(shown)
    in_phase(shown.definition, shown.state.territory)
