"""From a territory, the ways to its register, with what it counts, and to its meetings."""

from __future__ import annotations

from queries.organisations import OrganisationFilter, missing_types, organisation_list
from ui import state
from ui.links import link
from ui.navigation import MEETINGS, STAKEHOLDERS
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
    here = {state.TERRITORY: territory}
    link(STAKEHOLDERS, label, ":material/groups:", **here)
    link(MEETINGS, t("Réunions et ateliers"), MEETINGS.icon, **here)
