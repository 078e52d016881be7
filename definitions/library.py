"""All that was read, each definition beside its document, before files are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from definitions.base import Definition
from definitions.chronology import Chronology
from definitions.method import ActorTypes, ClosingDays, Glossary, Sources
from definitions.phases import PhaseDefinition
from definitions.portraits import Indicators, Portraits
from definitions.reader import Document
from definitions.rules import Health, ProgressRule
from definitions.territories import Lots, TerritoryDefinition

D = TypeVar("D", bound=Definition)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[D]):
    """A definition beside the document it comes from, for problems found later."""

    document: Document
    value: D


@dataclass(slots=True)
class Folder(Generic[D]):
    """The files of one kind: those that could be read as such, and all of them."""

    loaded: list[Loaded[D]] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return len(self.loaded) == len(self.documents)

    @property
    def values(self) -> list[D]:
        return [loaded.value for loaded in self.loaded]


@dataclass(slots=True)
class Library:
    """All that was read, before files are compared with each other."""

    phases: Folder[PhaseDefinition]
    territories: Folder[TerritoryDefinition]
    lots: Folder[Lots]
    actor_types: Folder[ActorTypes]
    glossary: Folder[Glossary]
    sources: Folder[Sources]
    closing_days: Folder[ClosingDays]
    health: Folder[Health]
    progress: Folder[ProgressRule]
    chronology: Folder[Chronology]
    indicators: Folder[Indicators]
    portraits: Folder[Portraits]

    def documents(self) -> Iterator[Document]:
        yield from self.phases.documents
        yield from self.territories.documents
        for single in (
            self.lots,
            self.actor_types,
            self.glossary,
            self.sources,
            self.closing_days,
            self.health,
            self.progress,
            self.chronology,
            self.indicators,
            self.portraits,
        ):
            yield from single.documents
