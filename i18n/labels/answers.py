"""The words of answers to Parliament, in French, translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.answers import AnswerStatus
from domain.errors import N_

ANSWER_STATUS_WORD: Mapping[AnswerStatus, str] = {
    AnswerStatus.ASKED: N_("Demandée"),
    AnswerStatus.DRAFTED: N_("Rédigée"),
    AnswerStatus.REVIEWED: N_("Relue"),
    AnswerStatus.SENT: N_("Transmise"),
}
NEXT_STEP_WORD: Mapping[AnswerStatus, str] = {  # what is done next, where it stands so
    AnswerStatus.ASKED: N_("Dire rédigée"),
    AnswerStatus.DRAFTED: N_("Dire relue"),
    AnswerStatus.REVIEWED: N_("Transmettre"),
}
WAITS_FOR: Mapping[AnswerStatus, str] = {
    AnswerStatus.ASKED: N_("elle est en cours de rédaction"),
    AnswerStatus.DRAFTED: N_("elle attend d’être relue, par une autre personne"),
    AnswerStatus.REVIEWED: N_("elle attend d’être transmise"),
    AnswerStatus.SENT: N_("elle est transmise et ne change plus"),
}
