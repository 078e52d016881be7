"""The words of statistical portraits: levels of places, themes, what a source says of a value."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.figures import FigureStatus, PlaceLevel, Theme

LEVEL_WORD: Mapping[PlaceLevel, str] = {
    PlaceLevel.COMMUNE: N_("Commune"),
    PlaceLevel.ARRONDISSEMENT: N_("Arrondissement"),
    PlaceLevel.BASIN: N_("Bassin EFE"),
    PlaceLevel.PROVINCE: N_("Province"),
    PlaceLevel.REGION: N_("Région"),
}
THEME_WORD: Mapping[Theme, str] = {
    Theme.TERRITORY: N_("Territoire"),
    Theme.POPULATION: N_("Population"),
    Theme.WORK: N_("Marché du travail"),
    Theme.JOB_SEEKERS: N_("Profil des demandeurs d’emploi"),
    Theme.POVERTY: N_("Précarité"),
    Theme.OFFER: N_("Offre"),
    Theme.BARRIERS: N_("Freins à l’emploi"),
}
FIGURE_STATUS_WORD: Mapping[FigureStatus, str] = {
    FigureStatus.UNKNOWN: N_("non renseigné"),
    FigureStatus.PROVISIONAL: N_("provisoire"),
    FigureStatus.FINAL: N_("définitif"),
}
