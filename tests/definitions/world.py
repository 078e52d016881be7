"""A method of two phases and one territory, all right, for tests to spoil one thing of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from definitions.catalog import Catalog
from definitions.loader import load_catalog
from definitions.problems import Problem
from domain.health import Level, Signal

PHASE = """\
key: P0{n}
position: {n}
title:
  fr: Phase {n}
  origin: source
  reference: reponse
group: prepare
purpose:
  text: Un but
  origin: proposal
dependencies:
  follows: [{follows}]
  origin: proposal
milestones:
  - key: P0{n}.lancement
    title: Lancement
    origin: source
    reference: reponse
deliverables:
  - key: P0{n}.note
    title: Note
    acceptance:
      criteria: [Validée]
      origin: proposal
    weight: 2
    origin: proposal
exit_criteria:
  - key: P0{n}.lancement-tenu
    text: Le lancement a eu lieu.
    provable: true
    proven_by: [P0{n}.lancement]
    origin: proposal
raci:
  roles: {{FOREM: A, ADJ: R}}
  origin: proposal
"""
HEALTH = (
    "levels:\n"
    + "".join(
        f"  - {{level: {level}, word: {level}, definition: Texte, origin: proposal}}\n"
        for level in Level
    )
    + "rules:\n"
    + "".join(
        f"  - {{signal: {signal}, text: Texte, watch: 1, support: 11, origin: proposal}}\n"
        for signal in Signal
    )
    + "declared_days: 31\n"
)
FILES = {
    "phases/01.yaml": PHASE.format(n=1, follows=""),
    "phases/02.yaml": PHASE.format(n=2, follows="P01"),
    "territories/herstal.yaml": """\
key: herstal
name: Herstal
selection: {origin: source, reference: reponse}
nis: {code: "62051", vintage: 2025-01-01, source: reponse}
region: {name: Wallonie, source: reponse}
province: {name: Liège, source: reponse}
arrondissement: {name: Liège, source: reponse}
postal_codes:
  codes: ["4040"]
  source: reponse
population:
  - {value: 40190, unit: habitants, on: 2020-01-01, source: reponse}
""",
    "territories/lots.yaml": "lots:\n  - {key: lot-1, origin: source, reference: reponse}\n",
    "data/method/sources.yaml": """\
sources:
  - {key: reponse, title: Réponse, publisher: Parlement, on: 2024-02-07}
""",
    "data/method/actor_types.yaml": """\
actor_types:
  - {code: FOREM, name: Le Forem, description: Service, level: region, origin: proposal}
  - {code: ADJ, name: Adjudicataire, description: Lot, level: project, origin: proposal}
barriers:
  - {key: logement, name: Logement, origin: proposal}
groups:
  - {key: habitants, name: Habitants, origin: proposal}
""",
    "data/method/glossary.yaml": "terms:\n  - {fr: jalon, en: milestone, note: Sans durée}\n",
    "data/method/closing_days.yaml": "closing_days: []\n",
    "data/method/health.yaml": HEALTH,
    "data/method/progress.yaml": """\
weights: {checklist: 1, milestones: 1, deliverables: 2, origin: proposal}
deliverables: {submitted: 50, in_review: 50, accepted_with_reserves: 80, origin: proposal}
""",
    "data/method/indicators.yaml": """\
phase: P01
breakdowns:
  - key: sexe
    title: Sexe
    cells: [{key: femmes, title: Femmes}, {key: hommes, title: Hommes}]
indicators:
  - key: chomeurs
    theme: work
    title: Chômeurs
    unit: personnes
    definition: Un texte
    producer: FOREm
    levels: [commune, region]
    breakdowns: [sexe]
    origin: proposal
  - key: population
    theme: population
    title: Population
    unit: habitants
    definition: Un texte
    producer: Statbel
    levels: [commune]
    sheet: population
    origin: proposal
""",
    "data/portraits.yaml": """\
extracted_on: 2026-11-23
figures:
  - indicator: chomeurs
    level: region
    place: Wallonie
    period: 2024-02
    value: 1000
    source: reponse
  - indicator: chomeurs
    level: commune
    place: Herstal
    breakdown: sexe.femmes
    period: 2023
    value: 12
    source: reponse
""",
    "data/chronology.yaml": """\
events:
  - {key: attribution, title: Attribution, origin: source, reference: reponse}
entries:
  - subject: event/attribution
    attribute: occurred_on
    value: 2023-02
    effective: 2023-02
    nature: fait
    basis: source
    source: reponse
  - subject: phase/{territory}/P01
    territories: [herstal]
    attribute: status
    value: completed
    effective: 2024-02-07
    at_latest: true
    nature: fait
    basis: inferred
    source: reponse
    note: Déduit.
""",
}


@dataclass(frozen=True, slots=True)
class World:
    """Those files in a folder of their own."""

    root: Path

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def spoil(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` of a file, which must hold it."""
        assert old in FILES[name]
        self.write(name, FILES[name].replace(old, new, 1))

    def load(self) -> tuple[Catalog | None, list[Problem]]:
        return load_catalog(self.root / "phases", self.root / "territories", self.root / "data")

    def told(self) -> list[str]:
        """Every problem, its path counted from the world's folder."""
        return [str(problem).replace(f"{self.root}/", "") for problem in self.load()[1]]
