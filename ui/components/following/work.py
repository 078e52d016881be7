"""What a person has before them, in a sentence and in tables; each row leads to its object, and bears
what may be done at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from definitions.names import phase_number
from domain.errors import N_
from domain.milestones import Horizon
from domain.permissions import Permission
from domain.phases import PhaseStatus
from domain.reporting import OVERDUE, Period
from domain.subjects import Kind
from i18n.formats import in_date, instant, joined, long_day, since_date
from i18n.labels.phases import PHASE_STATUS_WORD
from queries.following.due import Due
from queries.following.mentions import MentionRow
from queries.following.tasks import ABOUT, Task, TaskKind
from queries.following.work import Work
from queries.reports.states import ReportState
from ui.components.deliverables.words import deliverable_name
from ui.components.following.due import SIGNS, due_rows
from ui.components.following.row_acts import reading, report_acts, task_acts
from ui.components.milestones.words import milestone_name
from ui.components.reports.words import author, period_words, standing_words
from ui.links import WORK_ORIGIN, link
from ui.names import catalog, name_of
from ui.navigation import DUE, OVERVIEW, REPORTS
from ui.session import can, t, tn, today
from ui.targets import Target, target_of
from ui.widgets.tables import Cells, Group, Row, Table, cell, left_out

SHOWN, DUES_SHOWN = 50, 8  # lines of one list; « Échéances » gives the rest of the second
SENTENCE = {
    TaskKind.DECLARATION: N_("Déclaration à vérifier : {value}"),
    TaskKind.MILESTONE: N_("Jalon à vérifier : {name}"),
    TaskKind.BASELINE: N_("Plan de référence {key} à approuver"),
    TaskKind.DELIVERABLE: N_("Livrable à vérifier : {name}"),
    TaskKind.REPORT: N_("Rapport {name} à lire"),
    TaskKind.CONTACT: N_("Contact {key} à confirmer ou à effacer"),
    TaskKind.PHASE_REFUSED: N_("Votre déclaration « {value} » est refusée"),
    TaskKind.MILESTONE_REFUSED: N_("Votre déclaration sur « {name} » est refusée"),
    TaskKind.DELIVERABLE_REFUSED: N_("Livrable refusé, à remettre de nouveau : {name}"),
    TaskKind.REPORT_RETURNED: N_("Rapport {name} renvoyé, à corriger"),
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


def asked(work: Work) -> list[Table]:
    """Return what asks for something of this person; a table that may be empty says so, others
    are left out."""
    tables = [_tasks(t("Revenu vers vous"), work.returned)] if work.returned else []
    if work.mentions:
        mentions = [_mention(mention) for mention in work.mentions[:SHOWN]]
        tables.append(Table([Group(mentions)], t("On s’adresse à vous")))
    if work.waiting or can(Permission.PHASE_VERIFY):
        empty = t(
            "Aucune déclaration, aucun jalon, aucun livrable, aucun rapport et aucun plan de référence à "
            "vérifier."
        )
        tables.append(_tasks(t("À décider"), work.waiting, empty))
    return [*tables, *_reports(work.reports)]


def dated(work: Work) -> list[Table]:
    """Return what is late, what nobody speaks of any more, what is due soon; then the way to
    the rest."""
    late, soon = (
        t("Aucune échéance connue n’est dépassée."),
        t("Aucune échéance dans les 14 jours."),
    )
    silent = [_dues(t("Sans nouvelles : dites où cela en est"), work.silent)]
    every = (t("Voir toutes les échéances"), Target(DUE))
    return [
        _dues(t("En retard"), work.late, late),
        *(silent if work.silent else []),
        replace(_dues(t("Dans les 14 jours"), work.soon, soon), more=every),
    ]


def _dues(title: str, dues: Sequence[Due], empty: str = "") -> Table:
    others = len(dues) - DUES_SHOWN
    words = tn("voir l’autre", "voir les {n} autres", others) if others > 0 else ""
    rows = due_rows(dues[:DUES_SHOWN], WORK_ORIGIN)
    return Table([Group(rows)], title, empty, (words, Target(DUE)) if words else None)


def _reports(states: Sequence[ReportState]) -> list[Table]:
    """Return those to write for who writes, those that are missing for who waits for them."""
    writes = can(Permission.REPORT_WRITE)
    if not states and not writes:
        return []
    title = t("Rapports à remettre") if writes else t("Rapports qui manquent")
    rows = [_report(report) for report in states[:SHOWN]]
    empty = t("Aucun rapport n’est attendu de vous dans les 14 jours.")
    every = (t("Voir tous les rapports"), Target(REPORTS))
    return [Table([Group(rows)], title, empty, every)]


def _report(report: ReportState) -> Row:
    words = t("Rapport {period}").format(period=period_words(report.period))
    where = target_of(report.subject, origin=WORK_ORIGIN)
    sign = SIGNS[Horizon.OVERDUE if report.standing in OVERDUE else Horizon.WITHIN_30]
    cells: Cells = {
        t("Quoi"): cell(words, where, note=standing_words(report, today())),
        t("Échéance"): cell(
            f"{report.due_on:%d/%m/%Y}", sign=sign, order=report.due_on.isoformat()
        ),
        t("Où"): author(report.territory, report.lot),
    }
    return Row(cells, report_acts(report, WORK_ORIGIN))


def _mention(mention: MentionRow) -> Row:
    """What they wrote, exactly; who, when and where."""
    written = t("« {text} »").format(text=" ".join(mention.text.split()))
    who = mention.by or t("une personne du projet")
    where = target_of(mention.subject, origin=WORK_ORIGIN)
    place = (
        _phase_of(mention.territory, mention.phase) if mention.phase else name_of(mention.territory)
    )
    cells: Cells = {
        t("Quoi"): cell(written, where, note=who),
        t("Reçu le"): cell(instant(mention.written_at), order=mention.written_at.isoformat()),
        t("Où"): place,
    }
    return Row(cells, [reading(mention)])


def _tasks(title: str, tasks: Sequence[Task], empty: str = "") -> Table:
    more = left_out(len(tasks) - SHOWN)
    return Table([Group([_task(task) for task in tasks[:SHOWN]])], title, empty, more)


def _task(task: Task) -> Row:
    return Row(task_cells(task), task_acts(task, target_of(task.subject, origin=WORK_ORIGIN)))


def task_cells(task: Task) -> Cells:
    """« Déclaration à vérifier : en cours, depuis le 10 novembre 2026 »: the day from which it counts,
    who said it; beside it, the day on which it was said."""
    where = target_of(task.subject, origin=WORK_ORIGIN)
    return {
        t("Quoi"): cell(_what(task), where, note=_note(task)),
        t("Reçu le"): cell(f"{task.since:%d/%m/%Y}", order=task.since.isoformat()),
        t("Où"): _place(task),
    }


def _note(task: Task) -> str:
    """« depuis le 10 novembre 2026, déclaré par Hugo : « … » », « motif : … »."""
    if task.effective is None:
        return t("motif : {note}").format(note=task.note) if task.note else ""
    is_reached = task.kind is TaskKind.MILESTONE
    counts = (
        t("atteint {day}").format(day=in_date(task.effective))
        if is_reached
        else since_date(task.effective)
    )
    if task.by:
        counts = t("{counts}, déclaré par {name}").format(counts=counts, name=task.by)
    return t("{counts} : « {note} »").format(counts=counts, note=task.note) if task.note else counts


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
