"""Refusals about meetings, what they decide and what they leave to be done."""

from __future__ import annotations

from domain.errors import N_, DomainError


class MeetingPlaceMissing(DomainError):
    reason = N_("Une réunion concerne un territoire au moins.")
    remedy = N_("Choisissez un territoire, ou plusieurs si elle leur est commune.")


class MeetingDayMissing(DomainError):
    reason = N_("Le jour manque : quand est-elle prévue, ou s’est-elle tenue ?")
    remedy = N_("Choisissez un jour, un mois ou un trimestre.")


class MeetingShared(DomainError):
    reason = N_("Cette réunion est commune à plusieurs territoires : ce qu’elle est vaut partout.")
    remedy = N_("Demandez ce changement à la direction de projet ; notez ici qui est venu.")


class MeetingCancelled(DomainError):
    reason = N_("Cette réunion est annulée.")
    remedy = N_("Inscrivez-en une autre.")


class MeetingNotHeld(DomainError):
    reason = N_("Cette réunion ne s’est pas encore tenue.")
    remedy = N_("Notez d’abord qu’elle s’est tenue, et quand.")


class MeetingAlreadyHeld(DomainError):
    reason = N_("Cette réunion s’est tenue : elle n’a plus de jour prévu à changer.")
    remedy = N_("Corrigez le jour où elle s’est tenue.")


class GroupCountRefused(DomainError):
    reason = N_("{value} n’est pas un nombre de personnes possible pour un public.")
    remedy = N_("Écrivez un nombre entre 1 et {limit}, ou laissez le champ vide.")


class OwnerMissing(DomainError):
    reason = N_("Une action a un responsable : une organisation ou un type d’acteurs.")
    remedy = N_("Choisissez-le dans la liste ; jamais le nom d’une personne.")


class ReasonForDropping(DomainError):
    reason = N_("Abandonner ou rouvrir une action demande son motif.")
    remedy = N_("Écrivez en quelques mots pourquoi.")


class ActionStands(DomainError):
    reason = N_("L’action est déjà dans cet état.")
    remedy = N_("Choisissez un autre état, ou ne changez rien.")


class ClosedBeforeMeeting(DomainError):
    reason = N_("Le {value} précède la réunion qui a demandé l’action ({first}).")
    remedy = N_("Choisissez une date à partir de ce jour.")
