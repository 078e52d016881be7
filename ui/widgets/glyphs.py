"""The sign and the colour of each state, wherever it stands: as Streamlit writes it, in badges and titles,
and as our drawings do, in the matrix, lists and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from domain.agreements import AgreementStanding
from domain.deliverables import DeliverableStatus
from domain.gates import GateStanding
from domain.health import Level
from domain.meetings import MeetingStatus
from domain.phases import PhaseStatus
from domain.reporting import Standing
from domain.schedule import Flag
from i18n.labels.phases import FLAG_WORD, PHASE_STATUS_WORD

BadgeColour = Literal["red", "orange", "green", "blue", "violet", "gray"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A Material symbol, in Streamlit’s notation, the colour of the badge that holds it, and the sign of
    our drawings (glyphs.js) that shows the same."""

    icon: str
    colour: BadgeColour
    sign: str = ""


STATUS: Mapping[PhaseStatus, Glyph] = {
    PhaseStatus.UNKNOWN: Glyph(":material/data_usage:", "gray", "unknown"),
    PhaseStatus.NOT_STARTED: Glyph(":material/radio_button_unchecked:", "gray", "not_started"),
    PhaseStatus.PLANNED: Glyph(":material/event:", "blue", "planned"),
    PhaseStatus.IN_PROGRESS: Glyph(":material/contrast:", "blue", "in_progress"),
    PhaseStatus.SUSPENDED: Glyph(":material/pause:", "orange", "suspended"),
    PhaseStatus.COMPLETED: Glyph(":material/check_circle:", "green", "completed"),
    PhaseStatus.VALIDATED: Glyph(":material/verified:", "green", "validated"),
}
FLAG: Mapping[Flag, Glyph] = {
    Flag.LATE: Glyph(":material/warning:", "red", "late"),
    Flag.STALE: Glyph(":material/texture:", "violet", "stale"),
}
DELIVERABLE: Mapping[DeliverableStatus, Glyph] = {
    DeliverableStatus.EXPECTED: Glyph(":material/radio_button_unchecked:", "gray", "not_started"),
    DeliverableStatus.DRAFT: Glyph(":material/edit_note:", "gray", "draft"),
    DeliverableStatus.SUBMITTED: Glyph(":material/send:", "blue", "sent"),
    DeliverableStatus.IN_REVIEW: Glyph(":material/rule:", "blue", "in_review"),
    DeliverableStatus.ACCEPTED: Glyph(":material/verified:", "green", "validated"),
    DeliverableStatus.ACCEPTED_WITH_RESERVATIONS: Glyph(
        ":material/checklist:", "orange", "reserved"
    ),
    DeliverableStatus.REFUSED: Glyph(":material/undo:", "red", "refused"),
}
MEETING: Mapping[MeetingStatus, Glyph] = {
    MeetingStatus.PLANNED: Glyph(":material/event:", "blue", "planned"),
    MeetingStatus.HELD: Glyph(":material/check_circle:", "green", "completed"),
    MeetingStatus.CANCELLED: Glyph(":material/cancel:", "gray", "cancelled"),
}
REPORT: Mapping[Standing, Glyph] = {
    Standing.EXPECTED: Glyph(":material/event:", "gray", "planned"),
    Standing.LATE: Glyph(":material/warning:", "red", "late"),
    Standing.MISSING: Glyph(":material/error:", "red", "late"),
    Standing.SUBMITTED: Glyph(":material/send:", "blue", "sent"),
    Standing.RETURNED: Glyph(":material/undo:", "orange", "refused"),
    Standing.ACCEPTED: Glyph(":material/verified:", "green", "validated"),
}
AGREEMENT: Mapping[AgreementStanding, Glyph] = {
    AgreementStanding.TO_PREPARE: Glyph(":material/edit_note:", "gray", "draft"),
    AgreementStanding.SENT: Glyph(":material/send:", "blue", "sent"),
    AgreementStanding.SIGNED: Glyph(":material/check_circle:", "green", "completed"),
    AgreementStanding.EXPIRED: Glyph(":material/warning:", "red", "late"),
    AgreementStanding.TERMINATED: Glyph(":material/cancel:", "gray", "cancelled"),
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
