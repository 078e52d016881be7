"""The weather and the progress of a phase in words: badges, sentences, reasons, the way back."""

from __future__ import annotations

from collections.abc import Mapping

from domain.health import Level, Reason, Signal
from domain.path_to_good import Change
from domain.progress import Progress
from i18n.formats import long_date, long_day
from i18n.labels.gates import STEP_SENTENCE
from queries.gates.dossier import PhaseSummary
from queries.gates.weather import PhaseWeather
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.glyphs import LEVEL
from ui.widgets.tables import NOTHING, Cells, cell
from ui.widgets.text import plain
from ui.widgets.word_links import badge, meaning


def level_word(level: Level) -> str:
    return catalog().health.level(level).word


def level_badge(level: Level) -> str:
    return badge(LEVEL[level], level_word(level))


def weather_sentence(weather: PhaseWeather) -> str:
    """The computed level; beside it the declared one, while a lead says otherwise."""
    computed = level_badge(weather.computed.level)
    declared = weather.declared
    if declared is None:
        return t("Météo : {level}").format(level=computed)
    said = t("Météo calculée : {level} · déclarée : {declared} jusqu’au {until}").format(
        level=computed, declared=level_badge(declared.level), until=long_day(declared.until)
    )
    return f"{said} ({plain(declared.reason)})"


def percent_words(progress: Progress) -> str:
    """« 62 % », « au moins 11 % (8 éléments non renseignés) », « non renseigné »."""
    if progress.percent is None:
        return t("non renseigné")
    percent = f"{progress.percent}\u00a0%"
    if not progress.n_unknown:
        return percent
    unknown = tn("{n} élément non renseigné", "{n} éléments non renseignés", progress.n_unknown)
    return t("au moins {percent} ({unknown})").format(percent=percent, unknown=unknown)


def titles_of(summary: PhaseSummary) -> dict[str, str]:
    """Return how people call each thing of the phase, by its key."""
    titles = {milestone.key: milestone.title for milestone in summary.milestones}
    titles |= {deliverable.key: deliverable.title for deliverable in summary.deliverables}
    titles |= {item.criterion.key: item.criterion.text.fr for item in summary.checklist}
    decided = summary.weather.gate.decided
    asked = decided.conditions if decided else ()
    return titles | {str(condition.number): condition.condition.text for condition in asked}


NOT_COUNTED = frozenset({Signal.SUSPENDED, Signal.COMMITMENT_LEFT, Signal.GATE_REFUSED})


def reason_cells(reason: Reason, titles: Mapping[str, str]) -> Cells:
    """Return one line of « pourquoi »: what, about which thing, for how long, how heavy."""
    days = tn("{n} jour ouvrable", "{n} jours ouvrables", reason.days)
    counted = reason.signal not in NOT_COUNTED and reason.days
    level = level_word(reason.level)
    return {
        t("Pourquoi"): catalog().health.rule(reason.signal).text,
        t("Sur quoi"): titles.get(reason.key, reason.key) or t("la phase"),
        t("Écart"): days if counted else NOTHING,
        t("Poids"): cell(level, meaning(level)),
    }


def step_sentence(change: Change, titles: Mapping[str, str]) -> str:
    return t(STEP_SENTENCE[change.step]).format(
        about=plain(titles.get(change.key, change.key)),
        by=long_date(change.by) if change.by else "",
    )
