"""Short lists of phases and facts under their headings, each line a link to its object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from domain.addresses import Param
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
from queries.phases.states import PhaseState
from ui.components.following.due import due_list
from ui.components.phases.words import States, state_sentence
from ui.names import catalog, lot_name, name_of
from ui.navigation import CHANGES, OVERVIEW, PHASE
from ui.session import t, tn
from ui.widgets.link_lists import Line, LinkList, Target, target_of

DUES_SHOWN = 5  # lines of one list of dates; « Échéances » has the rest
CHANGES_SHOWN = 10  # lines; « Ce qui a changé » has the rest
SHOWN = 12  # lines; the rest is counted and stands in the matrix


def running(states: States) -> LinkList:
    """The phases that run now, and apart from them how many did when they were last told of."""
    phases = [s for s in states.values() if s.status in RUNNING]
    lately = [s for s in phases if s.flag is not Flag.STALE]
    before = [s for s in phases if s.flag is Flag.STALE]
    empty = t("Aucune phase n’est connue comme en cours à cette date.")
    lines = _lines(lately) or [Line(empty)]
    return LinkList(t("En cours"), [*lines, *([_were_running(before)] if before else [])])


def _were_running(stale: Sequence[PhaseState]) -> Line:
    words = tn("{n} phase était en cours", "{n} phases étaient en cours", len(stale))
    heard = t("à la dernière information, {when}").format(when=in_date(_latest(stale)))
    return Line(f"{words} {heard}.", sign=Flag.STALE)


def late(dues: DueList, states: States) -> LinkList:
    """Return what is late, and apart from it how many phases nobody has told of for long."""
    shown = _dues(t("En retard"), dues.of(Horizon.OVERDUE))
    stale = [s for s in states.values() if s.flag is Flag.STALE]
    lines = shown.lines or [Line(t("Aucun retard connu."))]
    return LinkList(shown.title, [*lines, *([_silent(stale)] if stale else [])])


def _silent(stale: Sequence[PhaseState]) -> Line:
    words = tn("{n} phase sans nouvelles", "{n} phases sans nouvelles", len(stale))
    heard = t("dernière information {when}").format(when=in_date(_latest(stale)))
    neither = t("Ce n’est ni un retard ni une fin.")
    return Line(f"{words} : {heard}. {neither}", sign=Flag.STALE)


def _latest(stale: Sequence[PhaseState]) -> PartialDate:
    return max((news for s in stale if (news := last_news(s))), key=lambda when: when.last)


def coming(dues: DueList) -> tuple[LinkList, LinkList, LinkList]:
    """Return what has to be met in the next 30 and 90 days, under one heading."""
    # Each date once: who adds up the lists must find the total.
    near, later = dues.of(Horizon.WITHIN_30), dues.of(Horizon.WITHIN_90)
    return (
        LinkList(t("À venir")),
        _dues(t("Dans les 30 jours"), near, t("Aucune échéance annoncée."), level=3),
        _dues(t("Dans les 90 jours"), later, t("Aucune autre échéance annoncée."), level=3),
    )


def _dues(title: str, dues: Sequence[Due], empty: str = "", level: int = 2) -> LinkList:
    listed = due_list(title, dues, empty, origin=OVERVIEW.address, shown=DUES_SHOWN)
    return replace(listed, level=level)


def changes(latest: Sequence[Change]) -> list[LinkList]:
    """Return what changed last, day by day, in the sentences of « Ce qui a changé »; the same news
    of several territories is one."""
    days: dict[PartialDate, list[Line]] = defaultdict(list)
    for (day, sentence), told in _alike(latest).items():
        days[day].append(_change_line(sentence, told))
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


def _change_line(sentence: str, told: Sequence[Change]) -> Line:
    """« **Herstal** — La phase 7… »; without territory it concerns the whole project, and no place
    is named."""
    places = {change.territory: change for change in told if change.territory}
    named = joined(sorted((name_of(place) for place in places), key=french_order))
    target = target_of(told[0].subject, origin=CHANGES.address) if len(places) == 1 else None
    return Line(f" — {sentence}" if named else sentence, named, target=target)


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
