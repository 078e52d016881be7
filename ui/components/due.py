"""What is due, in a sentence and in lists; each line leads to its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st

from domain.errors import N_
from domain.milestones import Horizon
from i18n.formats import capitalised, in_date, joined, long_day
from i18n.labels import HORIZON_WORD
from queries.due import Due, DueList
from queries.milestones import MilestoneState
from ui import state as address
from ui.components.milestone_words import state_words
from ui.components.portfolio import catalog, name_of
from ui.components.text import plain
from ui.links import DUE_ORIGIN, link
from ui.navigation import PHASE
from ui.session import t, tn

SHOWN = 50  # lines of one list; the filters give the rest
ICONS = {
    Horizon.OVERDUE: ":material/warning:",
    Horizon.SILENT: ":material/texture:",
    Horizon.WITHIN_30: ":material/event_upcoming:",
    Horizon.WITHIN_90: ":material/event:",
    Horizon.LATER: ":material/calendar_month:",
}
EMPTY = {
    Horizon.OVERDUE: N_("Aucune échéance connue n’est dépassée."),
    Horizon.WITHIN_30: N_("Aucune échéance dans les 30 jours."),
    Horizon.WITHIN_90: N_("Aucune autre échéance dans les 90 jours."),
}


def opening_sentence(found: DueList, on: date) -> str:
    """« Au 7 février 2024, aucune échéance connue n’est dépassée et 2 tombent dans les 30 jours… »"""
    counts = joined([*_passed(found), _near(len(found.of(Horizon.WITHIN_30)))])
    said = t("Au {day}, {counts}.").format(day=long_day(on), counts=counts)
    if found.n_undated:
        undated = tn(
            "{n} jalon n’a pas encore de date : elle s’estime sur la page de sa phase.",
            "{n} jalons n’ont pas encore de date : elle s’estime sur la page de leur phase.",
            found.n_undated,
        )
        said = f"{said} {undated}"
    return said


def _passed(found: DueList) -> Iterator[str]:
    """What is late, and what nobody has spoken of since its day."""
    overdue, silent = len(found.of(Horizon.OVERDUE)), len(found.of(Horizon.SILENT))
    if overdue or not silent:
        yield (
            tn("{n} échéance est dépassée", "{n} échéances sont dépassées", overdue)
            if overdue
            else t("aucune échéance connue n’est dépassée")
        )
    if silent:
        yield tn(
            "{n} échéance est passée sans que personne n’ait donné de nouvelles",
            "{n} échéances sont passées sans que personne n’ait donné de nouvelles",
            silent,
        )


def _near(count: int) -> str:
    if not count:
        return t("aucune ne tombe dans les 30 jours")
    return tn("{n} tombe dans les 30 jours", "{n} tombent dans les 30 jours", count)


def commitments(broken: Sequence[MilestoneState]) -> None:
    """Dates told to Parliament that are about to be missed, or missed: before everything else."""
    if not broken:
        return
    lines = [
        t("**{title}**, {place} : dite au Parlement {told} ({reference}) ; {state}.").format(
            title=plain(one.title),
            place=name_of(one.territory),
            told=in_date(one.told_on) if one.told_on else "",
            reference=plain(one.told_reference),
            state=state_words(one),
        )
        for one in broken
    ]
    head = t("Des dates dites au Parlement ne sont plus tenues")
    st.warning(
        f"**{head}**\n\n" + "\n".join(f"- {line}" for line in lines), icon=":material/campaign:"
    )


def lists(found: DueList) -> None:
    """One list a horizon; what is always worth saying says so when it is empty."""
    for horizon in Horizon:
        dues = found.of(horizon)
        if not dues and horizon not in EMPTY:
            continue
        st.header(t(HORIZON_WORD[horizon]))
        if not dues:
            st.markdown(t(EMPTY[horizon]))
        for due in dues[:SHOWN]:
            line(due, origin=DUE_ORIGIN)
        if len(dues) > SHOWN:
            st.markdown(tn("et {n} autre", "et {n} autres", len(dues) - SHOWN))


def line(due: Due, *, origin: str) -> None:
    """The way to what is due; `origin` is the list to come back to."""
    phase = catalog().phase(due.phase)
    label = t("**{when}** — {place}, phase {position} : {what}{news}").format(
        when=_when(due),
        place=name_of(due.territory),
        position=phase.position,
        what=_what(due),
        news=_news(due),
    )
    params = {
        address.TERRITORY: due.territory,
        address.PHASE: due.phase,
        address.MILESTONE: due.milestone.key if due.milestone else None,
        address.ORIGIN: origin,
    }
    link(PHASE, label, ICONS[due.horizon], **params)


def _when(due: Due) -> str:
    said = in_date(due.due)
    return capitalised(said)


def _what(due: Due) -> str:
    if due.milestone:
        return f"{plain(due.milestone.title)} ({state_words(due.milestone)})"
    return f"{plain(catalog().phase(due.phase).title.fr)} ({t('phase prévue')})"


def _news(due: Due) -> str:
    if due.horizon is not Horizon.SILENT or due.last_news_on is None:
        return ""
    return t(", sans nouvelles depuis le {day}").format(day=long_day(due.last_news_on))
