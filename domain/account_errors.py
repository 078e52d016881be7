"""Refusals about accounts and the roles that somebody must hold."""

from __future__ import annotations

from domain.errors import N_, DomainError


class LastHolder(DomainError):
    reason = N_("« {name} » est le dernier compte actif sous le rôle « {role} ».")
    remedy = N_("Donnez d’abord ce rôle à une autre personne, qui se sera connectée.")


class RoleAlreadyHeld(DomainError):
    reason = N_("Ce compte a déjà ce rôle.")
    remedy = N_("Choisissez-en un autre.")
