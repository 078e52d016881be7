"""The form by which an organisation enters the register."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.addresses import Param
from domain.permissions import Permission
from i18n.labels.register import ENGAGEMENT_WORD
from queries.register.organisations import OrganisationState
from queries.register.sharing import in_all_of
from services.register import organisations
from services.register.organisations import Known, n_organisations
from ui.components.register.forms import RULE, description_fields
from ui.links import land_on, with_history
from ui.navigation import STAKEHOLDER
from ui.session import ask, can, in_the_past, moment, t, tn
from ui.widgets.filters import choose_shared_by, places
from ui.widgets.form import NOTICE, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import ADD, Act
from ui.widgets.text import plain, small


def add_acts(territory: str | None) -> list[Act]:
    """Nothing to readers, nor in the past."""
    mine = {key: name for key, name in places().items() if can(Permission.REGISTER_WRITE, key)}
    if in_the_past() or not mine:
        return []
    return [Act(ADD, t("Inscrire une partie prenante"), partial(_show_add_form, mine, territory))]


def _show_add_form(mine: Mapping[str, str], territory: str | None) -> None:
    st.markdown(small(t(NOTICE)))
    several = t("Plusieurs quand elle y est la même organisation : son engagement s’y suit à part.")
    chosen = choose_shared_by(mine, territory, key="register_places", help=several)
    if chosen:
        _show_form(chosen)


def _show_form(chosen: list[str]) -> None:
    """Its fields change their names once something is added: the next one starts empty."""
    count = ask(n_organisations, territories=chosen)
    recorded = tn("{n} organisation inscrite", "{n} organisations inscrites", count)
    form = open_form(f"register/{'+'.join(chosen)}", present=count, theirs=recorded)
    description = description_fields(form, _nothing(chosen), _parents(chosen))
    step = t(ENGAGEMENT_WORD[OrganisationState("", 0).engagement]).lower()
    label = t("{step} depuis").format(step=step.capitalize())
    since = form.when(label, "since", required=True)
    note = form.area(t("D’où on le sait (réunion, courrier, document)"))
    st.markdown(small(t(RULE)))
    edit = (
        Edit(
            partial(
                organisations.add,
                territories=tuple(chosen),
                description=description,
                known=Known(since, note),
            ),
            mine=description.name,
            saved=with_history(
                t("« {name} » figure maintenant au registre.").format(
                    name=plain(description.name.strip())
                ),
                action=Action.ORGANISATION_ADDED,
            ),
            lands=partial(land_on, STAKEHOLDER, Param.ORGANISATION, chosen[0]),
        )
        if since
        else None
    )
    form.send(t("Inscrire"), edit, icon=":material/add:")


def _nothing(chosen: list[str]) -> OrganisationState:
    return OrganisationState(chosen[0] if chosen else "", 0)


def _parents(chosen: list[str]) -> list[OrganisationState]:
    """Return those that stand in every territory chosen."""
    return ask(in_all_of, territories=tuple(chosen), moment=moment())
