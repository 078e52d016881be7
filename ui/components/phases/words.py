"""A phase in words: where it stands, and the one date that fits in a cell."""

from __future__ import annotations

from collections.abc import Mapping

from domain.addresses import Param
from domain.errors import N_
from domain.phases import PhaseStatus
from i18n import sentences
from i18n.formats import short_date
from queries.phases.states import PhaseState
from ui.links import href
from ui.navigation import PHASE
from ui.session import moment, t

HISTORY_TAB = N_("Historique")
DECLARE = "declarer"  # in the address, the form in which a state is declared
States = Mapping[tuple[str, str], PhaseState]


def state_sentence(state: PhaseState) -> str:
    """« en cours, au plus tard le 07/02/2024, sans nouvelles depuis le 7 février 2024 »."""
    return sentences.state_sentence(state, t, on=moment().on)


def shown_date(state: PhaseState) -> str:
    """The one date that fits in a cell: the plan of what is planned, else since when."""
    if state.status is PhaseStatus.PLANNED and state.planned_start:
        return short_date(state.planned_start)
    if state.status is PhaseStatus.UNKNOWN:
        return ""
    prefix = "≤\u00a0" if state.at_latest else ""
    return prefix + short_date(state.since) if state.since else ""


def to_history(state: PhaseState) -> str:
    """After what was saved: the way to all that was ever said of the phase."""
    where = {Param.TERRITORY: state.territory, Param.PHASE: state.phase}
    way = href(PHASE, **where, **{Param.TAB: t(HISTORY_TAB)})
    return f"[{t('Voir l’historique')}]({way})"
