"""Refusals about the record itself: absent, foreign, unreadable, or cut short."""

from __future__ import annotations

from domain.errors import N_, DomainError


class NoDatabase(DomainError):
    reason = N_("Il n’y a pas encore de base de données dans « {path} ».")
    remedy = N_("Lancez « ./suivi » ou « ./suivi seed » pour la créer.")


class NoDatabaseHere(DomainError):
    """A command typed without the settings of the service would make a second base beside it."""

    reason = NoDatabase.reason
    remedy = N_(
        "Donnez à la commande le même SUIVI_DATA_DIR qu’au service ; pour une première installation, "
        "lancez d’abord « ./suivi » ou « ./suivi db upgrade »."
    )


class ForeignDatabase(DomainError):
    reason = N_("La base contient les données d’un autre programme (table « {table} »).")
    remedy = N_("Indiquez une autre base par SUIVI_DATABASE_URL.")


class TableMissing(DomainError):
    reason = N_("Il manque à la base la table « {table} ».")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")


class RecordUnreadable(DomainError):
    reason = N_(
        "La base contient une valeur illisible : elle a été modifiée hors de l’application."
    )
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")


class HeadMissing(DomainError):
    reason = N_("L’empreinte {head} n’est plus dans le journal : ses derniers événements manquent.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")


class BadHead(DomainError):
    reason = N_("« {head} » n’est pas une empreinte du journal.")
    remedy = N_("Recopiez les 64 signes que « ./suivi verify » a affichés.")
