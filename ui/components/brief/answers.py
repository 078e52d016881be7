"""The answers that are being prepared or were sent, and the form that opens one from the draft."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.answers import REFERENCE_LIMIT
from domain.brief import Scope
from domain.permissions import Permission
from i18n.formats import instant, long_day
from i18n.labels.answers import ANSWER_STATUS_WORD
from queries.brief.answers import AnswerRow
from queries.brief.draft import Brief
from queries.brief.sources import scope_words
from services.answers import answers as service
from ui.links import land
from ui.names import catalog
from ui.navigation import ANSWER
from ui.session import can, in_the_past, t
from ui.targets import target
from ui.widgets.form import open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import ADD, Act, show_acts
from ui.widgets.tables import Cells, cell, record_table


def offer_answer(brief: Brief, rows: Sequence[AnswerRow]) -> None:
    """The button that makes an answer of this draft: its sentences may then be written over."""
    if can(Permission.ANSWER_WRITE):
        show_acts([Act(ADD, t("Préparer une réponse"), partial(_show_form, brief, rows))])


def _show_form(brief: Brief, rows: Sequence[AnswerRow]) -> None:
    latest = rows[0] if rows else None
    theirs = latest.reference if latest else ""
    form = open_form("answer", present=latest.number if latest else 0, theirs=theirs)
    st.markdown(
        t(
            "La réponse part du projet de ce jour-là. {scope} Vous pourrez réécrire chaque phrase ; "
            "le texte du suivi reste à côté, et suit les faits."
        ).format(scope=scope_words(catalog(), brief))
    )
    reference = form.line(
        t("Référence de la question"),
        "reference",
        limit=REFERENCE_LIMIT,
        help=t("Par exemple « Question écrite n° 195 (2023-2024) »."),
        required=True,
    )
    day = form.day(
        t("État au"),
        "on",
        brief.moment.on,
        help=t("Le jour dont parle la réponse ; un jour passé donne ce qui en est connu."),
        required=True,
    )
    if day is None:
        form.send(t("Ouvrir la réponse"), None)
        return
    edit = Edit(
        partial(
            service.ask,
            reference=reference,
            answered_on=day,
            territories=brief.scope.territories,
            phases=brief.scope.phases,
        ),
        mine=reference,
        saved=t("Réponse ouverte."),
        lands=_open,
    )
    form.send(t("Ouvrir la réponse"), edit)


def _open(number: str) -> None:
    land(ANSWER, **{Param.ANSWER: number})


def show_list(rows: Sequence[AnswerRow]) -> None:
    """Every answer, the last one first."""
    st.header(t("Réponses préparées"), anchor="reponses")
    if not rows:
        none = t("Aucune réponse n’est encore préparée.")
        way = t("Le bouton « Préparer une réponse » en ouvre une à partir de ce projet.")
        writes = can(Permission.ANSWER_WRITE) and not in_the_past()
        st.markdown(f"{none} {way}" if writes else none)
        return
    record_table(map(_cells, rows), name=t("Réponses préparées"), key="answers")


def _cells(row: AnswerRow) -> Cells:
    return {
        t("Question"): cell(row.reference, target(ANSWER, **{Param.ANSWER: str(row.number)})),
        t("État au"): cell(long_day(row.answered_on), order=row.answered_on.isoformat()),
        t("Périmètre"): _scope(row.scope),
        t("Où elle en est"): t(ANSWER_STATUS_WORD[row.status]),
        t("Dernier changement"): cell(instant(row.changed_at), order=row.changed_at.isoformat()),
    }


def _scope(scope: Scope) -> str:
    if not scope.territories and not scope.phases:
        return t("tout")
    places = [catalog().territory(key).name for key in scope.territories]
    phases = [catalog().phase(key).numbered_title for key in scope.phases]
    return ", ".join([*places, *phases])
