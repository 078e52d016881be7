"""The weather of every phase, counted by level, for the overview; those that need help are
named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from domain.addresses import Param
from domain.health import SCALE, Level
from queries.following.evidence import Evidence, evidence_of
from queries.gates.weather import PhaseWeather, weather_on
from ui.components.following.evidence import phases_stand_on
from ui.components.gates.weather_words import level_word
from ui.components.phases.matrix_rows import GROUPED_ABOVE
from ui.components.phases.words import States
from ui.names import catalog, name_of
from ui.navigation import GATE, HELP
from ui.session import ask, moment, t, tn
from ui.targets import Target
from ui.widgets.link_lists import Line, LinkList
from ui.widgets.word_links import WORD

ORDER = (*reversed(SCALE[1:]), Level.SILENT, Level.UNKNOWN, Level.GOOD)
SHOWN = 12  # phases of one level by name; the matrix shows them all
NAMED = (Level.COMPROMISED, Level.SUPPORT)  # somebody has to do something about these


def weather(states: States) -> LinkList:
    """The worst first; each word leads to its definition, each phase to its dossier."""
    if len({place for place, _ in states}) > GROUPED_ABOVE:
        return LinkList(t("Météo"), empty=t("Elle se lit sur la page de chaque territoire."))
    by_level: dict[Level, list[PhaseWeather]] = defaultdict(list)
    for weather in ask(weather_on, moment=moment()).values():
        by_level[weather.shown].append(weather)
    subjects = {one.state.subject for level in by_level.values() for one in level[:SHOWN]}
    known = ask(evidence_of, subjects=frozenset(subjects), moment=moment())
    lines = [line for level in ORDER for line in _lines(level, by_level[level], known)]
    return LinkList(t("Météo"), lines, t("Aucune phase ne vous montre sa météo."))


def _lines(level: Level, standings: Sequence[PhaseWeather], known: Evidence) -> list[Line]:
    """Return how many phases there are; those that need help, or that a lead sees otherwise, by
    name."""
    if not standings:
        return []
    count = tn(" : {n} phase", " : {n} phases", len(standings))
    word = level_word(level)
    states = [weather.state for weather in standings]
    stands = phases_stand_on(f"{word}{count}", states, known)
    head = Line(count, word, target=Target(HELP, ((WORD, word),)), evidence=stands)
    named = [weather for weather in standings if level in NAMED or weather.differs]
    rest = len(named) - SHOWN
    more = [Line(tn("et {n} autre", "et {n} autres", rest))] if rest > 0 else []
    return [head, *(_phase(weather, known) for weather in named[:SHOWN]), *more]


def _phase(weather: PhaseWeather, known: Evidence) -> Line:
    """« Herstal, phase 4 — Vision-missions-valeurs », and that a lead said so when one did."""
    phase = catalog().phase(weather.state.phase)
    strong = t("{place}, phase {position}").format(
        place=name_of(weather.state.territory), position=phase.position
    )
    said = t(" (déclarée ; calculée : {level})").format(
        level=level_word(weather.computed.level).lower()
    )
    params = ((Param.TERRITORY, weather.state.territory), (Param.PHASE, weather.state.phase))
    text = f" — {phase.title.fr}{said if weather.differs else ''}"
    stands = phases_stand_on(f"{strong}{text}", [weather.state], known)
    return Line(text, strong, target=Target(GATE, params), evidence=stands)
