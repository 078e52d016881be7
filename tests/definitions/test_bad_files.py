"""Every way to spoil a definition is told in French, at its line and column."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.definitions.world import FILES, PHASE, World
from tests.doses import SPOILED_DEFINITIONS, Giver


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    file: str
    replace: str
    by: str
    told: str


CASES = [
    Case(**case)
    for case in yaml.safe_load(
        Path(__file__).with_name("bad_files.yaml").read_text(encoding="utf-8")
    )
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_mistake_is_told_where_it_stands(world: World, case: Case) -> None:
    world.spoil(case.file, case.replace, case.by)

    assert world.told() == [case.told]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "1:1: fichier vide — au moins un champ «\u00a0nom: valeur\u00a0»"),
        (b"# rien\n", "1:1: fichier vide — au moins un champ «\u00a0nom: valeur\u00a0»"),
        (
            "key: P01\ntitle: Été\n".encode("cp1252"),
            ("2:8: le fichier n’est pas en UTF-8 (octet 0xC9) — du texte en UTF-8\u00a0; c’est "
            "souvent du Windows-1252 — enregistrez le fichier en «\u00a0UTF-8 sans BOM\u00a0»"),
        ),
        (
            "key: P01\n".encode("utf-16"),
            ("1:1: le fichier est en UTF-16 — du texte en UTF-8 — "
            "enregistrez le fichier en «\u00a0UTF-8 sans BOM\u00a0»"),
        ),
        (
            "key: P01\n".encode("utf-8-sig"),
            ("1:1: le fichier commence par une marque d’ordre des octets (BOM) — du texte en UTF-8 "
            "sans BOM — enregistrez le fichier en «\u00a0UTF-8 sans BOM\u00a0»"),
        ),
        (b"x" * 300_000, "1:1: fichier trop gros\u00a0: plus de 256\u00a0Ko"),
        (b"[" * 5_000, "1:42: plus de 40 niveaux imbriqués"),
        (b"[a,a,a,a,a]\n" + b"- a\n" * 21_000, "2:1: YAML mal formé"),
        (b"- a\n" * 21_000, "19998:3: plus de 20\u00a0000 éléments"),
        (b"- a\n", "1:1: une liste n’est pas un groupe — des lignes «\u00a0nom: valeur\u00a0»"),
    ],
    ids=[
        "empty", "only_a_comment", "windows_1252", "utf_16", "bom", "too_big", "too_deep",
        "two_roots", "too_many", "a_list",
    ],
)  # fmt: skip
def test_a_file_that_is_no_definition_is_told(world: World, content: bytes, told: str) -> None:
    world.write("phases/01.yaml", content)

    [first, *_] = world.told()
    assert first.startswith(f"phases/01.yaml:{told}")


def test_a_bomb_of_aliases_is_refused_before_it_grows(world: World) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
    )
    world.write("phases/01.yaml", bomb)

    sentences = world.told()
    assert sentences[0].startswith("phases/01.yaml:1:4: les ancres et alias YAML (&, *)")
    assert len(sentences) <= 50


def test_every_problem_of_every_file_is_told_at_once(world: World) -> None:
    world.spoil("phases/01.yaml", "weight: 2", "weight: 0\n    colour: red")
    world.spoil("territories/herstal.yaml", "lue: 40190", "leu: 40190")
    world.write("data/chronology.yaml", "events: deux: points\n")

    sentences = world.told()
    assert [problem.split(": ")[0] for problem in sentences] == [
        "data/chronology.yaml:1:13",
        "phases/01.yaml:25:13",
        "phases/01.yaml:26:5",
        "territories/herstal.yaml:12:5",
        "territories/herstal.yaml:12:6",
    ]


def test_a_key_taken_twice_is_told_on_the_second_file(world: World) -> None:
    world.write("phases/03.yaml", FILES["phases/01.yaml"].replace("position: 1", "position: 3"))

    assert (
        "phases/03.yaml:1:6: clé de phase «\u00a0P01\u00a0» en double, "
        "déjà prise par phases/01.yaml:1 — une valeur unique"
    ) in world.told()


def test_a_long_circle_is_told_with_its_path(world: World) -> None:
    world.spoil("phases/01.yaml", "follows: []", "follows: [P03]")
    third = FILES["phases/02.yaml"].replace("[P01]", "[]").replace("P02", "P03")
    third = third.replace("position: 2", "position: 3").replace("follows: []", "follows: [P02]")
    world.write("phases/03.yaml", third)

    [told] = world.told()
    assert "dépendances en cercle\u00a0: P01 → P03 → P02 → P01" in told


def test_a_missing_file_is_told(world: World) -> None:
    (world.root / "data/chronology.yaml").unlink()
    (world.root / "phases/01.yaml").rename(world.root / "phases/01.yml")
    (world.root / "phases/02.yaml").unlink()
    (world.root / "phases/02.yaml").mkdir()

    assert world.told() == [
        "data/chronology.yaml:1:1: fichier introuvable — rétablissez-le depuis le dépôt",
        (
            "phases/01.yml:1:1: extension «\u00a0.yml\u00a0» — «\u00a0.yaml\u00a0» — "
            "renommez en 01.yaml"
        ),
        "phases/02.yaml:1:1: fichier illisible — un fichier ordinaire — vérifiez ses droits",
    ]


def test_a_folder_without_definitions_is_told(world: World) -> None:
    for path in (world.root / "phases").iterdir():
        path.unlink()

    assert world.told() == [
        "phases:1:1: aucune définition dans ce dossier — des fichiers «\u00a0.yaml\u00a0»"
    ]


def test_the_excerpt_shows_the_place_in_a_long_line(world: World) -> None:
    world.spoil("phases/01.yaml", "text: Un but", f"text: {'mot ' * 60}: fin")

    [problem] = world.load()[1]
    line, caret = problem.excerpt().splitlines()
    assert line.startswith("    9 | …")
    assert line[caret.index("^")] == ":"


def test_a_circle_through_two_files_of_one_key_is_told_once(world: World) -> None:
    third = PHASE.format(n=3, follows="P02").replace("key: P03\n", "key: P01\n")
    world.write("phases/03.yaml", third)

    sentences = world.told()
    assert sentences[0].startswith("phases/03.yaml:1:6: clé de phase «\u00a0P01\u00a0» en double")
    circles = [line for line in sentences if "dépendances en cercle" in line]
    assert len(circles) == 1
    assert circles[0].startswith(
        "phases/03.yaml:12:13: dépendances en cercle\u00a0: P01 → P02 → P01"
    )


WORD = re.compile(r"(?<=[:\[,{] )[^\s\[\]{},:]+")


def test_no_word_in_the_place_of_another_breaks_the_reading(world: World, dose: Giver) -> None:
    """A check that trusts an earlier one to have passed would raise here."""
    chance = random.Random(13)
    worded = {name: text for name, text in FILES.items() if WORD.search(text)}
    words = sorted({word for text in worded.values() for word in WORD.findall(text)})
    for _ in range(dose(SPOILED_DEFINITIONS)):
        for name in chance.sample(sorted(worded), 2):
            world.write(name, spoiled(FILES[name], words, chance))
        catalog, problems = world.load()
        assert (catalog is None) == bool(problems)
        for name, text in FILES.items():
            world.write(name, text)


def spoiled(text: str, words: list[str], chance: random.Random) -> str:
    """That file with another known word in the place of one of its own."""
    match = chance.choice([*WORD.finditer(text)])
    return text[: match.start()] + chance.choice(words) + text[match.end() :]
