"""Dates of many things in one form: a field each, phase by phase, and one reason for them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Protocol, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.addresses import Param
from domain.dates import PartialDate
from domain.errors import NoDateTyped
from domain.permissions import Permission
from queries.deliverables.list import datable_deliverables
from queries.deliverables.states import DeliverableState
from queries.milestones.states import MilestoneState
from queries.milestones.undated import datable_milestones
from services.deliverables import deliverables
from services.milestones import milestones
from ui import state
from ui.links import link
from ui.names import name_of
from ui.navigation import CALENDAR
from ui.session import ask, can, in_the_past, t, tn
from ui.widgets.filters import TOGETHER_AT_MOST, phases
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import Act

DATE = "dater"  # in the address: the form is open
COLUMNS = 3


class Datable(Protocol):
    """A thing of a phase, in a territory."""

    @property
    def territory(self) -> str: ...
    @property
    def phase(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...


D = TypeVar("D", bound=Datable)
Dates = dict[tuple[str, str], PartialDate]


def deliverables_act() -> list[Act]:
    """Fix the due dates of deliverables, for who verifies them; nothing in the past."""
    if in_the_past() or not can(Permission.DELIVERABLE_REVIEW):
        return []
    return [Act(DATE, t("Fixer des échéances"), _show_deliverables)]


def milestones_act() -> list[Act]:
    """Estimate milestones that have no date, for who may; nothing in the past."""
    if in_the_past() or not can(Permission.MILESTONE_FORECAST):
        return []
    return [Act(DATE, t("Dater les jalons"), _show_milestones)]


def show_way() -> None:
    """The way to the form that dates milestones, from where they are counted."""
    if milestones_act():
        link(CALENDAR, t("Dater les jalons"), ":material/edit_calendar:", **{Param.ACT: DATE})


def _show_deliverables() -> None:
    states: list[DeliverableState] = ask(datable_deliverables)
    if not states:
        st.markdown(t("Tous les livrables sont acceptés : il n’y a plus d’échéance à fixer."))
        return
    form = open_form("dues", present=sum(state.version or 0 for state in states), merges=True)
    recorded = {(state.territory, state.key): state.due_on for state in states}
    dates = _date_fields(form, _chosen(form, states), recorded)
    reason = form.area(t("Motif"), "reason", required=True)
    n = len(dates)
    done = tn("{n} échéance enregistrée.", "{n} échéances enregistrées.", n)
    _send(form, dates, done, partial(deliverables.set_dues, dues=dates, reason=reason))


def _show_milestones() -> None:
    states: list[MilestoneState] = ask(datable_milestones)
    if not states:
        st.markdown(
            t("Chaque jalon a déjà une date ou une estimation : elle se change sur sa phase.")
        )
        return
    form = open_form("forecasts", present=len(states), merges=True)
    dates = _date_fields(form, _chosen(form, states), {})
    note = form.area(t("Note"))
    done = tn("{n} jalon daté (estimation).", "{n} jalons datés (estimations).", len(dates))
    _send(form, dates, done, partial(milestones.forecast_undated, dates=dates, note=note))


def _send(form: Form, dates: Dates, done: str, service: partial[None]) -> None:
    if not dates:
        form.lack("dates", NoDateTyped())
    label = tn("Enregistrer {n} date", "Enregistrer {n} dates", len(dates))
    form.send(label if dates else t("Enregistrer les dates"), Edit(service, mine="", saved=done))


def _chosen(form: Form, things: Sequence[D]) -> list[D]:
    """Those of the phases chosen, of all territories while they are few, else of the chosen ones."""
    asked, known = state.param(Param.PHASE), phases()
    held = {thing.phase for thing in things}
    words = {key: title for key, title in known.items() if key in held}
    wanted = form.many(
        t("Phases dont on fixe les dates"), "phases", words, [asked] if asked in words else []
    )
    places = list(dict.fromkeys(thing.territory for thing in things))
    if len(places) > TOGETHER_AT_MOST:
        places = form.many(t("Territoires"), "places", {place: name_of(place) for place in places})
    return [thing for thing in things if thing.phase in wanted and thing.territory in places]


def _date_fields(
    form: Form, things: Sequence[Datable], recorded: Mapping[tuple[str, str], PartialDate | None]
) -> Dates:
    """A field each, under their phase and territory; only the dates that were typed or changed."""
    typed: Dates = {}
    in_order = sorted(things, key=lambda thing: thing.phase)
    for phase, of_phase in groupby(in_order, key=lambda thing: thing.phase):
        st.markdown(f"**{phases()[phase]}**")
        for place, of_place in groupby(of_phase, key=lambda thing: thing.territory):
            for thing, column in _in_columns(list(of_place)):
                known = recorded.get((place, thing.key))
                with column:
                    when = form.when(
                        f"{thing.title} — {name_of(place)}",
                        f"{place}/{thing.key}",
                        known,
                        required=known is not None,
                    )
                if when and when != known:
                    typed[place, thing.key] = when
    return typed


def _in_columns(things: Sequence[D]) -> Iterator[tuple[D, DeltaGenerator]]:
    """Row after row, so that a narrow page keeps their order."""
    for first in range(0, len(things), COLUMNS):
        yield from zip(things[first : first + COLUMNS], st.columns(COLUMNS), strict=False)
