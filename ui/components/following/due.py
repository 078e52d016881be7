"""What is due, in a sentence, in lists and in tables; each line leads to its object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from definitions.names import actor_name, phase_number, phase_title
from domain.errors import N_
from domain.milestones import Horizon
from domain.phases import PhaseStatus
from domain.schedule import Flag
from i18n.formats import capitalised, in_date, joined, long_day, short_date
from i18n.labels.milestones import HORIZON_WORD
from queries.agreements.states import AgreementState
from queries.deliverables.states import DeliverableState
from queries.following.due import Due, DueList
from queries.following.evidence import Evidence
from queries.gates.states import PendingCondition
from queries.meetings.points import MeetingAction
from queries.meetings.states import MeetingState
from queries.milestones.states import MilestoneState
from queries.reports.states import ReportState
from ui.components.deliverables import words as deliverable_words
from ui.components.following.evidence import Thing, stands_on
from ui.components.following.row_acts import acts_on
from ui.components.milestones.words import state_words
from ui.components.reports import words as report_words
from ui.exports import offer_export
from ui.links import DUE_ORIGIN
from ui.names import catalog, lot_name, name_of
from ui.navigation import DUE
from ui.session import moment, t, tn
from ui.targets import Target, target_of
from ui.widgets.link_lists import Line, LinkList
from ui.widgets.tables import NOTHING, Cells, Group, Row, Table, cell, left_out, record_tables
from ui.widgets.text import plain

SHOWN = 50  # lines of one list; the filters give the rest
NAMED = 1  # actor on one line; the phase names them all
SIGNS: Mapping[Horizon, PhaseStatus | Flag] = {
    Horizon.OVERDUE: Flag.LATE,
    Horizon.SILENT: Flag.STALE,
    Horizon.WITHIN_30: PhaseStatus.PLANNED,
    Horizon.WITHIN_90: PhaseStatus.PLANNED,
    Horizon.LATER: PhaseStatus.PLANNED,
}
EMPTY = {
    Horizon.OVERDUE: N_("Aucune échéance connue n’est dépassée."),
    Horizon.WITHIN_30: N_("Aucune échéance dans les 30 jours."),
    Horizon.WITHIN_90: N_("Aucune autre échéance dans les 90 jours."),
}


def opening_sentence(dues: DueList, on: date) -> str:
    """« Au 7 février 2024, aucune échéance connue n’est dépassée et 2 tombent dans les 30
    jours… »"""
    counts = joined([*_passed(dues), _near(len(dues.of(Horizon.WITHIN_30)))])
    said = t("Au {day}, {counts}.").format(day=long_day(on), counts=counts)
    if dues.n_undated:
        undated = tn(
            "{n} jalon n’a pas encore de date : elle s’estime sur la page de sa phase.",
            "{n} jalons n’ont pas encore de date : elle s’estime sur la page de leur phase.",
            dues.n_undated,
        )
        said = f"{said} {undated}"
    return said


def _passed(dues: DueList) -> Iterator[str]:
    """Return what is late, and what nobody has spoken of since its day."""
    overdue, silent = len(dues.of(Horizon.OVERDUE)), len(dues.of(Horizon.SILENT))
    # « Nothing is late » would be said beside what nobody has spoken of: it is left out there.
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


def show_commitments(broken: Sequence[MilestoneState]) -> None:
    """Dates told to Parliament that are about to be missed, or missed: before everything else."""
    if not broken:
        return
    lines = [
        t("**{title}**, {place} : dite au Parlement {told} ({reference}) ; {state}.").format(
            title=plain(milestone.title),
            place=name_of(milestone.territory),
            told=in_date(milestone.told_on) if milestone.told_on else "",
            reference=plain(milestone.told_reference),
            state=state_words(milestone),
        )
        for milestone in broken
    ]
    head = t("Des dates dites au Parlement ne sont plus tenues")
    st.warning(
        f"**{head}**\n\n" + "\n".join(f"- {line}" for line in lines), icon=":material/campaign:"
    )


def show_tables(dues: DueList) -> None:
    """One table a horizon, soonest first; what is always worth saying says so when it is empty."""
    record_tables(_tables(dues, SHOWN), key="dues")
    if dues.dues:
        offer_export(partial(_tables, dues, len(dues.dues)), name="echeances")


def _tables(dues: DueList, shown: int) -> list[Table]:
    return [
        _table(horizon, listed, shown)
        for horizon in Horizon
        if (listed := dues.of(horizon)) or horizon in EMPTY
    ]


def _table(horizon: Horizon, dues: Sequence[Due], shown: int) -> Table:
    more = left_out(len(dues) - shown)
    rows = due_rows(dues[:shown], DUE_ORIGIN)
    return Table([Group(rows)], t(HORIZON_WORD[horizon]), t(EMPTY.get(horizon, "")), more)


def due_rows(dues: Iterable[Due], origin: str) -> list[Row]:
    """With what may be done on each; `origin` is the list to come back to."""
    return [Row(due_cells(due, origin), acts_on(due, origin=origin)) for due in dues]


def due_cells(due: Due, origin: str) -> Cells:
    """What, of which kind; by when; where; of which lot; who does it."""
    where = target_of(due.subject, origin=origin)
    return {
        t("Quoi"): cell(_title(due), where, note=f"{_kind(due)}{_news(due)}"),
        t("Échéance"): cell(
            short_date(due.due), sign=SIGNS[due.horizon], order=due.due.last.isoformat()
        ),
        t("Où"): _where(due),
        t("Lot"): lot_name(due.lot) if due.lot else NOTHING,
        t("Qui réalise"): _doers(due) or NOTHING,
    }


def due_list(
    title: str,
    dues: Sequence[Due],
    empty: str,
    *,
    origin: str,
    shown: int = SHOWN,
    known: Evidence | None = None,
    way: Target | None = None,
) -> LinkList:
    """The first of them, and the way to the others, whose number is told; `origin` is the list to
    come back to, `known` what they stand on where that is shown, `way` leads to them all."""
    lines = [_line(due, origin, known) for due in dues[:shown]]
    if others := len(dues[shown:]):
        words = tn("voir l’autre", "voir les {n} autres", others)
        lines.append(Line(words, target=way or Target(DUE)))
    return LinkList(title, lines, empty)


def _line(due: Due, origin: str, known: Evidence | None) -> Line:
    """Return when, where, what; and since when nobody has spoken of it."""
    text = t(" — {place} : {what}{who}{news}").format(
        place=_where(due),
        what=_what(due),
        who=_who(due),
        news=_news(due),
    )
    target = target_of(due.subject, origin=origin)
    when, thing = capitalised(in_date(due.due)), Thing(due.subject, _what(due), target)
    stands = stands_on(f"{when}{text}", [thing], known) if known else None
    return Line(text, when, SIGNS[due.horizon], target, stands)


def next_words(due: Due) -> str:
    """« le 1er décembre 2026, Chercher un local (action d’une réunion) », where its phase is said
    already."""
    return t("{when}, {what}").format(when=in_date(due.due), what=plain(_what(due)))


def _where(due: Due) -> str:
    """« Herstal, phase 7 »; a meeting and its actions may be of no phase."""
    place = name_of(due.territory)
    if due.phase is None:
        return place
    number = phase_number(catalog(), due.phase)
    return t("{place}, phase {position}").format(place=place, position=number)


def _what(due: Due) -> str:
    """« Protocole du living lab (livrable à vérifier) »."""
    return f"{_title(due)} ({_kind(due)})"


def _title(due: Due) -> str:
    return due.part.title if due.part else phase_title(catalog(), due.phase or "")


def _kind(due: Due) -> str:
    is_over = due.horizon in (Horizon.OVERDUE, Horizon.SILENT)
    words = t("phase prévue")
    match due.part:
        case MilestoneState() as milestone:
            words = state_words(milestone)
        case DeliverableState() as deliverable:
            words = _of_deliverable(deliverable)
        case PendingCondition():
            words = t("condition du passage")
        case MeetingState():
            words = t("réunion à confirmer") if is_over else t("réunion prévue")
        case MeetingAction():
            words = t("action d’une réunion")
        case ReportState() as report:
            words = report_words.standing_words(report, moment().on)
        case AgreementState():
            words = t("convention échue") if is_over else t("fin de la convention")
    return words


def _of_deliverable(deliverable: DeliverableState) -> str:
    """What has to be done by that date: verify it, clear a reservation, or hand it over."""
    if deliverable.review_due_on:
        return t("livrable à vérifier")
    if deliverable.reserve_due_on:
        return t("réserve à lever")
    words = deliverable_words.state_words(deliverable)
    return t("livrable {state}").format(state=words)


def _who(due: Due) -> str:
    """« ; lot 1 ; à réaliser par : Le FOREm et 2 autres »: the lot when somebody said which, an
    organisation by its own name."""
    parts = [lot_name(due.lot)] if due.lot else []
    if names := _doers(due):
        parts.append(t("à réaliser par : {names}").format(names=names))
    return "".join(f"\u00a0; {part}" for part in parts)


def _doers(due: Due) -> str:
    """« Le FOREm et 2 autres »."""
    names = [due.owner] if due.owner else [actor_name(catalog(), code) for code in due.responsible]
    if hidden := len(names[NAMED:]):
        names = [*names[:NAMED], tn("{n} autre", "{n} autres", hidden)]
    return joined(names)


def _news(due: Due) -> str:
    if due.horizon is not Horizon.SILENT or due.last_news_on is None:
        return ""
    return t(", sans nouvelles depuis le {day}").format(day=long_day(due.last_news_on))
