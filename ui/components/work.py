"""What a person has before them, in a sentence and in lists; each line leads to its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st

from domain.errors import N_
from domain.permissions import Permission
from domain.phases import PhaseStatus
from i18n.formats import joined, long_day
from i18n.labels import PHASE_STATUS_WORD
from queries.due import Due
from queries.work import Task, TaskKind, Work
from ui import state as address
from ui.components.deliverable_words import deliverable_name
from ui.components.due import line
from ui.components.milestone_words import milestone_name
from ui.components.portfolio import catalog, name_of
from ui.components.text import plain
from ui.links import WORK_ORIGIN, link
from ui.navigation import CALENDAR, DELIVERABLE, DUE, OVERVIEW, PHASE, PageEntry
from ui.session import can, t, tn

SHOWN, DUES_SHOWN = 50, 8  # lines of one list; « Échéances » gives the rest of the second
SENTENCE = {
    TaskKind.DECLARATION: N_("déclaration à vérifier : **{value}**"),
    TaskKind.MILESTONE: N_("jalon à vérifier : **{name}**"),
    TaskKind.BASELINE: N_("référence {key} à approuver"),
    TaskKind.DELIVERABLE: N_("livrable à vérifier : **{name}**"),
    TaskKind.PHASE_REFUSED: N_("votre déclaration « {value} » est refusée"),
    TaskKind.MILESTONE_REFUSED: N_("votre déclaration sur **{name}** est refusée"),
    TaskKind.DELIVERABLE_REFUSED: N_("livrable refusé, à remettre de nouveau : **{name}**"),
}
ICONS = {
    TaskKind.DECLARATION: ":material/fact_check:",
    TaskKind.MILESTONE: ":material/flag:",
    TaskKind.BASELINE: ":material/event_repeat:",
    TaskKind.DELIVERABLE: ":material/description:",
}
DELIVERABLES = {TaskKind.DELIVERABLE, TaskKind.DELIVERABLE_REFUSED}
MILESTONES = {TaskKind.MILESTONE, TaskKind.MILESTONE_REFUSED}


def opening_sentence(found: Work, on: date) -> str:
    """« Au 23 novembre 2026, 2 choses vous attendent et 1 échéance est dépassée. »"""
    counts = joined(list(_counts(found))) or t("rien ne vous attend")
    return t("Au {day}, {counts}.").format(day=long_day(on), counts=counts)


def _counts(found: Work) -> Iterator[str]:
    if n := len(found.returned):
        yield tn("{n} chose vous est revenue", "{n} choses vous sont revenues", n)
    if n := len(found.waiting):
        yield tn("{n} chose attend votre décision", "{n} choses attendent votre décision", n)
    if n := len(found.late):
        yield tn("{n} échéance est dépassée", "{n} échéances sont dépassées", n)
    if n := len(found.silent):
        yield tn("{n} échéance est sans nouvelles", "{n} échéances sont sans nouvelles", n)
    if n := len(found.soon):
        yield tn("{n} échéance tombe dans les 14 jours", "{n} tombent dans les 14 jours", n)


def only_today() -> None:
    """Work is of today; the lists of the past are elsewhere."""
    st.info(t("« Mon travail » est celui d’aujourd’hui : revenez à aujourd’hui pour le voir."))
    link(DUE, t("Voir les échéances de ce jour-là"), DUE.icon)
    link(OVERVIEW, t("Voir l’état de ce jour-là"), OVERVIEW.icon)


def returned(tasks: Sequence[Task]) -> None:
    """What was refused; nothing at all when nothing was."""
    if tasks:
        st.header(t("Revenu vers vous"))
        _lines(tasks)


def waiting(tasks: Sequence[Task]) -> None:
    """What asks for the decision of this person; for others, where such things go."""
    if not tasks and not can(Permission.PHASE_VERIFY):
        return
    st.header(t("À décider"))
    if not tasks:
        st.markdown(
            t("Aucune déclaration, aucun jalon, aucun livrable et aucune référence à vérifier.")
        )
    _lines(tasks)


def _lines(tasks: Sequence[Task]) -> None:
    for task in tasks[:SHOWN]:
        _line(task)
    if len(tasks) > SHOWN:
        st.markdown(tn("et {n} autre", "et {n} autres", len(tasks) - SHOWN))


def _line(task: Task) -> None:
    reason = t(" (motif : {note})").format(note=plain(task.note)) if task.note else ""
    label = t("{place}{phase} — {what}, depuis le {day}{reason}").format(
        place=name_of(task.territory),
        phase=_phase(task),
        what=_what(task),
        day=long_day(task.since),
        reason=reason,
    )
    link(_page(task), label, ICONS.get(task.kind, ":material/undo:"), **_params(task))


def _phase(task: Task) -> str:
    if task.phase is None:
        return ""
    return t(", phase {number}").format(number=catalog().phase(task.phase).position)


def _what(task: Task) -> str:
    name = ""
    if task.kind in DELIVERABLES:
        name = plain(deliverable_name(task.key))
    if task.kind in MILESTONES:
        name = plain(milestone_name(task.key))
    value = _status(task.value) if task.phase == task.key else ""
    return t(SENTENCE[task.kind]).format(value=value, name=name, key=task.key)


def _status(value: str) -> str:
    return t(PHASE_STATUS_WORD[PhaseStatus(value)]).lower()


def _page(task: Task) -> PageEntry:
    if task.kind is TaskKind.BASELINE:
        return CALENDAR
    return DELIVERABLE if task.kind in DELIVERABLES else PHASE


def _params(task: Task) -> dict[str, str | None]:
    if task.kind is TaskKind.BASELINE:
        return {address.TERRITORY: task.territory}
    return {
        address.TERRITORY: task.territory,
        address.PHASE: None if task.kind in DELIVERABLES else task.phase,
        address.DELIVERABLE: task.key if task.kind in DELIVERABLES else None,
        address.MILESTONE: task.key if task.kind in MILESTONES else None,
        address.ORIGIN: WORK_ORIGIN,
    }


def dues(found: Work) -> None:
    """What is late, what nobody speaks of any more, what is due soon; then the way to the rest."""
    _dues(t("En retard"), found.late, t("Aucune échéance connue n’est dépassée."))
    if found.silent:
        _dues(t("Sans nouvelles : dites où cela en est"), found.silent, "")
    _dues(t("Dans les 14 jours"), found.soon, t("Aucune échéance dans les 14 jours."))
    link(DUE, t("Voir toutes les échéances"), DUE.icon)


def _dues(title: str, dues: Sequence[Due], empty: str) -> None:
    st.header(title)
    if not dues:
        st.markdown(empty)
    for due in dues[:DUES_SHOWN]:
        line(due, origin=WORK_ORIGIN)
    if len(dues) > DUES_SHOWN:
        st.markdown(tn("et {n} autre", "et {n} autres", len(dues) - DUES_SHOWN))
