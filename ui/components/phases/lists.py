"""Short lists of what is late, what comes and what was said last, each line a link to its object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.dates import PartialDate
from domain.milestones import Horizon
from domain.portfolio import last_news
from domain.schedule import Flag
from i18n.formats import in_date
from queries.following.due import Due, DueList
from queries.following.evidence import Evidence
from queries.phases.states import PhaseState
from ui.components.following.due import due_list
from ui.components.following.evidence import SHOWN as EVIDENCE_SHOWN
from ui.components.following.evidence import phases_stand_on
from ui.components.following.news import News, day_lists
from ui.components.phases.words import States
from ui.navigation import CHANGES, OVERVIEW
from ui.session import t, tn
from ui.targets import Target
from ui.widgets.link_lists import Line, LinkList

DUES_SHOWN = 5  # lines of one list of dates; « Échéances » has the rest
CHANGES_SHOWN = 5  # lines; « Ce qui a changé » has the rest


def told_subjects(states: States, dues: DueList) -> frozenset[str]:
    """What the lists speak of, for what they stand on to be asked for once."""
    listed = [*dues.of(Horizon.OVERDUE)[:DUES_SHOWN], *_coming(dues)[:DUES_SHOWN]]
    phases = _stale(states)[:EVIDENCE_SHOWN]
    return frozenset({due.subject for due in listed} | {phase.subject for phase in phases})


def _stale(states: States) -> list[PhaseState]:
    return [s for s in states.values() if s.flag is Flag.STALE]


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


def coming(dues: DueList, known: Evidence) -> LinkList:
    """What has to be met in the next 90 days, soonest first."""
    return _dues(t("À venir"), _coming(dues), known, t("Aucune échéance dans les 90 jours."))


def _coming(dues: DueList) -> list[Due]:
    return [*dues.of(Horizon.WITHIN_30), *dues.of(Horizon.WITHIN_90)]


def _dues(title: str, dues: Sequence[Due], known: Evidence, empty: str = "") -> LinkList:
    return due_list(title, dues, empty, origin=OVERVIEW.address, shown=DUES_SHOWN, known=known)


def changes(latest: News, names: Mapping[int, str]) -> list[LinkList]:
    """Return what changed last, day by day, in the sentences of « Ce qui a changé »."""
    more = Line(t("Voir tout ce qui a changé"), target=Target(CHANGES))
    empty = "" if latest else t("Rien n’est encore enregistré à cette date.")
    days = day_lists(latest, names, level=3)
    return [LinkList(t("Dernières informations"), empty=empty), *days, LinkList("", [more])]
