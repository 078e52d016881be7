"""From a territory, the way to its register: how many organisations, how many types without one."""

from __future__ import annotations

from queries.organisations import OrganisationFilter, missing_types, organisation_list
from ui import state
from ui.links import link
from ui.navigation import STAKEHOLDERS
from ui.session import ask, moment, t, tn


def line(territory: str) -> None:
    wanted = OrganisationFilter(territory=territory)
    present = len(ask(organisation_list, moment=moment(), wanted=wanted))
    missing = len(ask(missing_types, moment=moment(), territory=territory))
    label = t("{present}, {missing}").format(
        present=tn("{n} partie prenante", "{n} parties prenantes", present),
        missing=tn(
            "{n} type d’acteurs sans personne", "{n} types d’acteurs sans personne", missing
        ),
    )
    link(STAKEHOLDERS, label, ":material/groups:", **{state.TERRITORY: territory})
