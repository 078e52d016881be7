"""What a person may do about a passage: decide, say that a condition is met, and the other
forms."""

from __future__ import annotations

from datetime import timedelta
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
from ui.session import can, t, today
from ui.widgets.form import Touch, begin, day_field, note_field, send
from ui.widgets.saving import Edit

SOON = timedelta(days=30)  # the due date that a new condition proposes


def show_forms(dossier: Dossier) -> None:
    """Show one tab an action that this person may do now; nothing at all to readers."""
    state = dossier.summary.weather.state
    decided = dossier.summary.weather.gate
    tickable = [item for item in dossier.summary.checklist if not item.is_computed]
    offered = {
        label: form
        for permission, applies, label, form in (
            (Permission.GATE_DECIDE, state.status in STARTED, t("Décider"), _show_decide_form),
            (
                Permission.GATE_DECIDE,
                decided.open_conditions(),
                t("Lever une condition"),
                _show_meet_form,
            ),
            (Permission.WEATHER_DECLARE, True, t("Déclarer la météo"), weather_form.show_form),
            (Permission.CHECK_TICK, tickable, t("Cocher un point"), checklist.show_form),
        )
        if applies and can(permission, state.territory, state.lot)
    }
    if not offered:
        return
    with st.container(key="acting"):  # the style sheet leaves it out of what is printed
        st.header(t("Agir"), anchor="agir")
        for tab, form in zip(st.tabs(list(offered)), offered.values(), strict=True):
            with tab:
                form(dossier)


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


def _show_decide_form(dossier: Dossier) -> None:
    """Nothing is chosen beforehand: a decision is nobody’s default."""
    key = _key(dossier, "decide")
    version, touch = begin(key, dossier.history.version)
    form = f"{key}/{version}"
    chosen = st.radio(
        t("Décision"),
        tuple(Decision),
        index=None,
        format_func=lambda option: t(DECISION_WORD[option]),
        horizontal=True,
        key=f"decision/{form}",
        on_change=touch,
    )
    if chosen is None:
        return
    ruling = _ruling(Decision(chosen), form, touch)
    said = f"{t(DECISION_WORD[ruling.decision]).lower()}, {long_day(ruling.on)}"
    edit = Edit(
        partial(gates.decide, **_named(dossier), ruling=ruling),
        mine=said,
        saved=t("Décision enregistrée : {decision}.").format(decision=said),
    )
    send(
        key,
        edit,
        label=t("Enregistrer la décision"),
        version=version,
        theirs=t(GATE_WORD[dossier.summary.weather.standing]).lower(),
        present=dossier.history.version,
        subject=subject_of(**_named(dossier)),
    )


def _ruling(decision: Decision, form: str, touch: Touch) -> Ruling:
    left, right = st.columns([3, 1])
    body = left.text_input(
        t("Organe ou réunion"),
        max_chars=BODY_LIMIT,
        placeholder=t("par exemple : comité d’accompagnement du 16 novembre"),
        key=f"body/{form}",
        on_change=touch,
    )
    on = day_field(right, t("Prise le"), today(), key=f"on/{form}", touch=touch)
    conditions = _conditions(form, touch) if decision is Decision.CONDITIONAL else ()
    reason = note_field(t("Motif"), key=f"reason/{form}", touch=touch)
    return Ruling(decision, on, body, reason, conditions)


def _conditions(form: str, touch: Touch) -> tuple[Condition, ...]:
    """Draw as many pairs of words and date as are asked for."""
    count = st.number_input(
        t("Nombre de conditions"),
        1,
        MAX_CONDITIONS,
        key=f"conditions/{form}",
        on_change=touch,
    )
    conditions = []
    for number in range(1, int(count) + 1):
        left, right = st.columns([3, 1])
        text = left.text_input(
            t("Condition {number}").format(number=number),
            max_chars=CONDITION_LIMIT,
            key=f"condition{number}/{form}",
            on_change=touch,
        )
        label = t("Échéance {number}").format(number=number)
        due = day_field(right, label, today() + SOON, key=f"due{number}/{form}", touch=touch)
        conditions.append(Condition(text, due))
    return tuple(conditions)


def _show_meet_form(dossier: Dossier) -> None:
    decided = dossier.summary.weather.gate.decided
    assert decided
    key = _key(dossier, "meet")
    version, touch = begin(key, decided.event_id)
    waiting = {
        condition.number: condition.condition
        for condition in dossier.summary.weather.gate.open_conditions()
    }
    form = f"{key}/{version}/{len(waiting)}"
    number = st.selectbox(
        t("Condition remplie"),
        list(waiting),
        format_func=lambda option: f"{option}. {waiting[option].text}",
        key=f"number/{form}",
    )
    on = day_field(st.container(), t("Remplie le"), today(), key=f"met/{form}", touch=touch)
    proof = st.text_input(
        t("Preuve (adresse https)"),
        max_chars=LINK_LIMIT,
        placeholder="https://",
        key=f"proof/{form}",
        on_change=touch,
    )
    note = note_field(t("Note"), key=f"note/{form}", touch=touch)
    edit = Edit(
        partial(gates.close_condition, **_named(dossier), number=number, met=Met(on, proof, note)),
        mine=t("condition {number} levée").format(number=number),
        saved=t("Condition {number} levée.").format(number=number),
    )
    send(
        key,
        edit,
        label=t("Lever la condition"),
        version=version,
        theirs=t(DECISION_WORD[decided.decision]).lower(),
        present=decided.event_id,
        subject=subject_of(**_named(dossier)),
    )
