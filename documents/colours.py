"""The colours of every drawing, light and dark; assets/tokens.css is written from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.phases import PhaseStatus
from domain.schedule import Flag


@dataclass(frozen=True, slots=True)
class Tone:
    """One colour on the light ground and on the dark one, each at least 4.5:1 when it writes."""

    light: str
    dark: str


STATUS: Mapping[PhaseStatus, Tone] = {
    PhaseStatus.UNKNOWN: Tone("#5F6B7A", "#A3ADBA"),
    PhaseStatus.NOT_STARTED: Tone("#4B5563", "#B3BAC4"),
    PhaseStatus.PLANNED: Tone("#3B5B8C", "#9DB7E8"),
    PhaseStatus.IN_PROGRESS: Tone("#0B5CAD", "#7CB7FF"),
    PhaseStatus.SUSPENDED: Tone("#8A4B00", "#F0B060"),
    PhaseStatus.COMPLETED: Tone("#2F7D4F", "#8AD3A6"),
    PhaseStatus.VALIDATED: Tone("#146C3B", "#5CC98B"),
}
FLAG: Mapping[Flag, Tone] = {
    Flag.LATE: Tone("#B3261E", "#FF8A80"),
    Flag.STALE: Tone("#6B4E9B", "#C3A8F0"),
}
GROUND = Tone("#FFFFFF", "#14181D")
PANEL = Tone("#F5F7F9", "#1E242B")
LINE = Tone("#C9D1D9", "#3A434D")
TEXT = Tone("#1B1F24", "#E8EAED")
ACCENT = Tone("#0F6E6E", "#5CC8C8")


def named() -> Mapping[str, Tone]:
    """Return every colour under the name that style sheets give it."""
    surfaces = {"ground": GROUND, "panel": PANEL, "line": LINE, "text": TEXT, "accent": ACCENT}
    vocabularies = {str(key): tone for key, tone in (*STATUS.items(), *FLAG.items())}
    return surfaces | vocabularies


def stylesheet() -> str:
    """The text of assets/tokens.css. `light-dark()` follows the theme chosen in Streamlit; who gives
    their own colours to their system gets those, in the drawings too."""
    colours = {name: f"light-dark({tone.light}, {tone.dark})" for name, tone in named().items()}
    forced = dict.fromkeys(colours, "CanvasText") | dict.fromkeys(("ground", "panel"), "Canvas")
    return (
        "/* Written from documents/colours.py; a test holds the two equal. */\n"
        f"{_host(colours)}\n\n"
        f"@media (forced-colors: active) {{\n{_host(forced | {'accent': 'Highlight'}, '  ')}\n}}\n"
    )


def _host(colours: Mapping[str, str], margin: str = "") -> str:
    lines = [f"  --{name.replace('_', '-')}: {colour};" for name, colour in colours.items()]
    return "\n".join(f"{margin}{line}" for line in (":host {", *lines, "}"))
