"""The words of the environment diagram, in French, translated where they are shown on a screen."""

from __future__ import annotations

from collections.abc import Mapping

from domain.environment import Change
from domain.errors import N_

TO_BE_IDENTIFIED = N_("à identifier")
ACTOR_LEVEL_WORD: Mapping[str, str] = {  # where a type of actors works, told by a shape
    "local": N_("Niveau local"),
    "sub_regional": N_("Niveau infrarégional"),
    "region": N_("Niveau régional"),
    "project": N_("Niveau du projet"),
    "all": N_("Tous les niveaux"),
}
CHANGE_WORD: Mapping[Change, str] = {
    Change.ADDED: N_("Ajout"),
    Change.REMOVED: N_("Retrait"),
    Change.CHANGED: N_("Changement"),
    Change.ALONE: N_("Sans équivalent dans l’autre territoire"),
}
CHANGE_SIGN: Mapping[Change, str] = {
    Change.ADDED: "+",
    Change.REMOVED: "−",
    Change.CHANGED: "≠",
    Change.ALONE: "1",
}
