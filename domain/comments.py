"""Comments about an object of the follow-up: how long, and what is refused."""

from __future__ import annotations

from domain.errors import N_, DomainError

TEXT_LIMIT = 2000


class NotYourComment(DomainError):
    reason = N_("Ce commentaire n’est pas le vôtre.")
    remedy = N_("Seule la personne qui l’a écrit peut le retirer.")


class CommentWithdrawn(DomainError):
    reason = N_("Ce commentaire est déjà retiré.")
    remedy = N_("Rechargez la page pour lire ce qui reste.")


class MentionRefused(DomainError):
    reason = N_("Une des personnes mentionnées ne peut pas lire ces échanges.")
    remedy = N_("Choisissez-la de nouveau dans la liste.")


class AudienceRefused(DomainError):
    reason = N_("Ce lot ne peut pas être le destinataire de ce commentaire.")
    remedy = N_("Choisissez de nouveau qui le lit.")
