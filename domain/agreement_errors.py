"""Refusals about agreements with steering bodies and partners."""

from __future__ import annotations

from domain.errors import N_, DomainError


class StepOutOfOrder(DomainError):
    reason = N_("Une convention « {old} » ne devient pas « {new} ».")
    remedy = N_("Effacez d’abord l’étape erronée, ou inscrivez une autre convention.")


class StepBeforeLast(DomainError):
    reason = N_("Cette étape ({value}) précéderait la dernière étape connue ({last}).")
    remedy = N_("Choisissez une date à partir de ce jour, ou effacez d’abord l’étape erronée.")


class SignatoriesMissing(DomainError):
    reason = N_("Une convention signée a des signataires.")
    remedy = N_("Choisissez dans le registre les organisations qui l’ont signée.")


class EndsBeforeSigned(DomainError):
    reason = N_("La convention finirait avant d’être signée.")
    remedy = N_("Choisissez une fin qui suit la signature.")


class OnlyStep(DomainError):
    reason = N_("Une convention inscrite a toujours un état connu.")
    remedy = N_("Retirez la convention si elle n’a jamais existé.")


class ReasonToEnd(DomainError):
    reason = N_("Une dénonciation ou un retour en préparation demande son motif.")
    remedy = N_("Écrivez d’où on le sait et pourquoi.")
