"""The words of agreements, in French, translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.agreements import AgreementKind, AgreementStanding, AgreementStatus
from domain.errors import N_

AGREEMENT_WORD: Mapping[str, str] = {  # of each attribute
    "agreement_title": N_("Titre"),
    "agreement_kind": N_("Type"),
    "agreement_parties": N_("Parties"),
    "agreement_until": N_("Fin"),
    "agreement_status": N_("État"),
    "agreement_file": N_("Empreinte du fichier"),
    "agreement_removed": N_("Retirée"),
}
AGREEMENT_KIND_WORD: Mapping[AgreementKind, str] = {
    AgreementKind.AGREEMENT: N_("Convention"),
    AgreementKind.FRAMEWORK: N_("Convention-cadre"),
    AgreementKind.LETTER: N_("Lettre d’engagement"),
}
AGREEMENT_STATUS_WORD: Mapping[AgreementStatus, str] = {
    AgreementStatus.TO_PREPARE: N_("À préparer"),
    AgreementStatus.SENT: N_("Envoyée"),
    AgreementStatus.SIGNED: N_("Signée"),
    AgreementStatus.TERMINATED: N_("Dénoncée"),
}
AGREEMENT_STANDING_WORD: Mapping[AgreementStanding, str] = {
    AgreementStanding.TO_PREPARE: N_("À préparer"),
    AgreementStanding.SENT: N_("Envoyée"),
    AgreementStanding.SIGNED: N_("Signée"),
    AgreementStanding.EXPIRED: N_("Échue"),
    AgreementStanding.TERMINATED: N_("Dénoncée"),
}
