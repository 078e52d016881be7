"""Why a draft answer cannot be made, or written to a file."""

from __future__ import annotations

from domain.errors import N_, DomainError


class TerritoryUnknown(DomainError):
    reason = N_("Le territoire « {value} » n’existe pas.")
    remedy = N_("Donnez sa clé, l’une de celles-ci : {known}.")


class PhaseUnknown(DomainError):
    reason = N_("La phase « {value} » n’existe pas.")
    remedy = N_("Donnez sa clé, l’une de celles-ci : {known}.")


class AnswerNotWritten(DomainError):
    reason = N_("Impossible d’écrire le fichier « {path} » ({cause}).")
    remedy = N_("Choisissez un autre nom ou un autre dossier.")
