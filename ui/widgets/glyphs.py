"""The sign and the colour of each status where Streamlit itself writes it: badges, tables, titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from domain.deliverables import DeliverableStatus
from domain.gates import GateStanding
from domain.health import Level
from domain.phases import PhaseStatus
from domain.schedule import Flag
from i18n.labels.phases import FLAG_WORD, PHASE_STATUS_WORD

BadgeColour = Literal["red", "orange", "green", "blue", "violet", "gray"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A Material symbol, in Streamlit's notation, and the colour of the badge that holds it."""

    icon: str
    colour: BadgeColour


STATUS: Mapping[PhaseStatus, Glyph] = {
    PhaseStatus.UNKNOWN: Glyph(":material/data_usage:", "gray"),
    PhaseStatus.NOT_STARTED: Glyph(":material/radio_button_unchecked:", "gray"),
    PhaseStatus.PLANNED: Glyph(":material/event:", "blue"),
    PhaseStatus.IN_PROGRESS: Glyph(":material/contrast:", "blue"),
    PhaseStatus.SUSPENDED: Glyph(":material/pause:", "orange"),
    PhaseStatus.COMPLETED: Glyph(":material/check:", "green"),
    PhaseStatus.VALIDATED: Glyph(":material/verified:", "green"),
}
FLAG: Mapping[Flag, Glyph] = {
    Flag.LATE: Glyph(":material/warning:", "red"),
    Flag.STALE: Glyph(":material/texture:", "violet"),
}
DELIVERABLE: Mapping[DeliverableStatus, Glyph] = {
    DeliverableStatus.EXPECTED: Glyph(":material/radio_button_unchecked:", "gray"),
    DeliverableStatus.DRAFT: Glyph(":material/edit_note:", "gray"),
    DeliverableStatus.SUBMITTED: Glyph(":material/send:", "blue"),
    DeliverableStatus.IN_REVIEW: Glyph(":material/rule:", "blue"),
    DeliverableStatus.ACCEPTED: Glyph(":material/verified:", "green"),
    DeliverableStatus.ACCEPTED_WITH_RESERVATIONS: Glyph(":material/checklist:", "orange"),
    DeliverableStatus.REFUSED: Glyph(":material/undo:", "red"),
}
LEVEL: Mapping[Level, Glyph] = {
    Level.GOOD: Glyph(":material/sunny:", "green"),
    Level.WATCH: Glyph(":material/partly_cloudy_day:", "blue"),
    Level.SUPPORT: Glyph(":material/cloud:", "orange"),
    Level.COMPROMISED: Glyph(":material/thunderstorm:", "red"),
    Level.SILENT: Glyph(":material/texture:", "violet"),
    Level.UNKNOWN: Glyph(":material/data_usage:", "gray"),
}
GATE: Mapping[GateStanding, Glyph] = {
    GateStanding.UNDECIDED: Glyph(":material/help:", "gray"),
    GateStanding.OPEN: Glyph(":material/door_open:", "green"),
    GateStanding.CONDITIONAL: Glyph(":material/rule:", "blue"),
    GateStanding.REFUSED: Glyph(":material/block:", "red"),
    GateStanding.LAPSED: Glyph(":material/event_busy:", "orange"),
    GateStanding.REOPENED: Glyph(":material/lock_open:", "orange"),
}
SIGNS: tuple[PhaseStatus | Flag, ...] = (*PhaseStatus, *Flag)


def glyph_of(sign: PhaseStatus | Flag) -> Glyph:
    """The glyph of a status or of a flag."""
    return FLAG[sign] if isinstance(sign, Flag) else STATUS[sign]


def sign_word(sign: PhaseStatus | Flag) -> str:
    """The word beside the glyph, not translated yet."""
    return FLAG_WORD[sign] if isinstance(sign, Flag) else PHASE_STATUS_WORD[sign]
