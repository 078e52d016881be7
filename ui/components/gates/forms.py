"""What a person may do about a passage: decide, say that a condition is met, and the other
forms."""

from __future__ import annotations

from functools import partial
from typing import TypedDict

import streamlit as st

from domain.gates import MAX_CONDITIONS, Condition, Decision
from domain.permissions import Permission
from domain.phases import STARTED
from i18n.formats import long_day
from i18n.labels.gates import DECISION_WORD, GATE_WORD
from queries.gates.dossier import Dossier
from queries.gates.states import subject_of
from services.gates import gates
from services.gates.gates import BODY_LIMIT, CONDITION_LIMIT, LINK_LIMIT, Met, Ruling
from ui.components.gates import checklist, weather_form
from ui.session import can, t, tn
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import Act, show_acts
from ui.widgets.text import plain


def show_forms(dossier: Dossier) -> None:
    """A button for each act that this person may do now; nothing at all to readers."""
    state = dossier.summary.weather.state
    decided = dossier.summary.weather.gate
    tickable = [item for item in dossier.summary.checklist if not item.is_computed]
    waiting = decided.open_conditions()
    every = (
        (
            Permission.GATE_DECIDE,
            state.status in STARTED,
            "decider",
            t("Décider"),
            _show_decide_form,
        ),
        (Permission.GATE_DECIDE, waiting, "lever", t("Lever une condition"), _show_meet_form),
        (Permission.WEATHER_DECLARE, True, "meteo", t("Déclarer la météo"), weather_form.show_form),
        (Permission.CHECK_TICK, tickable, "cocher", t("Cocher un point"), checklist.show_form),
    )
    show_acts(
        [
            Act(key, label, partial(form, dossier))
            for permission, applies, key, label, form in every
            if applies and can(permission, state.territory, state.lot)
        ]
    )


def _key(dossier: Dossier, name: str) -> str:
    state = dossier.summary.weather.state
    return f"{name}/{state.territory}/{state.phase}"


class Named(TypedDict):
    """What every service about one passage asks for first."""

    territory: str
    phase: str


def _named(dossier: Dossier) -> Named:
    state = dossier.summary.weather.state
    return {"territory": state.territory, "phase": state.phase}


def _form(dossier: Dossier, name: str, present: int, theirs: str) -> Form:
    subject = subject_of(**_named(dossier))
    return open_form(_key(dossier, name), present=present, theirs=theirs, subject=subject)


def _show_decide_form(dossier: Dossier) -> None:
    """Nothing is chosen beforehand: a decision is nobody’s default."""
    theirs = t(GATE_WORD[dossier.summary.weather.standing]).lower()
    form = _form(dossier, "decide", dossier.history.version, theirs)
    words = {decision: t(DECISION_WORD[decision]) for decision in Decision}
    decision = form.one_of(t("Décision"), "decision", words)
    if decision is None:
        form.send(t("Enregistrer la décision"), None)
        return
    ruling = _ruling(decision, form)
    if ruling is None:
        form.send(t("Enregistrer la décision"), None)
        return
    said = f"{words[decision].lower()}, {long_day(ruling.on)}"
    st.markdown(_summary(ruling, said))
    edit = Edit(
        partial(gates.decide, **_named(dossier), ruling=ruling),
        mine=said,
        saved=t("Décision enregistrée : {decision}.").format(decision=said),
    )
    form.send(t("Enregistrer la décision"), edit)


def _summary(ruling: Ruling, said: str) -> str:
    """Say in one sentence what the button does."""
    count = len(ruling.conditions)
    more = tn(", sous {n} condition", ", sous {n} conditions", count) if count else ""
    body = t(" de « {body} »").format(body=plain(ruling.body)) if ruling.body.strip() else ""
    return t("Vous enregistrez la décision{body} : **{said}**{more}.").format(
        body=body, said=said, more=more
    )


def _ruling(decision: Decision, form: Form) -> Ruling | None:
    """Return what was decided; nothing yet while something of it is missing."""
    left, right = st.columns([3, 1])
    with left:
        example = t("par exemple : comité d’accompagnement du 16 novembre")
        body = form.line(t("Organe ou réunion"), "body", limit=BODY_LIMIT, placeholder=example)
    with right:
        on = form.day(t("Prise le"), "on", required=True)
    conditions = _conditions(form) if decision is Decision.CONDITIONAL else ()
    reason = form.area(t("Motif"), "reason")
    if on is None or conditions is None:
        return None
    return Ruling(decision, on, body, reason, conditions)


def _conditions(form: Form) -> tuple[Condition, ...] | None:
    """Draw as many pairs of words and date as are asked for."""
    count = form.number(t("Nombre de conditions"), "conditions", 1, least=1, most=MAX_CONDITIONS)
    conditions: list[Condition] = []
    for number in range(1, count + 1):
        left, right = st.columns([3, 1])
        with left:
            label = t("Condition {number}").format(number=number)
            text = form.line(label, f"condition{number}", limit=CONDITION_LIMIT, required=True)
        with right:
            label = t("Échéance {number}").format(number=number)
            due = form.day(label, f"due{number}", required=True)
        conditions += [Condition(text, due)] if due else []
    return tuple(conditions) if len(conditions) == count else None


def _show_meet_form(dossier: Dossier) -> None:
    gate = dossier.summary.weather.gate
    assert gate.decided
    waiting = {
        condition.number: f"{condition.number}. {condition.condition.text}"
        for condition in gate.open_conditions()
    }
    theirs = t(DECISION_WORD[gate.decided.decision]).lower()
    form = _form(dossier, f"meet-{len(waiting)}", gate.decided.event_id, theirs)
    # The only one that waits is the one that is meant.
    number = form.one_in_list(t("Condition remplie"), "number", waiting)
    on = form.day(t("Remplie le"), "met", required=True)
    proof = form.line(
        t("Preuve (adresse https)"), "proof", limit=LINK_LIMIT, placeholder="https://"
    )
    note = form.area(t("Note"))
    edit = (
        Edit(
            partial(
                gates.close_condition, **_named(dossier), number=number, met=Met(on, proof, note)
            ),
            mine=t("condition {number} levée").format(number=number),
            saved=t("Condition {number} levée.").format(number=number),
        )
        if number is not None and on
        else None
    )
    form.send(t("Lever la condition"), edit)
