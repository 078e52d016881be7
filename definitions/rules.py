"""The rules that compute: the weather of a phase, its progress. All of them are proposals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator

from definitions.base import Definition, Line, Prose, Statement, Weight, refusal
from domain.health import Level, Rules, Signal, Thresholds
from domain.progress import Part

Days = Annotated[int, Field(ge=0, le=1000)]
Percent = Annotated[int, Field(ge=0, le=100)]


class LevelDefinition(Statement):
    """A level of the weather, as people read it."""

    level: Level
    word: Line
    definition: Prose


class RuleDefinition(Statement):
    """What one signal weighs, from how many working days on."""

    signal: Signal
    text: Prose
    watch: Days | None = None
    """À surveiller : à partir de ce nombre de jours ouvrables ; 0 : tout de suite."""
    support: Days | None = None
    """Appui nécessaire : de même."""
    compromised: Days | None = None
    """Objectif compromis : de même."""

    @model_validator(mode="after")
    def _thresholds_grow(self) -> Self:
        thresholds = [
            days for days in (self.watch, self.support, self.compromised) if days is not None
        ]
        if not thresholds and self.signal is not Signal.STARTED_LATE:  # told without any weight
            raise refusal("une règle sans aucun seuil", "watch, support ou compromised")
        if thresholds != sorted(set(thresholds)):
            raise refusal(
                "des seuils qui ne vont pas en croissant", "watch < support < compromised"
            )
        return self

    @property
    def thresholds(self) -> Thresholds:
        return Thresholds(self.watch, self.support, self.compromised)


class Health(Definition):
    """The file data/method/health.yaml."""

    levels: tuple[LevelDefinition, ...]
    rules: tuple[RuleDefinition, ...]
    declared_days: Annotated[int, Field(ge=1, le=366)]
    """Durée pendant laquelle une météo déclarée vaut, en jours."""

    @model_validator(mode="after")
    def _each_stands_once(self) -> Self:
        _complete("niveau", [level.level for level in self.levels], list(Level))
        _complete("signal", [rule.signal for rule in self.rules], list(Signal))
        return self

    def level(self, level: Level) -> LevelDefinition:
        return next(rung for rung in self.levels if rung.level is level)

    def rule(self, signal: Signal) -> RuleDefinition:
        return next(rule for rule in self.rules if rule.signal is signal)

    def until(self, declared_on: date) -> date:
        """The last day on which a level declared that day stands."""
        return declared_on + timedelta(days=self.declared_days - 1)

    def thresholds(self) -> Rules:
        return {rule.signal: rule.thresholds for rule in self.rules}


def _complete(what: str, recognised: list[str], wanted: list[str]) -> None:
    for word in wanted:
        if recognised.count(word) != 1:
            raise refusal(f"{what} « {word} » : {recognised.count(word)} fois", "chacun une fois")


class ProgressWeights(Statement):
    """What each part weighs in the progress of a phase; the parts without any item share theirs."""

    checklist: Weight
    milestones: Weight
    deliverables: Weight

    def by_part(self) -> Mapping[Part, int]:
        return {
            Part.CHECKLIST: self.checklist,
            Part.MILESTONES: self.milestones,
            Part.DELIVERABLES: self.deliverables,
        }


class DeliverableShares(Statement):
    """What a deliverable counts for before it is accepted."""

    submitted: Percent
    in_review: Percent
    accepted_with_reserves: Percent


class ProgressRule(Definition):
    """The file data/method/progress.yaml."""

    weights: ProgressWeights
    deliverables: DeliverableShares
