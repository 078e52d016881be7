"""What somebody new does first: a table above all others, until it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.addresses import Param
from domain.errors import N_
from domain.phases import PhaseStatus
from queries.following.first_steps import FirstStep, Step
from ui.components.following.dating import DATE
from ui.components.reports.expectations import RHYTHM
from ui.navigation import DELIVERABLES, REPORTS, STAKEHOLDERS, TERRITORY, PageEntry
from ui.session import t
from ui.targets import target
from ui.widgets.tables import Cells, Group, Row, Table, cell

WAYS: Mapping[Step, tuple[str, PageEntry]] = {
    Step.LOTS: (N_("Décrire les lots du marché"), TERRITORY),
    Step.PHASES: (N_("Dire de quel lot relève chaque phase"), TERRITORY),
    Step.RHYTHM: (N_("Fixer le rythme des rapports de chaque lot"), REPORTS),
    Step.DATES: (N_("Fixer l’échéance des livrables des prochaines phases"), DELIVERABLES),
    Step.REGISTER: (N_("Inscrire les parties prenantes de chaque territoire"), STAKEHOLDERS),
    Step.DECLARE: (N_("Déclarer où en est une phase"), TERRITORY),
    Step.REPORT: (N_("Remettre un premier rapport"), REPORTS),
}


def first_table(steps: Sequence[FirstStep]) -> list[Table]:
    """Nothing once all of it is done."""
    rows = [Row(_cells(one)) for one in steps]
    return [Table([Group(rows)], t("Premiers pas"), is_sorted=False)] if steps else []


def _cells(one: FirstStep) -> Cells:
    """« Décrire les lots du marché, 1 sur 3 »; what is done stays in sight, and says so."""
    words, page = WAYS[one.step]
    count = t("{done} sur {total}").format(done=one.done, total=one.total)
    sign = PhaseStatus.COMPLETED if one.is_done else PhaseStatus.NOT_STARTED
    act = {Step.RHYTHM: RHYTHM, Step.DATES: DATE}.get(one.step)
    return {
        t("Quoi"): cell(t(words), target(page, **{Param.ACT: act}), sign=sign),
        t("Avancement"): t("fait") if one.is_done else count if one.total > 1 else t("à faire"),
    }
