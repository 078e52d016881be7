"""What somebody new does first: a list above all others, until it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.addresses import Param
from domain.errors import N_
from domain.phases import PhaseStatus
from queries.following.first_steps import FirstStep, Step
from ui.components.following.dating import DATE
from ui.components.reports.expectations import RHYTHM
from ui.navigation import DELIVERABLES, REPORTS, STAKEHOLDERS, TERRITORY, PageEntry
from ui.session import t
from ui.targets import target
from ui.widgets.link_lists import Line, LinkList

WAYS: Mapping[Step, tuple[str, PageEntry]] = {
    Step.LOTS: (N_("Décrire les lots du marché"), TERRITORY),
    Step.PHASES: (N_("Dire de quel lot relève chaque phase"), TERRITORY),
    Step.RHYTHM: (N_("Fixer le rythme des rapports de chaque lot"), REPORTS),
    Step.DATES: (N_("Fixer l’échéance des livrables des prochaines phases"), DELIVERABLES),
    Step.REGISTER: (N_("Inscrire les parties prenantes de chaque territoire"), STAKEHOLDERS),
    Step.DECLARE: (N_("Déclarer où en est une phase"), TERRITORY),
    Step.REPORT: (N_("Remettre un premier rapport"), REPORTS),
}


def first_list(steps: Sequence[FirstStep]) -> list[LinkList]:
    """Nothing once all of it is done."""
    return [LinkList(t("Premiers pas"), list(_lines(steps)))] if steps else []


def _lines(steps: Sequence[FirstStep]) -> Iterator[Line]:
    """« Décrire les lots du marché — 1 sur 3 »; what is done stays in sight, and says so."""
    for one in steps:
        words, page = WAYS[one.step]
        count = t(" — {done} sur {total}").format(done=one.done, total=one.total)
        text = t(" — fait") if one.is_done else count if one.total > 1 else ""
        sign = PhaseStatus.COMPLETED if one.is_done else PhaseStatus.NOT_STARTED
        act = {Step.RHYTHM: RHYTHM, Step.DATES: DATE}.get(one.step)
        yield Line(text, t(words), sign, target(page, **{Param.ACT: act}))
