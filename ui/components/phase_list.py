"""Short lists of phases and facts under their headings, each line a link to its object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import streamlit as st

from definitions import names
from domain.dates import PartialDate
from domain.phases import RUNNING, Origin, PhaseStatus
from domain.schedule import Flag, falls_within
from i18n.formats import for_date, in_date, joined, long_date, since_date
from i18n.labels import ATTRIBUTE_WORD, ORIGIN_WORD, PHASE_STATUS_WORD
from i18n.sentences import last_news
from queries.facts import FactRow
from queries.phases import PhaseState
from ui import state as address
from ui.components.glyphs import STATUS
from ui.components.milestone_words import milestone_name
from ui.components.portfolio import States, catalog, name_of, state_sentence
from ui.components.text import plain, small
from ui.links import link
from ui.navigation import CHANGES, PHASE
from ui.session import t, tn

SHOWN = 12  # lines; the rest is counted and stands in the matrix


def running(states: States) -> None:
    """The phases that run now."""
    st.header(t("En cours"))
    found = [s for s in states.values() if s.status in RUNNING]
    _lines(found, empty=t("Aucune phase n’est connue comme en cours à cette date."))


def late(states: States) -> None:
    """What is late, and apart from it what nobody has told of for long."""
    st.header(t("En retard"))
    found = [s for s in states.values() if s.flag is Flag.LATE]
    _lines(found, empty=t("Aucun retard connu."))
    stale = [s for s in states.values() if s.flag is Flag.STALE]
    if stale:
        latest = max((told for s in stale if (told := last_news(s))), key=lambda when: when.last)
        words = tn("{n} phase sans nouvelles", "{n} phases sans nouvelles", len(stale))
        heard = t("dernière information {when}").format(when=in_date(latest))
        st.markdown(
            f":violet[:material/texture:] {words} : {heard}. {t('Ce n’est ni un retard ni une fin.')}"
        )


def coming(states: States, *, on: date) -> None:
    """What is planned in the next 30 and 90 days."""
    st.header(t("À venir"))
    due = [(state, day) for state in states.values() if (day := state.due)]
    within = {
        days: [state for state, day in due if falls_within(day, after=on, days=days)]
        for days in (30, 90)
    }
    st.markdown(f"**{t('Dans les 30 jours')}**")
    _lines(within[30], empty=t("Aucune échéance annoncée."))
    st.markdown(f"**{t('Dans les 90 jours')}**")
    _lines(
        [s for s in within[90] if s not in within[30]], empty=t("Aucune autre échéance annoncée.")
    )


def changes(facts: Sequence[FactRow], states: States) -> None:
    """What came last into force, in sentences; the same news of several territories is one."""
    st.header(t("Dernières informations"))
    if not facts:
        st.markdown(small(t("Rien n’est encore enregistré à cette date.")))
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fact in facts:
        named = [name_of(fact.territory_key)] if fact.territory_key else []
        places[_day(fact), told_fact(fact, states)] += named
    told = [
        f"- {day} : {what}{f' ({joined(sorted(names))})' if names else ''}"
        for (day, what), names in places.items()
    ]
    st.markdown("\n".join(told[:SHOWN]))
    link(CHANGES, t("Ce qui a changé entre deux dates"), ":material/difference:")


def _day(fact: FactRow) -> str:
    at_latest = since_date(fact.effective, at_latest=True)
    return at_latest if fact.at_latest else long_date(fact.effective)


def told_fact(fact: FactRow, states: States) -> str:
    """« phase 7, prévue pour février 2024 », « Attribution du marché », « Réunion de lancement »,
    and of what is only a plan « Réunion de lancement (date prévue : mars 2023) »."""
    kind, _, rest = fact.subject.partition("/")
    key = rest.split("/")[-1]
    if kind == "phase":
        return t("phase {position}, {word}").format(
            position=names.phase_number(catalog(), key), word=_status_word(fact, states)
        )
    if kind == "event":
        return names.event_title(catalog(), key)
    named = milestone_name(key) if kind == "milestone" else names.deliverable_title(catalog(), key)
    return plain(named) + _standing(fact)


def _status_word(fact: FactRow, states: States) -> str:
    """The status; of a plan, the date that it is for."""
    _, place, phase = fact.subject.split("/")
    state = states.get((place, phase))
    plan = state.planned_start if state and state.fact_id == fact.id else None
    if plan and fact.value == PhaseStatus.PLANNED:
        return t("prévue {when}").format(when=for_date(plan))
    return t(PHASE_STATUS_WORD[PhaseStatus(fact.value)]).lower()


def _standing(fact: FactRow) -> str:
    """What makes of the name of an element a sentence: its name alone says that it is done."""
    if fact.attribute == "actual_on":
        declared = fact.origin is Origin.DECLARED
        return f" ({t(ORIGIN_WORD[Origin.DECLARED])})" if declared else ""
    if fact.attribute == "availability":
        return f", {t('disponible')}"
    when = long_date(PartialDate.parse(fact.value)) if fact.value else t("non renseigné")
    return f" ({t(ATTRIBUTE_WORD[fact.attribute]).lower()} : {when})"


def _lines(states: Sequence[PhaseState], *, empty: str) -> None:
    if not states:
        st.markdown(small(empty))
    for state in states[:SHOWN]:
        _phase_line(state)
    if len(states) > SHOWN:
        st.markdown(small(tn("et {n} autre", "et {n} autres", len(states) - SHOWN)))


def _phase_line(state: PhaseState) -> None:
    """The way to the phase: where, what it is, how it stands."""
    phase = catalog().phase(state.phase)
    label = t("**{place}, phase {position}** — {title} : {state}").format(
        place=name_of(state.territory),
        position=phase.position,
        title=plain(phase.title.fr),
        state=state_sentence(state),
    )
    params = {address.TERRITORY: state.territory, address.PHASE: state.phase}
    link(PHASE, label, STATUS[state.status].icon, **params)
