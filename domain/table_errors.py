"""Refusals about tables that people hand in, and about their cells."""

from __future__ import annotations

from domain.errors import N_, DomainError


class NotATable(DomainError):
    reason = N_("« {name} » n’est ni un classeur XLSX, ni un fichier CSV.")
    remedy = N_("Enregistrez-le dans l’un de ces formats, puis recommencez.")


class TableEmpty(DomainError):
    reason = N_("« {name} » ne contient aucune ligne à lire.")
    remedy = N_("Remplissez au moins une ligne sous les titres des colonnes.")


class ColumnsMissing(DomainError):
    """Another workbook than ours, or one that lost columns."""

    reason = N_("Des colonnes manquent dans « {name} » : {columns}.")
    remedy = N_("Partez du fichier exporté ici, et gardez toutes ses colonnes et leurs titres.")


class ColumnsUnknown(DomainError):
    reason = N_("« {name} » a des colonnes inconnues : {columns}.")
    remedy = N_("Retirez-les : rien de ce que vous y avez écrit ne serait gardé.")


class ColumnTwice(DomainError):
    reason = N_("La colonne « {column} » est deux fois dans « {name} ».")
    remedy = N_("Gardez-en une seule.")


class TableTooLong(DomainError):
    reason = N_("« {name} » compte plus de {limit} lignes.")
    remedy = N_("Retirez les lignes vides du bas, ou découpez le fichier.")


class TableTooWide(DomainError):
    reason = N_("« {name} » annonce {count} colonnes.")
    remedy = N_("Supprimez les colonnes vides à droite, enregistrez, puis recommencez.")


class FormulaRefused(DomainError):
    reason = N_("La cellule contient une formule.")
    remedy = N_("Remplacez-la par son résultat (collage spécial, valeurs).")


class CellUnreadable(DomainError):
    reason = N_("La cellule contient {what}, qui ne se lit pas ici.")
    remedy = N_("Écrivez-y du texte, un nombre ou une date.")


class CellEmpty(DomainError):
    reason = N_("La cellule « {column} » est vide.")
    remedy = N_("Complétez-la.")


class NumberUnreadable(DomainError):
    reason = N_("« {value} » n’est pas un nombre.")
    remedy = N_("Écrivez des chiffres, avec une virgule avant les décimales, par exemple 12,5.")


class NumberAmbiguous(DomainError):
    reason = N_("« {value} » peut se lire de deux façons.")
    remedy = N_("Écrivez {joined}, ou {comma} si ce sont des décimales.")


class DayUnreadable(DomainError):
    reason = N_("« {value} » n’est pas un jour.")
    remedy = N_("Écrivez AAAA-MM-JJ ou JJ/MM/AAAA, par exemple 07/02/2024.")


class ChoiceUnknown(DomainError):
    reason = N_("« {value} » n’est pas une valeur connue de cette colonne.")
    remedy = N_("Choisissez parmi : {known}.")


class LineTwice(DomainError):
    reason = N_("Cette ligne parle de la même chose que la ligne {other}.")
    remedy = N_("Gardez l’une des deux.")


class CellsRefused(DomainError):
    """All or nothing: one wrong cell and no line is kept."""

    reason = N_("Des cellules ne conviennent pas ; rien n’a été enregistré ({count}).")
    remedy = N_("Corrigez-les dans votre fichier, puis déposez-le de nouveau.")
