"""Refusals about reports: when they are expected, what they hold, who reads them."""

from __future__ import annotations

from domain.errors import N_, DomainError, Outage


class ReportNotExpected(DomainError):
    reason = N_("Aucun rapport n’est attendu de ce lot pour cette période.")
    remedy = N_("La direction de projet fixe depuis quand des rapports sont attendus.")


class ReportWithFOREm(DomainError):
    """Submitted twice, by two tabs or two people."""

    reason = N_("Ce rapport est déjà remis : la direction de projet le lit.")
    remedy = N_("Pour le changer, demandez-lui de le renvoyer, ou corrigez-le une fois accepté.")


class ReportNotAwaitingReview(DomainError):
    reason = N_("Aucune version de ce rapport n’attend de décision.")
    remedy = N_("Consultez ses versions : elle a peut-être déjà été traitée.")


class OwnReport(DomainError):
    """Four eyes: nobody accepts the report that they sent."""

    reason = N_("Vous avez remis ce rapport vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de le lire.")


class LinesUnanswered(DomainError):
    reason = N_("Des changements ne sont ni confirmés, ni précisés : {count}.")
    remedy = N_("Cochez chacun d’eux, ou écrivez ce qu’il faut en dire.")


class RhythmBackwards(DomainError):
    reason = N_("Le dernier jour ({last}) précède le premier ({first}).")
    remedy = N_("Choisissez un dernier jour plus tardif, ou laissez-le vide.")


class ReportAltered(Outage):
    """The stored document is not the one that was sent: never served."""

    reason = N_("Le rapport « {report} » ne correspond plus à son empreinte.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")
    public = N_(
        "Ce rapport ne correspond plus à son empreinte : il n’est pas servi. "
        "Prévenez la personne qui exploite l’application : une sauvegarde le rendra."
    )


class TooManyRisks(DomainError):
    reason = N_("Un rapport suit au plus {limit} risques.")
    remedy = N_("Regroupez ceux qui se ressemblent, ou clôturez-en.")
