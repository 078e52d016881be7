"""What a person may do with one milestone: estimate, declare it reached, note what was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypedDict

import streamlit as st

from definitions.phases import PhaseDefinition
from domain.actions import Action
from domain.addresses import Param
from domain.milestones import CHOSEN_CAUSES, Cause, MilestoneKind
from domain.permissions import Permission
from domain.statements import Side
from i18n.formats import in_date
from i18n.labels.milestones import CAUSE_WORD, MILESTONE_KIND_WORD, SIDE_WORD
from queries.milestones.states import MilestoneState
from services.milestones import milestones
from services.milestones.milestones import LINK_LIMIT, TITLE_LIMIT, Addition, Forecast, Reached
from ui.components.milestones.proof import choose_proof
from ui.components.milestones.verify import show_verify_forms
from ui.components.milestones.words import saved, state_words, waits
from ui.links import with_history
from ui.session import can, t, tn
from ui.state import set_param
from ui.widgets.form import Form, has_begun, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import Act, show_acts
from ui.widgets.text import plain, small

ESTIMATE, REACH, TELL = "estimer", "atteint", "parlement"
FORMS = {"forecast": ESTIMATE, "reached": REACH, "told": TELL}


def show_forms(state: MilestoneState) -> None:
    """A button for each act that this person may do now, the first one open; nothing to readers."""
    if state.version is None:
        return
    acts = [
        Act(key, label, partial(form, state))
        for permission, applies, (key, label), form in _actions(state)
        if applies and can(permission, state.territory, state.lot)
    ]
    if acts:
        # What is being typed stays in sight, whatever another person does meanwhile.
        begun = [act for form, act in FORMS.items() if has_begun(_key(state, form))]
        show_acts(acts, opened=[*begun, acts[0].key][0], name="-jalon")


def _actions(
    state: MilestoneState,
) -> Iterator[tuple[Permission, bool, tuple[str, str], Callable[[MilestoneState], None]]]:
    """Return whose each action is, and whether it applies. A form that was begun stays: what
    was typed is not lost when another person is faster."""
    verify, estimate = ("verifier-jalon", t("Vérifier")), (ESTIMATE, t("Estimer"))
    reach, tell = (REACH, t("Déclarer atteint")), (TELL, t("Date dite au Parlement"))
    awaited = not state.actual_on
    estimating = awaited or has_begun(_key(state, "forecast"))
    reaching = awaited or has_begun(_key(state, "reached"))
    yield Permission.MILESTONE_VERIFY, waits(state), verify, show_verify_forms
    yield Permission.MILESTONE_FORECAST, estimating, estimate, _show_forecast_form
    yield Permission.MILESTONE_DECLARE, reaching, reach, _show_declare_form
    yield Permission.COMMITMENT_MARK, True, tell, _show_tell_form


def _key(state: MilestoneState, name: str) -> str:
    return f"{name}/{state.territory}/{state.key}"


def _show_forecast_form(state: MilestoneState) -> None:
    form = _form(state, "forecast")
    # « Nobody can tell » is an estimate too, and an honest one.
    when = form.when(
        t("Date estimée"),
        "on",
        state.forecast_on or state.planned_on,
        required=True,
        may_be_unknown=True,
    )
    cause, side = _why(state, form)
    note = form.area(t("Note"))
    said = in_date(when) if when else t("à une date inconnue")
    edit = Edit(
        partial(milestones.forecast, **_named(state), forecast=Forecast(when, cause, side, note)),
        mine=t("estimé {when}").format(when=said),
        saved=saved(
            t("Estimation enregistrée : « {title} » {when}.").format(
                title=plain(state.title), when=said
            )
        ),
    )
    form.send(t("Enregistrer l’estimation"), edit)


def _why(state: MilestoneState, form: Form) -> tuple[Cause | None, Side | None]:
    """Asked for as soon as there is an estimate to move."""
    if state.forecast_on is None and state.last_news_on is None:
        return None, None
    left, right = st.columns(2)
    causes = {cause.value: t(CAUSE_WORD[cause]) for cause in CHOSEN_CAUSES}
    sides = {side.value: t(SIDE_WORD[side]) for side in Side}
    moved = t("Si la date change")
    with left:
        cause = form.choice(
            t("Cause du changement"), "cause", causes, required=False, placeholder=moved
        )
    with right:
        side = form.choice(t("Côté responsable"), "side", sides, required=False, placeholder=moved)
    return Cause(cause) if cause else None, Side(side) if side else None


def _show_declare_form(state: MilestoneState) -> None:
    form = _form(state, "reached")
    # Empty, never the planned day: what is planned must not become done by a click.
    on = form.when(t("Atteint le"), "on", required=True)
    proof, file = choose_proof(state, form)
    note = form.area(t("Note"))
    edit = (
        Edit(
            partial(milestones.declare, **_named(state), reached=Reached(on, proof, note, file)),
            mine=t("atteint {when}").format(when=in_date(on)),
            saved=saved(
                t("Déclaration enregistrée : « {title} » atteint {when}, à vérifier.").format(
                    title=plain(state.title), when=in_date(on)
                )
            ),
        )
        if on
        else None
    )
    form.send(t("Déclarer le jalon atteint"), edit)


def _show_tell_form(state: MilestoneState) -> None:
    form = _form(state, "told")
    on = form.when(t("Date dite"), "on", state.told_on or state.expected, required=True)
    reference = form.line(
        t("Référence de la source"),
        "reference",
        state.told_reference,
        limit=LINK_LIMIT,
        placeholder=t("par exemple : question écrite n° 195 (2023-2024)"),
    )
    edit = (
        Edit(
            partial(milestones.mark_announced, **_named(state), told_on=on, reference=reference),
            mine=t("dite au Parlement : {when}").format(when=in_date(on)),
            saved=saved(
                t("Date dite au Parlement enregistrée : « {title} » {when}.").format(
                    title=plain(state.title), when=in_date(on)
                )
            ),
        )
        if on
        else None
    )
    form.send(t("Enregistrer la date dite"), edit)


def _form(state: MilestoneState, name: str) -> Form:
    return open_form(
        _key(state, name),
        present=state.version or 0,
        theirs=state_words(state),
        subject=state.subject,
    )


class Named(TypedDict):
    """What every service about one milestone asks for first."""

    territory: str
    milestone: str


def _named(state: MilestoneState) -> Named:
    return {"territory": state.territory, "milestone": state.key}


def show_add_form(phase: PhaseDefinition, territory: str, states: Sequence[MilestoneState]) -> None:
    """Closed until it is needed; nothing to those who may not add."""
    if not can(Permission.MILESTONE_ADD, territory):
        return
    count = sum(state.is_added for state in states)
    with st.expander(t("Ajouter un jalon"), icon=":material/add:"):
        recorded = tn("{n} jalon ajouté", "{n} jalons ajoutés", count)
        form = open_form(f"add/{territory}/{phase.key}", present=count, theirs=recorded)
        title = form.line(t("Intitulé"), "title", limit=TITLE_LIMIT, required=True)
        kinds = {kind: t(MILESTONE_KIND_WORD[kind]) for kind in MilestoneKind}
        kind = form.one_of(t("Nature"), "kind", kinds)
        rule = t("Un jalon se franchit un jour ; une cible est un accord qui reste en vigueur.")
        st.markdown(small(rule))
        reason = form.area(t("Motif"), "reason", required=True)
        edit = _addition(phase, territory, Addition(title, kind, reason)) if kind else None
        form.send(t("Ajouter le jalon"), edit)


def _addition(phase: PhaseDefinition, territory: str, addition: Addition) -> Edit:
    added = t("Jalon ajouté : « {title} ».").format(title=plain(addition.title.strip()))
    where = {Param.TERRITORY: territory, Param.PHASE: phase.key}
    return Edit(
        partial(milestones.add, territory=territory, phase=phase.key, addition=addition),
        mine=addition.title,
        saved=with_history(added, action=Action.MILESTONE_ADDED, **where),
        lands=partial(set_param, Param.MILESTONE),
    )
