"""The files that are shipped are right, and say what the public source says, no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from definitions.base import Origin, Statement
from definitions.catalog import Catalog
from definitions.loader import load_catalog
from definitions.phases import PhaseGroup
from domain.raci import Responsibility
from domain.reporting import Cadence
from i18n.typography import faults

ROOT = Path(__file__).parents[2]
ANSWER = Path(__file__).with_name("answer.txt").read_text(encoding="utf-8")
TITLES = re.findall(r"^\d+\) (.+?)(?: ;|\.)$", ANSWER, re.MULTILINE)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, problems = load_catalog(ROOT / "phases", ROOT / "territories", ROOT / "data")
    assert [str(problem) for problem in problems] == []
    assert catalog is not None
    return catalog


def test_the_eleven_titles_are_those_of_the_source(catalog: Catalog) -> None:
    assert len(TITLES) == 11
    assert [phase.title.fr for phase in catalog.phases] == TITLES
    assert [phase.key for phase in catalog.phases] == [f"P{n:02}" for n in range(1, 12)]


def test_every_phase_has_an_english_title_and_its_own_file(catalog: Catalog) -> None:
    assert all(phase.title.in_language("en") != phase.title.fr for phase in catalog.phases)
    files = sorted(path.name[:2] for path in (ROOT / "phases").iterdir())
    assert files == [f"{phase.position:02}" for phase in catalog.phases]


def test_the_groups_are_those_of_the_matrix(catalog: Catalog) -> None:
    groups = [phase.group for phase in catalog.phases]

    assert [groups.count(group) for group in PhaseGroup] == [3, 3, 1, 1, 3]
    assert groups == sorted(groups, key=list(PhaseGroup).index)


def test_phases_4_5_and_6_run_side_by_side(catalog: Catalog) -> None:
    together = {"P04", "P05", "P06"}
    for key in together:
        phase = catalog.phase(key)
        assert phase.follows == ("P03",)
        assert set(phase.starts_with) == together - {key}
    assert catalog.phase("P07").follows == ("P04", "P05", "P06")
    assert catalog.phase("P09").starts_with == ("P08",)


def test_only_titles_and_a_few_elements_are_sourced(catalog: Catalog) -> None:
    sourced = [e.key for p in catalog.phases for _, e in p.elements() if not e.is_proposal]

    assert sourced == [
        "P01.reunion-de-lancement",
        "P02.parties-prenantes-identifiees",
        "P02.portrait-statistique",
        "P02.diagramme-environnement",
    ]
    assert all(phase.raci.is_proposal for phase in catalog.phases)
    assert all(phase.dependencies.is_proposal for phase in catalog.phases)
    assert {phase.title.origin for phase in catalog.phases} == {Origin.SOURCE}


def test_the_project_lead_approves_every_phase(catalog: Catalog) -> None:
    assert all(Responsibility.ACCOUNTABLE in phase.raci.of("FOREM") for phase in catalog.phases)
    assert catalog.phase("P03").raci.of("FOREM") == (
        Responsibility.ACCOUNTABLE,
        Responsibility.RESPONSIBLE,
    )
    assert catalog.phase("P01").raci.of("PUB") == ()


def test_phase_8_reports_twice_a_month_in_words(catalog: Catalog) -> None:
    reporting = catalog.phase("P08").reporting

    assert reporting is not None
    assert reporting.cadence is Cadence.TWICE_MONTHLY
    assert reporting.words.startswith("Deux fois par mois (bimensuel)")
    assert [p.key for p in catalog.phases if p.reporting] == ["P08"]


def test_the_two_territories_are_those_of_the_source(catalog: Catalog) -> None:
    codes = {t.key: (t.name, t.nis.code, t.province.name) for t in catalog.territories}

    assert codes == {
        "herstal": ("Herstal", "62051", "Liège"),
        "chapelle-lez-herlaimont": ("Chapelle-lez-Herlaimont", "52010", "Hainaut"),
    }
    assert {t.selection.reference for t in catalog.territories} == {"question-195"}


def test_a_population_has_its_date_and_source(catalog: Catalog) -> None:
    latest = catalog.territory("chapelle-lez-herlaimont").population[-1]

    assert (latest.value, str(latest.on), latest.source) == (14829, "2024-01-01", "population-2024")
    assert [str(m.on) for m in catalog.territory("herstal").population] == [
        "2020-01-01",
        "2022-01-01",
    ]


def test_nothing_is_said_of_the_three_lots(catalog: Catalog) -> None:
    assert [lot.key for lot in catalog.lots] == ["lot-1", "lot-2", "lot-3"]
    assert {lot.title for lot in catalog.lots} == {None}


def test_our_own_words_are_written_as_french_is(catalog: Catalog) -> None:
    ours = [
        text
        for phase in catalog.phases
        for statement in [phase.purpose, *(e for _, e in phase.elements())]
        for text in texts_of(statement)
    ]
    ours += [actor.description for actor in catalog.actor_types]
    ours += [term.note for term in catalog.glossary if term.note]
    ours += [entry.note for entry in catalog.chronology if entry.note]

    assert len(ours) > 200
    assert [(text, faults(text)) for text in ours if faults(text)] == []


def texts_of(statement: Statement) -> list[str]:
    acceptance = getattr(statement, "acceptance", None)
    words = [getattr(statement, "title", None), getattr(statement, "text", None)]
    return [str(text) for text in [*words, *(acceptance.criteria if acceptance else ())] if text]
