"""What is drawn from the definitions for people: JSON Schemas for editors, the glossary page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from definitions.base import Definition
from definitions.catalog import Catalog
from definitions.chronology import Chronology
from definitions.method import ActorTypes, ClosingDays, Glossary, Sources
from definitions.phases import PhaseDefinition
from definitions.portraits import Indicators, Portraits
from definitions.rules import Health, ProgressRule
from definitions.territories import Lots, TerritoryDefinition

DOCS_DIR = Path(__file__).parents[1] / "docs"

SCHEMAS: dict[str, type[Definition]] = {
    "phase": PhaseDefinition,
    "territory": TerritoryDefinition,
    "lots": Lots,
    "chronology": Chronology,
    "actor_types": ActorTypes,
    "glossary": Glossary,
    "sources": Sources,
    "closing_days": ClosingDays,
    "health": Health,
    "progress": ProgressRule,
    "indicators": Indicators,
    "portraits": Portraits,
}

_GLOSSARY_HEAD = """# Glossaire

Les mots du domaine. Un mot qui n’y figure pas ne sert pas de nom dans le code.
Page tirée de `data/method/glossary.yaml` par `./suivi definitions schema`.

| Français | English | Remarque |
|---|---|---|
"""


def pages(catalog: Catalog, docs_dir: Path = DOCS_DIR) -> Iterator[tuple[Path, str]]:
    """Return every page drawn from the definitions: where it stands, what it must say."""
    for name, model in SCHEMAS.items():
        yield docs_dir / "schema" / f"{name}.json", _json_schema(model)
    rows = [f"| {term.fr} | {term.en} | {term.note} |\n" for term in catalog.glossary]
    yield docs_dir / "glossary.md", _GLOSSARY_HEAD + "".join(rows)


def outdated(catalog: Catalog, docs_dir: Path = DOCS_DIR) -> list[Path]:
    """The pages that no longer say what the definitions say."""
    return [path for path, text in pages(catalog, docs_dir) if _read(path) != text]


def write(catalog: Catalog, docs_dir: Path = DOCS_DIR) -> None:
    """Write every page again."""
    for path, text in pages(catalog, docs_dir):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _json_schema(model: type[Definition]) -> str:
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(schema | model.model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
