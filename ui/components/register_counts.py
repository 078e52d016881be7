"""From a territory, the ways to its register, with what it counts, to its diagram and its meetings."""

from __future__ import annotations

from queries.register.list import OrganisationFilter, missing_types, organisation_list
from ui import state
from ui.components import round_table
from ui.links import link
from ui.navigation import DIAGRAM, MEETINGS, STAKEHOLDERS
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
    diagram_link(territory)
    link(MEETINGS, t("Réunions et ateliers"), MEETINGS.icon, **here)
    round_table.way(territory)


def diagram_link(territory: str | None) -> None:
    """Of that territory, or of the first that this person sees."""
    label = t("Voir le diagramme de l’environnement")
    link(DIAGRAM, label, ":material/hub:", **{state.TERRITORY: territory})
