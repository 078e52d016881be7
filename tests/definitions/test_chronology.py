"""The chronology says every dated fact of the public answer, as precisely as it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions.catalog import Catalog
from definitions.chronology import Attribute, ChronologyEntry, Nature
from definitions.loader import load_catalog
from domain.statements import Origin

ROOT = Path(__file__).parents[2]
ANSWER = Path(__file__).with_name("answer.txt").read_text(encoding="utf-8")
TERRITORIES = ("herstal", "chapelle-lez-herlaimont")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, _ = load_catalog(ROOT / "phases", ROOT / "territories", ROOT / "data")
    assert catalog is not None
    return catalog


def facts(catalog: Catalog, subject: str) -> list[tuple[str, str, str, bool, Origin]]:
    return [
        (entry.attribute.value, entry.value, str(entry.effective), entry.at_latest, entry.basis)
        for entry in catalog.chronology
        if entry.subject == subject
    ]


def test_the_events_outside_the_phases_have_the_precision_of_the_source(catalog: Catalog) -> None:
    dates = {
        entry.subject: entry.value
        for entry in catalog.chronology
        if entry.attribute is Attribute.OCCURRED_ON
    }

    assert dates == {
        "event/adoption-du-plan": "2021-11-25",
        "event/selection-des-territoires": "2022-01",
        "event/publication-du-marche": "2022-07",
        "event/reception-des-offres": "2022-11",
        "event/attribution": "2023-02",
        "event/question-ecrite": "2023-12-19",
        "event/reponse-de-la-ministre": "2024-02-07",
    }
    assert set(dates) == {f"event/{event.key}" for event in catalog.events}


@pytest.mark.parametrize("territory", TERRITORIES)
def test_both_territories_stand_where_the_minister_said(catalog: Catalog, territory: str) -> None:
    inferred, source = Origin.INFERRED, Origin.SOURCE
    day = "2024-02-07"
    stand = {key: facts(catalog, f"phase/{territory}/{key}") for key in phase_keys(catalog)}

    assert stand == {
        "P01": [
            ("actual_start", "2023-03", "2023-03", False, inferred),
            ("status", "in_progress", "2023-03", False, inferred),
            ("status", "completed", day, True, inferred),
        ],
        "P02": [("status", "completed", day, True, inferred)],
        "P03": [("status", "completed", day, True, inferred)],
        "P04": [("status", "in_progress", day, True, source)],
        "P05": [("status", "in_progress", day, True, source)],
        "P06": [("status", "in_progress", day, True, source)],
        "P07": [
            ("status", "planned", day, True, source),
            ("planned_start", "2024-02", day, False, source),
        ],
        "P08": [],
        "P09": [],
        "P10": [],
        "P11": [
            ("status", "planned", day, True, source),
            ("planned_start", "2024-11", day, False, source),
        ],
    }


def phase_keys(catalog: Catalog) -> list[str]:
    return [phase.key for phase in catalog.phases]


@pytest.mark.parametrize("territory", TERRITORIES)
def test_what_was_available_is_available(catalog: Catalog, territory: str) -> None:
    source, day = Origin.SOURCE, "2024-02-07"
    available = [("availability", "available", day, True, source)]

    assert facts(catalog, f"deliverable/{territory}/P02.portrait-statistique") == available
    assert facts(catalog, f"deliverable/{territory}/P02.diagramme-environnement") == available
    assert facts(catalog, f"milestone/{territory}/P02.parties-prenantes-identifiees") == [
        ("actual_on", day, day, True, source)
    ]
    assert facts(catalog, f"milestone/{territory}/P01.reunion-de-lancement") == [
        ("actual_on", "2023-03", "2023-03", False, source)
    ]


def test_every_quote_is_in_the_answer_word_for_word(catalog: Catalog) -> None:
    quoted = [entry for entry in catalog.chronology if entry.source == "question-195"]

    assert len(quoted) == len(catalog.chronology) - 2
    assert [entry.quote for entry in quoted if not entry.quote or entry.quote not in ANSWER] == []


def test_what_is_inferred_says_how(catalog: Catalog) -> None:
    assert all(entry.note for entry in catalog.chronology if entry.basis is Origin.INFERRED)


def test_planned_and_done_never_mix(catalog: Catalog) -> None:
    def is_planned(entry: ChronologyEntry) -> bool:
        return entry.value == "planned" or entry.attribute is Attribute.PLANNED_START

    assert all(
        (entry.nature is Nature.PLANNED) == is_planned(entry) for entry in catalog.chronology
    )


def test_nothing_is_known_after_the_answer(catalog: Catalog) -> None:
    assert max(str(entry.effective) for entry in catalog.chronology) == "2024-02-07"
