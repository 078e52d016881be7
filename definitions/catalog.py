"""Everything that is defined, looked up by key; it never changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from definitions.chronology import ChronologyEntry, EventDefinition, TopicDefinition
from definitions.method import (
    ActorTypeDefinition,
    BarrierDefinition,
    GroupDefinition,
    SourceDefinition,
    TermDefinition,
)
from definitions.phases import (
    CriterionDefinition,
    DeliverableDefinition,
    MilestoneDefinition,
    PhaseDefinition,
)
from definitions.places import FigurePlace, places_of
from definitions.portraits import IndicatorDefinition, Indicators, Portraits
from definitions.rules import Health, ProgressRule
from definitions.territories import LotDefinition, TerritoryDefinition


@dataclass(frozen=True)
class Catalog:
    """The method and its territories. Phases stand in the order of their positions."""

    phases: tuple[PhaseDefinition, ...]
    territories: tuple[TerritoryDefinition, ...]
    lots: tuple[LotDefinition, ...]
    actor_types: tuple[ActorTypeDefinition, ...]
    barriers: tuple[BarrierDefinition, ...]
    groups: tuple[GroupDefinition, ...]
    glossary: tuple[TermDefinition, ...]
    sources: tuple[SourceDefinition, ...]
    closing_days: frozenset[date]
    health: Health
    progress: ProgressRule
    events: tuple[EventDefinition, ...]
    topics: tuple[TopicDefinition, ...]
    chronology: tuple[ChronologyEntry, ...]
    indicators: Indicators
    portraits: Portraits

    @cached_property
    def hash(self) -> str:
        """SHA-256 of phases, territories and lots in canonical JSON: which method was in force."""
        defined = {
            "phases": [phase.model_dump(mode="json") for phase in self.phases],
            "territories": [territory.model_dump(mode="json") for territory in self.territories],
            "lots": [lot.model_dump(mode="json") for lot in self.lots],
        }
        text = json.dumps(defined, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def phase(self, key: str) -> PhaseDefinition:
        return self._phases[key]

    def territory(self, key: str) -> TerritoryDefinition:
        return self._territories[key]

    def lot(self, key: str) -> LotDefinition:
        return self._lots[key]

    def source(self, key: str) -> SourceDefinition:
        return self._sources[key]

    def event(self, key: str) -> EventDefinition:
        return self._events[key]

    def topic(self, key: str) -> TopicDefinition:
        return self._topics[key]

    def actor_type(self, code: str) -> ActorTypeDefinition:
        return self._actor_types[code]

    def barrier(self, key: str) -> BarrierDefinition:
        return self._barriers[key]

    def group(self, key: str) -> GroupDefinition:
        return self._groups[key]

    def indicator(self, key: str) -> IndicatorDefinition:
        return self.indicators.by_key[key]

    @cached_property
    def places(self) -> tuple[FigurePlace, ...]:
        """What figures may speak of, from the nearest level to the widest."""
        return tuple(places_of(self.territories))

    def milestone(self, key: str) -> MilestoneDefinition:
        return self._milestones[key]

    def deliverable(self, key: str) -> DeliverableDefinition:
        return self._deliverables[key]

    def exit_criterion(self, key: str) -> CriterionDefinition:
        return self._exit_criteria[key]

    @cached_property
    def _phases(self) -> Mapping[str, PhaseDefinition]:
        return MappingProxyType({phase.key: phase for phase in self.phases})

    @cached_property
    def _territories(self) -> Mapping[str, TerritoryDefinition]:
        return MappingProxyType({territory.key: territory for territory in self.territories})

    @cached_property
    def _lots(self) -> Mapping[str, LotDefinition]:
        return MappingProxyType({lot.key: lot for lot in self.lots})

    @cached_property
    def _sources(self) -> Mapping[str, SourceDefinition]:
        return MappingProxyType({source.key: source for source in self.sources})

    @cached_property
    def _events(self) -> Mapping[str, EventDefinition]:
        return MappingProxyType({event.key: event for event in self.events})

    @cached_property
    def _topics(self) -> Mapping[str, TopicDefinition]:
        return MappingProxyType({topic.key: topic for topic in self.topics})

    @cached_property
    def _actor_types(self) -> Mapping[str, ActorTypeDefinition]:
        return MappingProxyType({actor_type.code: actor_type for actor_type in self.actor_types})

    @cached_property
    def _barriers(self) -> Mapping[str, BarrierDefinition]:
        return MappingProxyType({barrier.key: barrier for barrier in self.barriers})

    @cached_property
    def _groups(self) -> Mapping[str, GroupDefinition]:
        return MappingProxyType({group.key: group for group in self.groups})

    @cached_property
    def _milestones(self) -> Mapping[str, MilestoneDefinition]:
        return MappingProxyType({m.key: m for phase in self.phases for m in phase.milestones})

    @cached_property
    def _deliverables(self) -> Mapping[str, DeliverableDefinition]:
        return MappingProxyType({d.key: d for phase in self.phases for d in phase.deliverables})

    @cached_property
    def _exit_criteria(self) -> Mapping[str, CriterionDefinition]:
        return MappingProxyType({c.key: c for phase in self.phases for c in phase.exit_criteria})
