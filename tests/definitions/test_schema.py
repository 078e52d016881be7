"""What is drawn from the definitions is up to date, and judges files as the reader does."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from definitions import schema
from definitions.catalog import Catalog
from definitions.loader import load_catalog
from definitions.reader import read
from tests.definitions.world import World

ROOT = Path(__file__).parents[2]
FILES = {
    "phase": sorted((ROOT / "phases").glob("*.yaml")),
    "territory": [
        ROOT / "territories/herstal.yaml",
        ROOT / "territories/chapelle-lez-herlaimont.yaml",
    ],
    "lots": [ROOT / "territories/lots.yaml"],
    "chronology": [ROOT / "data/chronology.yaml"],
    "actor_types": [ROOT / "data/method/actor_types.yaml"],
    "glossary": [ROOT / "data/method/glossary.yaml"],
    "sources": [ROOT / "data/method/sources.yaml"],
}
CASES = [(name, path) for name, paths in FILES.items() for path in paths]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, _ = load_catalog(ROOT / "phases", ROOT / "territories", ROOT / "data")
    assert catalog is not None
    return catalog


def test_every_page_drawn_from_the_definitions_is_up_to_date(catalog: Catalog) -> None:
    assert schema.outdated(catalog) == []


def test_a_changed_definition_makes_the_glossary_page_outdated(
    world: World, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    before, _ = world.load()
    assert before is not None
    schema.write(before, docs)
    world.spoil("data/method/glossary.yaml", "en: milestone", "en: stone")
    after, _ = world.load()
    assert after is not None

    assert schema.outdated(before, docs) == []
    assert schema.outdated(after, docs) == [docs / "glossary.md"]


@pytest.mark.parametrize(("name", "path"), CASES, ids=lambda value: getattr(value, "stem", value))
def test_editors_accept_every_file_and_find_its_schema(name: str, path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    written = first.removeprefix("# yaml-language-server: $schema=")
    found = (path.parent / written).resolve()

    assert found == ROOT / f"docs/schema/{name}.json"
    validator = jsonschema.Draft202012Validator(json.loads(found.read_text(encoding="utf-8")))
    tree = read(path, path.read_bytes()).tree
    assert [error.message for error in validator.iter_errors(tree)] == []


def test_editors_refuse_an_unknown_field(world: World) -> None:
    described = json.loads((ROOT / "docs/schema/phase.json").read_text(encoding="utf-8"))
    world.spoil("phases/01.yaml", "weight: 2", "wieght: 2")
    path = world.root / "phases/01.yaml"

    errors = jsonschema.Draft202012Validator(described).iter_errors(
        read(path, path.read_bytes()).tree
    )
    assert ["wieght" in error.message for error in errors] == [True]


def test_the_glossary_names_each_word_once_in_both_languages(catalog: Catalog) -> None:
    page = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")

    assert all(f"| {term.fr} | {term.en} |" in page for term in catalog.glossary)
    assert {"jalon", "livrable", "adjudicataire", "bimensuel", "essaimage"} <= {
        term.fr for term in catalog.glossary
    }
