"""The named references of planned dates of a territory: the list, and the two leads that change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from domain.milestones import BaselineStatus
from domain.permissions import Permission
from domain.review import is_second_person
from i18n.formats import long_day
from i18n.labels.milestones import BASELINE_STATUS_WORD
from queries.milestones.baselines import Baseline, baselines_on, subject_of
from queries.milestones.states import MilestoneState
from services.milestones import baselines
from services.milestones.baselines import NAME_LIMIT
from ui import state as address
from ui.links import with_history
from ui.names import name_of
from ui.session import ask, can, current_actor, in_the_past, moment, t, tn
from ui.widgets.form import open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import choose
from ui.widgets.tables import record_table
from ui.widgets.text import plain


def show_section(places: Sequence[str]) -> None:
    """The references of each territory shown, and what a lead may do with them."""
    st.markdown(
        t(
            "Les dates prévues ne changent que toutes ensemble, sous un nom et avec un motif : "
            "une personne de la direction de projet propose, une autre approuve. "
            "Les plans précédents restent lisibles."
        )
    )
    for place in places:
        known = ask(baselines_on, territory=place, moment=moment())
        st.header(name_of(place))
        if known:
            _show_table(place, known)
        else:
            none = t("À {place}, aucun plan de référence n’a encore été proposé.")
            st.markdown(none.format(place=name_of(place)))
        if not in_the_past() and can(Permission.BASELINE_SET, place):
            _show_offered(place, known)


def _show_table(place: str, known: Sequence[Baseline]) -> None:
    record_table(
        [
            {
                t("Plan"): f"{baseline.number}. {baseline.name}",
                t("Motif"): baseline.reason,
                t("Dates"): str(len(baseline.dates)),
                t("Proposée"): _by(baseline, long_day(baseline.proposed_on), baseline.proposed_by),
                t("Décision"): _decision(baseline),
            }
            # The latest first, as in every history.
            for baseline in reversed(known)
        ],
        name=t("Plans de référence"),
        key=f"baselines/{place}",
    )


def _decision(baseline: Baseline) -> str:
    word = t(BASELINE_STATUS_WORD[baseline.status])
    return (
        f"{word}, {_by(baseline, long_day(baseline.decided_on), baseline.decided_by)}"
        if baseline.decided_on
        else word
    )


def _by(baseline: Baseline, day: str, person: int | None) -> str:
    name = baseline.names.get(person or 0)
    return f"{day}, {name}" if name else day


def _show_offered(place: str, known: Sequence[Baseline]) -> None:
    waiting = next(
        (baseline for baseline in known if baseline.status is BaselineStatus.PROPOSED), None
    )
    if waiting:
        _show_decide_form(place, waiting, len(known))
    else:
        _show_propose_form(place, len(known))


def _show_propose_form(place: str, seen: int) -> None:
    with st.expander(t("Proposer un plan de référence"), icon=":material/flag:"):
        form = open_form(f"baseline/{place}", present=seen)
        st.markdown(
            t("Les dates estimées aujourd’hui deviendront les dates prévues, une fois approuvées.")
        )
        name = form.line(
            t("Nom"),
            "name",
            limit=NAME_LIMIT,
            placeholder=t("par exemple : avenant 1"),
            required=True,
        )
        reason = form.area(t("Motif"), "reason", required=True)
        edit = Edit(
            partial(baselines.propose, territory=place, name=name, reason=reason),
            mine=name,
            saved=_saved(t("Plan proposé : une autre personne doit l’approuver."), place),
        )
        form.send(t("Proposer le plan"), edit)


def _show_decide_form(place: str, waiting: Baseline, seen: int) -> None:
    key = f"{place}/{waiting.number}"
    dates = tn("{n} date", "{n} dates", len(waiting.dates))
    st.markdown(
        t("À décider : **{name}** ({dates}). Motif : {reason}").format(
            name=plain(waiting.name), dates=dates, reason=plain(waiting.reason)
        )
    )
    mine = not is_second_person(current_actor(), waiting.proposed_by)
    if mine:
        st.info(t("Vous avez proposé ce plan : une autre personne doit l’approuver."))
    form = open_form(f"baseline-decision/{key}", present=seen, subject=subject_of(place, seen + 1))
    note = form.area(t("Note (obligatoire pour refuser)"))
    number = waiting.number
    st.markdown(t("Approuver remplace les dates prévues de {place}.").format(place=name_of(place)))
    with st.container(horizontal=True):
        # No button that is refused anyway: the sentence above says who may approve.
        yes = not mine and form.button(t("Approuver le plan"), "yes", is_main=True)
        no = form.button(t("Refuser le plan"), "no")
    approve = Edit(
        partial(baselines.approve, territory=place, number=number, note=note),
        mine=t("approuvée"),
        saved=_saved(t("Plan approuvé : ses dates sont les dates prévues."), place),
    )
    refuse = Edit(
        partial(baselines.refuse, territory=place, number=number, reason=note),
        mine=t("refusée"),
        saved=_saved(t("Plan refusé : les dates prévues restent."), place),
    )
    form.act(refuse if no else approve, pressed=yes or no)


def _saved(words: str, place: str) -> str:
    return with_history(words, **{Param.TERRITORY: place})


PARAM = "reference"
IN_FORCE = ""


def planned_by(milestones: Sequence[MilestoneState], places: Sequence[str]) -> list[MilestoneState]:
    """The milestones with the planned dates of the reference chosen; nothing is offered before
    one was approved."""
    known = {
        f"{place}/{baseline.number}": (place, baseline)
        for place in places
        for baseline in ask(baselines_on, territory=place, moment=moment())
        if baseline.status is BaselineStatus.APPROVED
    }
    wanted = address.param(PARAM) or IN_FORCE
    if wanted and wanted not in known:
        raise NotFound(subject=wanted)
    if known:
        choose(
            t("Dates prévues dessinées"),
            [IN_FORCE, *known],
            param=PARAM,
            value=wanted,
            format_func=lambda key: _baseline_name(*known[key]) if key else t("Plan en vigueur"),
        )
    return [_dated(state, *known[wanted]) for state in milestones] if wanted else list(milestones)


def _baseline_name(place: str, baseline: Baseline) -> str:
    return t("{place}, plan {number} : {name}").format(
        place=name_of(place), number=baseline.number, name=baseline.name
    )


def _dated(state: MilestoneState, place: str, baseline: Baseline) -> MilestoneState:
    if state.territory != place:
        return state
    # For the drawing only: nothing of what is recorded changes.
    return replace(state, planned_on=baseline.dates.get(state.key))
