"""The folders of definitions, read whole: a catalog when all is right, else every problem."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from definitions import french
from definitions.base import Definition
from definitions.catalog import Catalog
from definitions.checks import check
from definitions.chronology import Chronology
from definitions.library import Folder, Library, Loaded
from definitions.method import ActorTypes, ClosingDays, Glossary, Sources
from definitions.phases import PhaseDefinition
from definitions.portrait_checks import check_portraits
from definitions.portraits import Indicators, Portraits
from definitions.problems import Problem
from definitions.reader import MAX_BYTES, Document, read
from definitions.rules import Health, ProgressRule
from definitions.territories import Lots, TerritoryDefinition

DATA_DIR = Path(__file__).parents[1] / "data"

D = TypeVar("D", bound=Definition)


def load_catalog(
    phases_dir: Path, territories_dir: Path, data_dir: Path = DATA_DIR
) -> tuple[Catalog | None, list[Problem]]:
    """The catalog, or None and everything that is wrong with the files."""
    library = _read_library(phases_dir, territories_dir, data_dir)
    check(library)
    check_portraits(library)
    problems = [problem for document in library.documents() for problem in document.problems]
    return (None if problems else _catalog(library)), sorted(problems)


def definition_files(phases_dir: Path, territories_dir: Path, data_dir: Path) -> Iterator[Path]:
    """Return every file that a catalog is made of."""
    yield from _yaml_files(phases_dir)
    yield from _yaml_files(territories_dir)
    yield from (data_dir / name for name in _SINGLE_FILES)


_SINGLE_FILES = (
    "method/actor_types.yaml",
    "method/glossary.yaml",
    "method/sources.yaml",
    "method/closing_days.yaml",
    "method/health.yaml",
    "method/progress.yaml",
    "chronology.yaml",
    "method/indicators.yaml",
    "portraits.yaml",
)


def _read_library(phases_dir: Path, territories_dir: Path, data_dir: Path) -> Library:
    lots = territories_dir / "lots.yaml"
    territories = [path for path in _yaml_files(territories_dir) if path != lots]
    (
        actor_types, glossary, sources, closing_days, health, progress, chronology, indicators,
        portraits,
    ) = (data_dir / name for name in _SINGLE_FILES)  # fmt: skip
    return Library(
        phases=_load(phases_dir, _yaml_files(phases_dir), PhaseDefinition),
        territories=_load(territories_dir, territories, TerritoryDefinition),
        lots=_load(lots, [lots], Lots),
        actor_types=_load(actor_types, [actor_types], ActorTypes),
        glossary=_load(glossary, [glossary], Glossary),
        sources=_load(sources, [sources], Sources),
        closing_days=_load(closing_days, [closing_days], ClosingDays),
        health=_load(health, [health], Health),
        progress=_load(progress, [progress], ProgressRule),
        chronology=_load(chronology, [chronology], Chronology),
        indicators=_load(indicators, [indicators], Indicators),
        portraits=_load(portraits, [portraits], Portraits),
    )


def load_one(path: Path, model: type[D]) -> tuple[D | None, list[Problem]]:
    """Return one file that is no part of the method, read as strictly; or everything wrong with
    it."""
    read_file = _load(path, [path], model)
    problems = [problem for document in read_file.documents for problem in document.problems]
    return (read_file.values[0] if not problems else None), sorted(problems)


def _yaml_files(folder: Path) -> list[Path]:
    """The definition files of a folder; « .yml » too, so that it can be refused by name."""
    return sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])


def _load(folder: Path, paths: Iterable[Path], model: type[D]) -> Folder[D]:
    """Read each file as `model`. A folder without any file is a problem of its own."""
    result: Folder[D] = Folder()
    for path in paths:
        document = _read_file(path)
        result.documents.append(document)
        if value := _validated(document, model):
            result.loaded.append(Loaded(document, value))
    if not result.documents:
        document = Document(_shown(folder))
        document.refuse((0, 0), "aucune définition dans ce dossier", "des fichiers « .yaml »")
        result.documents.append(document)
    return result


def _read_file(path: Path) -> Document:
    document = Document(_shown(path))
    if path.suffix == ".yml":
        document.refuse((0, 0), "extension « .yml »", "« .yaml »", f"renommez en {path.stem}.yaml")
        return document
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        document.refuse((0, 0), "fichier introuvable", "", "rétablissez-le depuis le dépôt")
    except OSError:
        document.refuse((0, 0), "fichier illisible", "un fichier ordinaire", "vérifiez ses droits")
    else:
        return read(document.path, content)
    return document


def _validated(document: Document, model: type[D]) -> D | None:
    """The tree as a model. JSON in between: it is where strict reading takes lists and words."""
    if not document.readable:
        return None
    try:
        return model.model_validate_json(json.dumps(document.tree, ensure_ascii=False))
    except ValidationError as error:
        french.report(document, error, model)
        return None


def _shown(path: Path) -> Path:
    """The path as people type it: from the current folder when it is below."""
    folder = Path.cwd()
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _catalog(library: Library) -> Catalog:
    [lots], [actor_types] = library.lots.values, library.actor_types.values
    [glossary], [sources] = library.glossary.values, library.sources.values
    [closing_days], [chronology] = library.closing_days.values, library.chronology.values
    [health], [progress] = library.health.values, library.progress.values
    [indicators], [portraits] = library.indicators.values, library.portraits.values
    return Catalog(
        phases=tuple(sorted(library.phases.values, key=lambda phase: phase.position)),
        territories=tuple(sorted(library.territories.values, key=lambda t: t.name)),
        lots=lots.lots,
        actor_types=actor_types.actor_types,
        barriers=actor_types.barriers,
        groups=actor_types.groups,
        glossary=glossary.terms,
        sources=sources.sources,
        closing_days=frozenset(day.on.first for day in closing_days.closing_days),
        health=health,
        progress=progress,
        events=chronology.events,
        topics=chronology.topics,
        chronology=tuple(e for entry in chronology.entries for e in entry.expanded()),
        indicators=indicators,
        portraits=portraits,
    )
