"""What is refused before a backup takes the place of the present data."""

from __future__ import annotations

from domain.errors import N_, DomainError


class ApplicationRunning(DomainError):
    reason = N_("L’application, ou une de ses commandes, travaille encore avec ces données.")
    remedy = N_("Arrêtez-la sur chaque machine, puis recommencez.")


class RestorationRunning(DomainError):
    reason = N_("Une restauration est en cours.")
    remedy = N_("Attendez qu’elle finisse, puis recommencez.")


class RestorationInterrupted(DomainError):
    reason = N_("Une restauration a été interrompue avant sa fin.")
    remedy = N_("Relancez « ./suivi restore » avec la même sauvegarde : elle la termine.")


class RestorationOfAnother(DomainError):
    reason = N_("La restauration de « {name} » a été interrompue avant sa fin.")
    remedy = N_("Terminez d’abord celle-là, par « ./suivi restore » avec cette sauvegarde.")


class NewerBackup(DomainError):
    reason = N_("La sauvegarde vient d’une version plus récente de l’application (schéma {found}).")
    remedy = N_("Installez cette version-là, ou choisissez une sauvegarde antérieure.")


class OtherEngine(DomainError):
    reason = N_(
        "La sauvegarde est celle d’une base {found}, et les réglages en nomment une {wanted}."
    )
    remedy = N_("Corrigez SUIVI_DATABASE_URL, ou choisissez une autre sauvegarde.")


class OtherAccount(DomainError):
    reason = N_("Le dossier « {folder} » est au compte « {owner} », et vous êtes « {you} ».")
    remedy = N_("Relancez-la sous le compte « {owner} », avec les réglages du service.")


class RestorationFailed(DomainError):
    reason = N_("La sauvegarde ne peut pas être remise dans « {folder} » ({cause}).")
    remedy = N_(
        "Rendez ce dossier à votre compte ou faites-y de la place, puis relancez la commande."
    )


class BackupDoesNotHold(DomainError):
    """Its bytes are those that were saved, and its record was already altered then."""

    reason = N_("Le journal de cette sauvegarde n’est pas intact. Rien n’est changé.")
    remedy = N_("Choisissez une sauvegarde antérieure.")
