"""What the method says of a phase: its words, milestones, deliverables, criteria and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from definitions.base import (
    ASSIGNMENT,
    ActorCode,
    Definition,
    ElementKey,
    Line,
    PhaseKey,
    Prose,
    Statement,
    Text,
    Weight,
    refusal,
)
from definitions.rules import ProgressWeights
from domain.milestones import MilestoneKind
from domain.raci import Fault, Responsibility, actors_who, faults_of, responsibilities
from domain.reporting import Cadence


class PhaseGroup(StrEnum):
    """The five heads under which the phases are shown; the grouping is a proposal."""

    PREPARE = "prepare"
    CO_BUILD = "co_build"
    TRY_OUT = "try_out"
    RUN = "run"
    FORMALISE = "formalise"

    @property
    def head(self) -> str:
        """What stands above its phases, in French."""
        return _HEADS[self]


_HEADS = {
    PhaseGroup.PREPARE: "Préparer",
    PhaseGroup.CO_BUILD: "Co-construire",
    PhaseGroup.TRY_OUT: "Mettre en situation",
    PhaseGroup.RUN: "Animer",
    PhaseGroup.FORMALISE: "Formaliser et essaimer",
}


class SourcedTitle(Statement):
    """The official title; only its French is quoted from the source."""

    fr: Line
    en: Line | None = None

    def __str__(self) -> str:
        return self.fr

    def in_language(self, language: str) -> str:
        """The title in that language, or in French when it has not been translated."""
        return (self.en if language == "en" else None) or self.fr


class Purpose(Statement):
    text: Text


class MilestoneDefinition(Statement):
    key: ElementKey
    title: Text
    kind: MilestoneKind = MilestoneKind.MILESTONE
    retired: bool = False


class Assignment(Statement):
    """Who does what for a deliverable; what is missing in it is shown, not refused."""

    roles: Mapping[ActorCode, Annotated[str, StringConstraints(pattern=ASSIGNMENT)]]
    """Par type d’acteur : R réalise, A approuve, C est consulté, I est informé ; « A/R » aussi."""

    def of(self, actor: str) -> tuple[Responsibility, ...]:
        """Return what that actor type does; empty when nothing is asked of it."""
        return responsibilities(self.roles, actor)


class RaciDefinition(Assignment):
    """Who does what in a phase."""

    @model_validator(mode="after")
    def _one_approves_and_someone_does(self) -> Self:
        faults = faults_of(self.roles)
        if {Fault.NOBODY_APPROVES, Fault.SEVERAL_APPROVE}.intersection(faults):
            n_approving = len(actors_who(self.roles, Responsibility.ACCOUNTABLE))
            raise refusal(f"{n_approving} acteurs approuvent (A)", "exactement un « A » par phase")
        if faults:
            raise refusal("personne ne réalise (R)", "au moins un « R » par phase")
        return self


class Acceptance(Statement):
    criteria: Annotated[tuple[Text, ...], Field(min_length=1, max_length=10)]


class DeliverableDefinition(Statement):
    key: ElementKey
    title: Text
    acceptance: Acceptance
    weight: Weight = 1
    """Part du livrable dans l’avancement de la phase : notre proposition."""
    cadence: Cadence | None = None
    raci: Assignment | None = None
    """Qui fait quoi pour ce livrable ; sinon comme pour sa phase."""
    retired: bool = False


class CriterionDefinition(Statement):
    key: ElementKey
    text: Text
    provable: bool = False
    """true : les données de l’application peuvent le prouver, personne ne le coche."""
    proven_by: tuple[str, ...] = ()
    """Phases closes, jalons passés ou livrables acceptés qui le prouvent."""
    retired: bool = False

    @model_validator(mode="after")
    def _proof_means_provable(self) -> Self:
        if self.proven_by and not self.provable:
            raise refusal(
                "« proven_by » sur un critère non prouvable", "provable: true", "ajoutez-le"
            )
        return self


class Dependencies(Statement):
    follows: tuple[PhaseKey, ...] = ()
    """Fin à début : ces phases se terminent avant que celle-ci commence."""
    starts_with: tuple[PhaseKey, ...] = ()
    """Début à début : ces phases commencent en même temps ou avant."""
    soft_follows: tuple[PhaseKey, ...] = ()
    """Ces phases nourrissent celle-ci, sans l’attendre."""
    note: Text | None = None


class Reporting(Statement):
    cadence: Cadence
    words: Prose
    """La fréquence en toutes lettres, sans ambiguïté."""


class PartKind(StrEnum):
    ONE_OFF = "one_off"  # done once
    REPEATING = "repeating"  # comes back, round after round


class PartDefinition(Statement):
    """A part of a phase that has several: what is done once, what comes back."""

    title: Text
    kind: PartKind
    milestones: Annotated[tuple[ElementKey, ...], Field(min_length=1)]
    """Les jalons qui l’ouvrent et la ferment : franchis, la partie est finie."""
    deliverables: tuple[ElementKey, ...] = ()


class PhaseDefinition(Definition):
    """One phase of the method."""

    key: PhaseKey
    position: Annotated[int, Field(ge=1, le=99)]
    title: SourcedTitle
    short_title: Annotated[str, StringConstraints(min_length=1, max_length=24)] = ""
    """Titre abrégé, là où la place manque : notre proposition ; le titre de la source reste ailleurs."""
    group: PhaseGroup
    """Regroupement d’affichage : notre proposition."""
    purpose: Purpose
    dependencies: Dependencies
    milestones: Annotated[tuple[MilestoneDefinition, ...], Field(max_length=20)] = ()
    deliverables: Annotated[tuple[DeliverableDefinition, ...], Field(max_length=20)] = ()
    entry_criteria: Annotated[tuple[CriterionDefinition, ...], Field(max_length=20)] = ()
    exit_criteria: Annotated[tuple[CriterionDefinition, ...], Field(max_length=20)] = ()
    parts: Annotated[tuple[PartDefinition, ...], Field(max_length=5)] = ()
    progress: ProgressWeights | None = None
    """Poids propres à cette phase ; sinon ceux de data/method/progress.yaml."""
    raci: RaciDefinition
    reporting: Reporting | None = None
    news_expected_days: Annotated[int, Field(ge=1, le=366)] = 31
    """Au-delà de ce nombre de jours sans information : « sans nouvelles ». Notre proposition."""
    questions: tuple[Text, ...] = ()
    """Ce que la source laisse ouvert et qui reste à préciser avec le FOREm."""
    retired: bool = False

    @property
    def numbered_title(self) -> str:
        """« 7. Mise en situation… », as lists name the phase."""
        return f"{self.position}. {self.title.fr}"

    @property
    def brief_title(self) -> str:
        """« 7. Living lab », where there is no room for more."""
        return f"{self.position}. {self.short_title or self.title.fr}"

    @property
    def follows(self) -> tuple[str, ...]:
        return self.dependencies.follows

    @property
    def starts_with(self) -> tuple[str, ...]:
        return self.dependencies.starts_with

    @property
    def soft_follows(self) -> tuple[str, ...]:
        return self.dependencies.soft_follows

    def elements(self) -> Iterator[tuple[tuple[str, int], Element]]:
        """Everything in the phase that has a key, with the place where it is written."""
        for name in ELEMENT_LISTS:
            for index, element in enumerate(getattr(self, name)):
                yield (name, index), element


Element = MilestoneDefinition | DeliverableDefinition | CriterionDefinition
ELEMENT_LISTS = ("milestones", "deliverables", "entry_criteria", "exit_criteria")
