"""What is refused of the environment in which the application starts."""

from __future__ import annotations

from domain.errors import N_, DomainError


class BadSetting(DomainError):
    reason = N_("Le réglage {variable} ne convient pas : « {value} ».")
    remedy = N_("Écrivez {expected}.")


class SecretUnreadable(DomainError):
    reason = N_("Le fichier de {variable} ne peut pas être lu.")
    remedy = N_("Donnez-vous le droit de le lire, ou corrigez son chemin.")


class SecretTwice(DomainError):
    reason = N_("{variable} et {variable}_FILE sont donnés tous les deux.")
    remedy = N_("N’en gardez qu’un.")


class BadDatabaseUrl(DomainError):
    """Never quotes the address: it may hold a password."""

    reason = N_("Le réglage SUIVI_DATABASE_URL ne désigne pas une base de données connue.")
    remedy = N_(
        "Écrivez sqlite:////dossier/suivi.db ou postgresql://nom:mot-de-passe@serveur/base."
    )


class DemoNotLocal(DomainError):
    reason = N_("La démonstration ne s’ouvre que sur cette machine, pas sur « {host} ».")
    remedy = N_("Retirez SUIVI_HOST ou SUIVI_DEMO, puis recommencez.")


class PortTaken(DomainError):
    reason = N_("Le port {port} est déjà pris sur {host}.")
    remedy = N_("Arrêtez ce qui l’occupe, ou choisissez-en un autre : SUIVI_PORT={other} ./suivi")


class AddressUnusable(DomainError):
    reason = N_("Impossible d’ouvrir {host}:{port} ({cause}).")
    remedy = N_("Corrigez SUIVI_HOST ou SUIVI_PORT ; par défaut : 127.0.0.1 et 8501.")


class DataFolderNotWritable(DomainError):
    reason = N_("Impossible d’écrire dans le dossier « {folder} » ({cause}).")
    remedy = N_(
        "Donnez-vous le droit d’y écrire, ou choisissez un autre dossier : SUIVI_DATA_DIR=…"
    )
