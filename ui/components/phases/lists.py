"""Short lists of phases and facts under their headings, each line a link to its object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.dates import PartialDate
from domain.milestones import Horizon
from domain.phases import RUNNING
from domain.portfolio import last_news
from domain.schedule import Flag
from domain.text import french_order
from i18n.changes import change_sentence
from i18n.formats import capitalised, in_date, joined, long_date
from queries.following.changes import Change
from queries.following.due import Due, DueList
from queries.following.evidence import Evidence
from queries.phases.states import PhaseState
from ui.components.following.due import due_list
from ui.components.following.evidence import SHOWN as EVIDENCE_SHOWN
from ui.components.following.evidence import phase_thing, phases_stand_on, rests_on, stands_on
from ui.components.phases.words import States, state_sentence
from ui.names import catalog, lot_name, name_of
from ui.navigation import CHANGES, OVERVIEW
from ui.session import t, tn
from ui.targets import Target, target_of
from ui.widgets.link_lists import Line, LinkList

DUES_SHOWN = 5  # lines of one list of dates; « Échéances » has the rest
CHANGES_SHOWN = 10  # lines; « Ce qui a changé » has the rest
SHOWN_HORIZONS = (Horizon.OVERDUE, Horizon.WITHIN_30, Horizon.WITHIN_90)
SHOWN = 12  # lines; the rest is counted and stands in the matrix


def told_subjects(states: States, dues: DueList) -> frozenset[str]:
    """What the lists speak of, for what they stand on to be asked for once."""
    lately, before = _running(states)
    listed = [due for horizon in SHOWN_HORIZONS for due in dues.of(horizon)[:DUES_SHOWN]]
    phases = [*lately[:SHOWN], *before[:EVIDENCE_SHOWN], *_stale(states)[:EVIDENCE_SHOWN]]
    return frozenset({due.subject for due in listed} | {phase.subject for phase in phases})


def _running(states: States) -> tuple[list[PhaseState], list[PhaseState]]:
    """Those that run now, and those that did when they were last told of."""
    phases = [s for s in states.values() if s.status in RUNNING]
    return (
        [s for s in phases if s.flag is not Flag.STALE],
        [s for s in phases if s.flag is Flag.STALE],
    )


def _stale(states: States) -> list[PhaseState]:
    return [s for s in states.values() if s.flag is Flag.STALE]


def running(states: States, known: Evidence) -> LinkList:
    """The phases that run now, and apart from them how many did when they were last told of."""
    lately, before = _running(states)
    empty = t("Aucune phase n’est connue comme en cours à cette date.")
    lines = _lines(lately, known) or [Line(empty)]
    return LinkList(t("En cours"), [*lines, *([_were_running(before, known)] if before else [])])


def _were_running(stale: Sequence[PhaseState], known: Evidence) -> Line:
    words = tn("{n} phase était en cours", "{n} phases étaient en cours", len(stale))
    heard = t("à la dernière information, {when}").format(when=in_date(_latest(stale)))
    return _counted(f"{words} {heard}.", stale, known)


def _counted(words: str, stale: Sequence[PhaseState], known: Evidence) -> Line:
    return Line(words, sign=Flag.STALE, evidence=phases_stand_on(words, stale, known))


def late(dues: DueList, states: States, known: Evidence) -> LinkList:
    """Return what is late, and apart from it how many phases nobody has told of for long."""
    shown = _dues(t("En retard"), dues.of(Horizon.OVERDUE), known)
    stale = _stale(states)
    lines = shown.lines or [Line(t("Aucun retard connu."))]
    return LinkList(shown.title, [*lines, *([_silent(stale, known)] if stale else [])])


def _silent(stale: Sequence[PhaseState], known: Evidence) -> Line:
    words = tn("{n} phase sans nouvelles", "{n} phases sans nouvelles", len(stale))
    heard = t("dernière information {when}").format(when=in_date(_latest(stale)))
    neither = t("Ce n’est ni un retard ni une fin.")
    return _counted(f"{words} : {heard}. {neither}", stale, known)


def _latest(stale: Sequence[PhaseState]) -> PartialDate:
    return max((news for s in stale if (news := last_news(s))), key=lambda when: when.last)


def coming(dues: DueList, known: Evidence) -> tuple[LinkList, LinkList, LinkList]:
    """Return what has to be met in the next 30 and 90 days, under one heading."""
    # Each date once: who adds up the lists must find the total.
    near, later = dues.of(Horizon.WITHIN_30), dues.of(Horizon.WITHIN_90)
    return (
        LinkList(t("À venir")),
        _dues(t("Dans les 30 jours"), near, known, t("Aucune échéance annoncée."), level=3),
        _dues(t("Dans les 90 jours"), later, known, t("Aucune autre échéance annoncée."), level=3),
    )


def _dues(
    title: str, dues: Sequence[Due], known: Evidence, empty: str = "", level: int = 2
) -> LinkList:
    listed = due_list(title, dues, empty, origin=OVERVIEW.address, shown=DUES_SHOWN, known=known)
    return replace(listed, level=level)


def changes(latest: Sequence[Change], names: Mapping[int, str]) -> list[LinkList]:
    """Return what changed last, day by day, in the sentences of « Ce qui a changé »; the same news
    of several territories is one."""
    days: dict[PartialDate, list[Line]] = defaultdict(list)
    for (day, sentence), told in _alike(latest).items():
        days[day].append(_change_line(sentence, told, names))
    more = Line("", t("Ce qui a changé entre deux dates"), target=Target(CHANGES))
    empty = "" if days else t("Rien n’est encore enregistré à cette date.")
    links = [LinkList(capitalised(long_date(day)), lines, level=3) for day, lines in days.items()]
    return [LinkList(t("Dernières informations"), empty=empty), *links, LinkList("", [more])]


def shown_changes(latest: Sequence[Change]) -> list[Change]:
    """Those of the first lines: one line tells the same news of several territories."""
    told = list(_alike(latest).values())[:CHANGES_SHOWN]
    return [change for changes in told for change in changes]


def _alike(latest: Sequence[Change]) -> dict[tuple[PartialDate, str], list[Change]]:
    alike: dict[tuple[PartialDate, str], list[Change]] = defaultdict(list)
    for change in latest:
        alike[change.told_on, change_sentence(change, lot_name=lot_name, t=t)].append(change)
    return alike


def _change_line(sentence: str, told: Sequence[Change], names: Mapping[int, str]) -> Line:
    """« **Herstal** — La phase 7… »; without territory it concerns the whole project, and no place
    is named."""
    places = {change.territory: change for change in told if change.territory}
    named = joined(sorted((name_of(place) for place in places), key=french_order))
    target = target_of(told[0].subject, origin=CHANGES.address) if len(places) == 1 else None
    return Line(
        f" — {sentence}" if named else sentence,
        named,
        target=target,
        evidence=rests_on(sentence, told, names),
    )


def people_in(told: Sequence[Change]) -> frozenset[int | None]:
    """Who declared and verified what these changes tell."""
    return frozenset(who for change in told for who in (change.declared_by, change.recorded_by))


def _lines(states: Sequence[PhaseState], known: Evidence) -> list[Line]:
    lines = [_phase_line(state, known) for state in states[:SHOWN]]
    if len(states) > SHOWN:
        lines.append(Line(tn("et {n} autre", "et {n} autres", len(states) - SHOWN)))
    return lines


def _phase_line(state: PhaseState, known: Evidence) -> Line:
    """The way to the phase: where, what it is, how it stands."""
    phase = catalog().phase(state.phase)
    strong = t("{place}, phase {position}").format(
        place=name_of(state.territory), position=phase.position
    )
    text = f" — {phase.title.fr} : {state_sentence(state)}"
    thing = phase_thing(state.territory, state.phase)
    words = f"{strong}{text}"
    return Line(text, strong, state.status, thing.target, stands_on(words, [thing], known))
