"""Among what is due: the agreements that are over, or soon will be."""

from __future__ import annotations

from domain.agreements import AgreementStanding
from domain.phases import PhaseStatus
from domain.schedule import Flag
from i18n.formats import capitalised, in_date
from queries.agreements.list import ending
from queries.agreements.states import AgreementState
from queries.following.due import DueFilter
from ui.components.link_lists import Line, LinkList, object_target
from ui.components.portfolio import name_of
from ui.links import DUE_ORIGIN
from ui.session import ask, moment, t


def lists(chosen: DueFilter) -> list[LinkList]:
    """Of that territory; an agreement has no phase, no lot, and nobody who carries it out by the
    method: another filter leaves it out. Nothing at all when none ends."""
    if chosen != DueFilter(territory=chosen.territory):
        return []
    found = ask(ending, moment=moment(), territory=chosen.territory)
    head = t("Conventions échues, ou qui finissent dans les 90 jours")
    return [LinkList(head, [_line(one) for one in found])] if found else []


def _line(one: AgreementState) -> Line:
    is_over = one.standing(moment().on) is AgreementStanding.EXPIRED
    word = t("convention échue") if is_over else t("fin de la convention")
    text = t(" — {place}\u00a0: {title} ({word})").format(
        place=name_of(one.territory), title=one.title, word=word
    )
    when = capitalised(in_date(one.until)) if one.until else ""
    sign = Flag.LATE if is_over else PhaseStatus.PLANNED
    target = object_target(one.subject, one.territory, "", origin=DUE_ORIGIN)
    return Line(text, when, sign, target)
