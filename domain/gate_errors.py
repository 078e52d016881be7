"""Refusals about passages, their conditions, the exit checklist and the declared weather."""

from __future__ import annotations

from domain.errors import N_, DomainError


class ConditionsMissing(DomainError):
    reason = N_("Un go sous conditions en demande au moins une, et {limit} au plus.")
    remedy = N_("Écrivez chaque condition avec son échéance, ou choisissez « Go ».")


class ConditionsUnwanted(DomainError):
    reason = N_("Seul un go sous conditions porte des conditions.")
    remedy = N_("Retirez-les, ou choisissez « Go sous conditions ».")


class DueBeforeDecision(DomainError):
    reason = N_("L’échéance du {due} précède la décision ({decided}).")
    remedy = N_("Choisissez une échéance à partir du jour de la décision.")


class NothingStarted(DomainError):
    reason = N_("Rien ne dit que cette phase a commencé : son passage ne se décide pas encore.")
    remedy = N_("Déclarez d’abord où en est la phase.")


class ConditionClosed(DomainError):
    reason = N_("La condition {number} est déjà levée.")
    remedy = N_("Consultez l’histoire du passage : elle dit quand et par quelle preuve.")


class MetBeforeDecision(DomainError):
    reason = N_("Le {met} précède la décision ({decided}) qui a posé la condition.")
    remedy = N_("Choisissez une date à partir du jour de la décision.")


class ComputedCheck(DomainError):
    """What data proves is never ticked."""

    reason = N_("Ce point se calcule d’après les données : il ne se coche pas.")
    remedy = N_("Faites accepter le livrable ou vérifier le jalon qui le prouve.")


class LevelNotDeclarable(DomainError):
    reason = N_("Cette météo ne se déclare pas.")
    remedy = N_("Choisissez un niveau de la liste.")
