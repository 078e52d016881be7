"""The words for who was seen around the table."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.participation import Presence, Proof

SEEN, NEVER_SEEN, NOT_KNOWN = N_("vu"), N_("jamais vu"), N_("non renseigné")
PROOF_WORD: Mapping[Proof, str] = {
    Proof.SILENT: N_("rien n’est encore prouvé : aucune réunion notée ne dit qui est venu"),
    Proof.INCOMPLETE: N_("pas encore prouvé"),
    Proof.COMPLETE: N_("prouvé : chaque groupe a été vu au moins une fois"),
}


def presence_word(presence: Presence) -> str:
    """« vu », « jamais vu », or « non renseigné » when no meeting tells who came."""
    if presence.sittings:
        return SEEN
    return NEVER_SEEN if presence.is_absent else NOT_KNOWN
