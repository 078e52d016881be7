"""Short lists of phases and facts under their headings, each line a link to its object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from definitions import names
from domain.addresses import Param
from domain.dates import PartialDate
from domain.phases import RUNNING, PhaseStatus
from domain.portfolio import last_news
from domain.schedule import Flag, falls_within
from domain.statements import Origin
from domain.subjects import Kind, Subject
from domain.text import french_order
from i18n.formats import capitalised, for_date, in_date, joined, long_date, since_date
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.labels.phases import ORIGIN_WORD, PHASE_STATUS_WORD
from queries.facts import FactRow
from queries.phases.states import PhaseState
from ui.components.milestones.words import milestone_name
from ui.components.phases.words import States, state_sentence
from ui.names import catalog, name_of
from ui.navigation import CHANGES, PHASE
from ui.session import t, tn
from ui.widgets.link_lists import Line, LinkList, Target

SHOWN = 12  # lines; the rest is counted and stands in the matrix


def running(states: States) -> LinkList:
    """The phases that run now."""
    phases = [s for s in states.values() if s.status in RUNNING]
    empty = t("Aucune phase n’est connue comme en cours à cette date.")
    return LinkList(t("En cours"), _lines(phases), empty)


def late(states: States) -> LinkList:
    """Return what is late, and apart from it what nobody has told of for long."""
    phases = [s for s in states.values() if s.flag is Flag.LATE]
    stale = [s for s in states.values() if s.flag is Flag.STALE]
    lines = _lines(phases) or [Line(t("Aucun retard connu."))]
    return LinkList(t("En retard"), [*lines, *([_silent(stale)] if stale else [])])


def _silent(stale: Sequence[PhaseState]) -> Line:
    latest = max((news for s in stale if (news := last_news(s))), key=lambda when: when.last)
    words = tn("{n} phase sans nouvelles", "{n} phases sans nouvelles", len(stale))
    heard = t("dernière information {when}").format(when=in_date(latest))
    neither = t("Ce n’est ni un retard ni une fin.")
    return Line(f"{words} : {heard}. {neither}", sign=Flag.STALE)


def coming(states: States, *, on: date) -> tuple[LinkList, LinkList, LinkList]:
    """Return what is planned in the next 30 and 90 days, under one heading."""
    due = [(state, day) for state in states.values() if (day := state.due)]
    within = {
        days: [state for state, day in due if falls_within(day, after=on, days=days)]
        for days in (30, 90)
    }
    # Each date once: who adds up the lists must find the total.
    later = [state for state in within[90] if state not in within[30]]
    return (
        LinkList(t("À venir")),
        LinkList(
            t("Dans les 30 jours"), _lines(within[30]), t("Aucune échéance annoncée."), level=3
        ),
        LinkList(
            t("Dans les 90 jours"), _lines(later), t("Aucune autre échéance annoncée."), level=3
        ),
    )


def changes(facts: Sequence[FactRow], states: States) -> list[LinkList]:
    """Return what came last into force, day by day; the same news of several territories is one."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fact in facts:
        # Without territory it concerns the whole project, and no place is named.
        named = [name_of(fact.territory_key)] if fact.territory_key else []
        places[_day(fact), fact_sentence(fact, states)] += named
    days: dict[str, list[Line]] = defaultdict(list)
    for (day, what), named in list(places.items())[:SHOWN]:
        days[day].append(
            Line(f"{what}{f' ({joined(sorted(named, key=french_order))})' if named else ''}")
        )
    more = Line("", t("Ce qui a changé entre deux dates"), target=Target(CHANGES))
    empty = "" if days else t("Rien n’est encore enregistré à cette date.")
    links = [LinkList(capitalised(day), lines, level=3) for day, lines in days.items()]
    return [LinkList(t("Dernières informations"), empty=empty), *links, LinkList("", [more])]


def _day(fact: FactRow) -> str:
    at_latest = since_date(fact.effective, at_latest=True)
    return at_latest if fact.at_latest else long_date(fact.effective)


def fact_sentence(fact: FactRow, states: States) -> str:
    """« phase 7, prévue pour février 2024 », « Attribution du marché », « Réunion de lancement »,
    and of what is only a plan « Réunion de lancement (date prévue : mars 2023) »."""
    about = Subject.parse(fact.subject)
    kind, key = about.kind, about.key
    if kind is Kind.PHASE:
        return t("phase {position}, {word}").format(
            position=names.phase_number(catalog(), key), word=_status_word(fact, states)
        )
    if kind is Kind.EVENT:
        return names.event_title(catalog(), key)
    named = (
        milestone_name(key) if kind is Kind.MILESTONE else names.deliverable_title(catalog(), key)
    )
    return named + _standing(fact)


def _status_word(fact: FactRow, states: States) -> str:
    """The status; of a plan, the date that it is for."""
    about = Subject.parse(fact.subject)
    state = states.get((about.territory, about.phase))
    plan = state.planned_start if state and state.fact_id == fact.id else None
    if plan and fact.value == PhaseStatus.PLANNED:
        return t("prévue {when}").format(when=for_date(plan))
    return t(PHASE_STATUS_WORD[PhaseStatus(fact.value)]).lower()


def _standing(fact: FactRow) -> str:
    """Make a sentence of the name of an element: its name alone says that it is done."""
    if fact.attribute == "actual_on":
        declared = fact.origin is Origin.DECLARED
        return f" ({t(ORIGIN_WORD[Origin.DECLARED])})" if declared else ""
    if fact.attribute == "availability":
        return f", {t('disponible')}"
    when = long_date(PartialDate.parse(fact.value)) if fact.value else t("non renseigné")
    return f" ({t(ATTRIBUTE_WORD[fact.attribute]).lower()} : {when})"


def _lines(states: Sequence[PhaseState]) -> list[Line]:
    lines = [_phase_line(state) for state in states[:SHOWN]]
    if len(states) > SHOWN:
        lines.append(Line(tn("et {n} autre", "et {n} autres", len(states) - SHOWN)))
    return lines


def _phase_line(state: PhaseState) -> Line:
    """The way to the phase: where, what it is, how it stands."""
    phase = catalog().phase(state.phase)
    strong = t("{place}, phase {position}").format(
        place=name_of(state.territory), position=phase.position
    )
    text = f" — {phase.title.fr} : {state_sentence(state)}"
    params = ((Param.TERRITORY, state.territory), (Param.PHASE, state.phase))
    return Line(text, strong, state.status, Target(PHASE, params))
