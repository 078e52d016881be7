"""The running application keeps its last good catalog while files change under it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from definitions.live import LiveCatalog
from domain.errors import DefinitionsRefused
from tests.definitions.world import FILES, World

PHASE = "phases/01.yaml"


def live(world: World, *, every: float = 0) -> LiveCatalog:
    root = world.root
    return LiveCatalog(root / "phases", root / "territories", root / "data", every=every)


def title(catalog: LiveCatalog) -> str:
    return str(catalog.current().phase("P01").title)


def test_a_good_change_is_served(world: World) -> None:
    catalog = live(world)
    world.spoil(PHASE, "fr: Phase 1", "fr: Autre titre")

    assert title(catalog) == "Autre titre"
    assert catalog.problems == ()


def test_a_bad_change_is_told_and_the_last_good_catalog_stays(world: World) -> None:
    catalog = live(world)
    world.spoil(PHASE, "fr: Phase 1", "fr: [")

    assert title(catalog) == "Phase 1"
    assert [(problem.line, problem.column) for problem in catalog.problems] == [(4, 7)]

    world.spoil(PHASE, "fr: Phase 1", "fr: Corrigé")

    assert title(catalog) == "Corrigé"
    assert catalog.problems == ()


def test_a_file_taken_away_and_put_back_is_seen(world: World) -> None:
    catalog = live(world)
    (world.root / PHASE).unlink()

    assert title(catalog) == "Phase 1"
    assert catalog.problems

    world.write(PHASE, FILES[PHASE])

    assert title(catalog) == "Phase 1"
    assert catalog.problems == ()


def test_files_are_looked_at_only_now_and_then(world: World) -> None:
    catalog = live(world, every=3600)
    world.spoil(PHASE, "fr: Phase 1", "fr: Autre titre")

    assert title(catalog) == "Phase 1"


def test_a_half_written_file_never_reaches_the_threads_that_read(world: World) -> None:
    catalog = live(world)
    content = FILES[PHASE].replace("fr: Phase 1", "fr: Autre titre").encode()

    with ThreadPoolExecutor(8) as threads:
        seen = [threads.submit(title, catalog) for _ in range(50)]
        for end in range(0, len(content), 40):
            world.write(PHASE, content[:end])
            seen += [threads.submit(title, catalog) for _ in range(8)]
        world.write(PHASE, content)
        seen += [threads.submit(title, catalog) for _ in range(50)]

    assert {future.result() for future in seen} <= {"Phase 1", "Autre titre"}
    assert title(catalog) == "Autre titre"
    assert catalog.problems == ()


def test_nothing_starts_on_bad_definitions(world: World) -> None:
    world.spoil(PHASE, "position: 1", "position: un")

    with pytest.raises(DefinitionsRefused):
        live(world)


def test_the_fingerprint_changes_with_the_method_only(world: World) -> None:
    catalog = live(world)
    before = catalog.current().hash
    world.spoil("data/method/glossary.yaml", "milestone", "stone")

    assert catalog.current().hash == before

    world.spoil(PHASE, "weight: 2", "weight: 3")

    assert catalog.current().hash != before


def test_the_fingerprint_does_not_depend_on_the_layout(world: World) -> None:
    before = live(world).current().hash
    world.write(PHASE, "# une remarque\n\n" + FILES[PHASE])

    assert live(world).current().hash == before
