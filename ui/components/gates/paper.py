"""The gate dossier on paper: what a committee decides on, on one or two sheets."""

from __future__ import annotations

from collections.abc import Iterator

from definitions.phases import PhaseDefinition
from documents.papers.paper import Block, Heading, Paper
from queries.gates.dossier import Dossier
from ui.components.gates.dossier import (
    NO_DELIVERABLE,
    RULES,
    check_rows,
    condition_rows,
    decision_rows,
    deliverable_cells,
    milestone_cells,
    opening_sentence,
    proposal,
    reason_rows,
    signs,
    steps_head,
    steps_to_good,
    weather_meaning,
)
from ui.names import name_of
from ui.paper_blocks import bullets, grid, paper, paragraph
from ui.session import t


def gate_paper(dossier: Dossier, phase: PhaseDefinition) -> Paper:
    """What was decided first, then what a decision rests on."""
    territory = dossier.summary.weather.state.territory
    head = map(paragraph, (opening_sentence(dossier), signs(dossier), proposal(dossier)))
    return paper(
        f"passage_{territory}_{phase.key}",
        t("Décision de passage de la phase {position}").format(position=phase.position),
        f"{phase.title.fr}, {name_of(territory)}",
        [*head, *_decided(dossier), *_rests_on(dossier), *_weather(dossier)],
    )


def _decided(dossier: Dossier) -> Iterator[Block]:
    yield Heading(t("Décisions de passage"))
    yield grid(decision_rows(dossier), t("Aucune décision n’est enregistrée."))
    if asked := condition_rows(dossier):
        yield Heading(t("Conditions de passage"))
        yield grid(asked)


def _rests_on(dossier: Dossier) -> Iterator[Block]:
    yield Heading(t("Conditions pour finir"))
    yield grid(check_rows(dossier), t("La méthode ne pose pas de condition."))
    yield Heading(t("Livrables"))
    yield grid(map(deliverable_cells, dossier.summary.deliverables), t(NO_DELIVERABLE))
    yield Heading(t("Jalons"))
    yield grid(map(milestone_cells, dossier.summary.milestones), t("La méthode n’a pas de jalon."))


def _weather(dossier: Dossier) -> Iterator[Block]:
    yield Heading(t("Météo"))
    yield paragraph(weather_meaning(dossier))
    if rows := reason_rows(dossier):
        yield grid(rows)
    if steps := steps_to_good(dossier):
        yield paragraph(steps_head())
        yield bullets(steps)
    yield paragraph(t(RULES), is_small=True)
