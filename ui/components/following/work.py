"""What a person has before them, in a sentence and in lists; each line leads to its object."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import streamlit as st

from definitions.names import phase_number
from domain.errors import N_
from domain.permissions import Permission
from domain.phases import PhaseStatus
from domain.reporting import OVERDUE, Period
from domain.schedule import Flag
from domain.subjects import Kind
from i18n.formats import in_date, instant, joined, long_day, since_date
from i18n.labels.phases import PHASE_STATUS_WORD
from queries.following.due import Due
from queries.following.mentions import MentionRow
from queries.following.tasks import ABOUT, Task, TaskKind
from queries.following.work import Work
from queries.reports.states import ReportState
from ui.components.deliverables.words import deliverable_name
from ui.components.following.due import due_list
from ui.components.milestones.words import milestone_name
from ui.components.reports.words import author, period_words, standing_words
from ui.links import WORK_ORIGIN, link
from ui.names import catalog, name_of
from ui.navigation import DUE, OVERVIEW, REPORTS
from ui.session import can, t, tn, today
from ui.targets import Target, target_of
from ui.widgets.link_lists import Line, LinkList

SHOWN, DUES_SHOWN = 50, 8  # lines of one list; « Échéances » gives the rest of the second
SENTENCE = {
    TaskKind.DECLARATION: N_("déclaration à vérifier : {value}"),
    TaskKind.MILESTONE: N_("jalon à vérifier : {name}"),
    TaskKind.BASELINE: N_("plan de référence {key} à approuver"),
    TaskKind.DELIVERABLE: N_("livrable à vérifier : {name}"),
    TaskKind.REPORT: N_("rapport {name} à lire"),
    TaskKind.CONTACT: N_("contact {key} à confirmer ou à effacer"),
    TaskKind.PHASE_REFUSED: N_("votre déclaration « {value} » est refusée"),
    TaskKind.MILESTONE_REFUSED: N_("votre déclaration sur « {name} » est refusée"),
    TaskKind.DELIVERABLE_REFUSED: N_("livrable refusé, à remettre de nouveau : {name}"),
    TaskKind.REPORT_RETURNED: N_("rapport {name} renvoyé, à corriger"),
}
REPORT_KINDS = {TaskKind.REPORT, TaskKind.REPORT_RETURNED}
NAME: Mapping[Kind, Callable[[str], str]] = {
    Kind.MILESTONE: milestone_name,
    Kind.DELIVERABLE: deliverable_name,
}


def opening_sentence(work: Work, on: date) -> str:
    """« Au 23 novembre 2026, 2 choses attendent votre décision et 1 échéance est dépassée. »"""
    counts = joined(list(_counts(work))) or t("rien ne vous attend")
    return t("Au {day}, {counts}.").format(day=long_day(on), counts=counts)


def _counts(work: Work) -> Iterator[str]:
    if n := len(work.returned):
        yield tn("{n} chose vous est revenue", "{n} choses vous sont revenues", n)
    if n := len(work.mentions):
        yield tn("{n} commentaire s’adresse à vous", "{n} commentaires s’adressent à vous", n)
    if n := len(work.waiting):
        yield tn("{n} chose attend votre décision", "{n} choses attendent votre décision", n)
    if n := sum(report.standing in OVERDUE for report in work.reports):
        yield tn("{n} rapport est en retard", "{n} rapports sont en retard", n)
    if n := len(work.late):
        yield tn("{n} échéance est dépassée", "{n} échéances sont dépassées", n)
    if n := len(work.silent):
        yield tn("{n} échéance est sans nouvelles", "{n} échéances sont sans nouvelles", n)
    if n := len(work.soon):
        yield tn("{n} échéance tombe dans les 14 jours", "{n} tombent dans les 14 jours", n)


def only_today() -> None:
    """Work is of today; the lists of the past are elsewhere."""
    st.info(t("« Mon travail » est celui d’aujourd’hui : revenez à aujourd’hui pour le voir."))
    link(DUE, t("Voir les échéances de ce jour-là"), DUE.icon)
    link(OVERVIEW, t("Voir l’état de ce jour-là"), OVERVIEW.icon)


def asked(work: Work) -> list[LinkList]:
    """Return what asks for something of this person; a list that may be empty says so, others
    are left out."""
    lists = [_tasks(t("Revenu vers vous"), work.returned)] if work.returned else []
    if work.mentions:
        mentions = [_mention(mention) for mention in work.mentions[:SHOWN]]
        lists.append(LinkList(t("On s’adresse à vous"), mentions))
    if work.waiting or can(Permission.PHASE_VERIFY):
        empty = t(
            "Aucune déclaration, aucun jalon, aucun livrable, aucun rapport et aucun plan de référence à "
            "vérifier."
        )
        lists.append(_tasks(t("À décider"), work.waiting, empty))
    return [*lists, *_reports(work.reports)]


def dated(work: Work) -> list[LinkList]:
    """Return what is late, what nobody speaks of any more, what is due soon; then the way to
    the rest."""
    late, soon = (
        t("Aucune échéance connue n’est dépassée."),
        t("Aucune échéance dans les 14 jours."),
    )
    silent = [_dues(t("Sans nouvelles : dites où cela en est"), work.silent)]
    every = Line("", t("Voir toutes les échéances"), target=Target(DUE))
    return [
        _dues(t("En retard"), work.late, late),
        *(silent if work.silent else []),
        _dues(t("Dans les 14 jours"), work.soon, soon),
        LinkList("", [every]),
    ]


def _dues(title: str, dues: Sequence[Due], empty: str = "") -> LinkList:
    return due_list(title, dues, empty, origin=WORK_ORIGIN, shown=DUES_SHOWN)


def _reports(states: Sequence[ReportState]) -> list[LinkList]:
    """Return those to write for who writes, those that are missing for who waits for them."""
    writes = can(Permission.REPORT_WRITE)
    if not states and not writes:
        return []
    title = t("Rapports à remettre") if writes else t("Rapports qui manquent")
    lines = [_report(report) for report in states[:SHOWN]]
    every = LinkList("", [Line("", t("Voir tous les rapports"), target=Target(REPORTS))])
    empty = t("Aucun rapport n’est attendu de vous dans les 14 jours.")
    return [LinkList(title, lines, empty), every]


def _report(report: ReportState) -> Line:
    words = {"period": period_words(report.period), "state": standing_words(report, today())}
    text = t(" — rapport {period} : {state}").format(**words)
    sign = Flag.LATE if report.standing in OVERDUE else PhaseStatus.PLANNED
    where = target_of(report.subject, origin=WORK_ORIGIN)
    return Line(text, author(report.territory, report.lot), sign, where)


def _mention(mention: MentionRow) -> Line:
    """Return where, who, when and what they wrote, exactly."""
    text = t(" — {who}, le {day} : « {text} »").format(
        who=mention.by or t("une personne du projet"),
        day=instant(mention.written_at),
        text=" ".join(mention.text.split()),
    )
    where = target_of(mention.subject, origin=WORK_ORIGIN)
    place = (
        _phase_of(mention.territory, mention.phase) if mention.phase else name_of(mention.territory)
    )
    return Line(text, place, target=where)


def _tasks(title: str, tasks: Sequence[Task], empty: str = "") -> LinkList:
    lines = [_task(task) for task in tasks[:SHOWN]]
    if len(tasks) > SHOWN:
        lines.append(Line(tn("et {n} autre", "et {n} autres", len(tasks) - SHOWN)))
    return LinkList(title, lines, empty)


def _task(task: Task) -> Line:
    """« **Herstal, phase 7** — déclaration à vérifier : en cours depuis le 10 novembre 2026 (déclaré le
    28 novembre 2026 par …) »: the day from which it counts, then the day on which it was said."""
    reason = t(" (motif : {note})").format(note=task.note) if task.note else ""
    text = t(" — {what}{when}{reason}").format(what=_what(task), when=_when(task), reason=reason)
    return Line(text, _place(task), target=target_of(task.subject, origin=WORK_ORIGIN))


def _when(task: Task) -> str:
    if task.effective is None:
        return t(", depuis le {day}").format(day=long_day(task.since))
    is_reached = task.kind is TaskKind.MILESTONE
    counts = (
        t(", atteint {day}").format(day=in_date(task.effective))
        if is_reached
        else f" {since_date(task.effective)}"
    )
    said = t("déclaré le {day}").format(day=long_day(task.since))
    by = t(" par {name}").format(name=task.by) if task.by else ""
    return f"{counts} ({said}{by})"


def _place(task: Task) -> str:
    if task.lot:
        return author(task.territory, task.lot)
    return _phase_of(task.territory, task.phase) if task.phase else name_of(task.territory)


def _phase_of(territory: str, phase: str) -> str:
    """« Herstal, phase 7 »."""
    number = phase_number(catalog(), phase)
    return t("{place}, phase {position}").format(place=name_of(territory), position=number)


def _what(task: Task) -> str:
    named = NAME.get(ABOUT[task.kind])
    name = named(task.key) if named else ""
    if task.kind in REPORT_KINDS:
        name = period_words(Period.parse(task.key))
    status = task.value if task.phase == task.key else ""
    value = t(PHASE_STATUS_WORD[PhaseStatus(status)]).lower() if status else ""
    return t(SENTENCE[task.kind]).format(value=value, name=name, key=task.key)
