"""The strict reader: plain values, exact places, and no byte that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from definitions.loader import load_catalog
from definitions.reader import MAX_PROBLEMS, Value, read
from tests.definitions.world import FILES, World

PATH = Path("essai.yaml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("10:30", "10:30"),
        ("1_000", "1_000"),
        ("012", 12),
        ("2024-02-07", "2024-02-07"),
        ("2024-02", "2024-02"),
        ("1.5", 1.5),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("9" * 5_000, "9" * 5_000),
        ("~", None),
        ("", None),
        ("true", True),
        ("'true'", "true"),
        ("<<", "<<"),
        ("|\n  deux\n  lignes", "deux\nlignes\n"),
    ],
)
def test_a_scalar_is_what_it_looks_like(written: str, value: Value) -> None:
    document = read(PATH, f"a: {written}\n".encode())

    assert (document.tree, document.problems) == ({"a": value}, [])


def test_every_value_and_every_key_has_its_place() -> None:
    document = read(PATH, "a:\r\n  - b: 1\r\n    é: [x, 'y']\r\n".encode())

    assert document.tree == {"a": [{"b": 1, "é": ["x", "y"]}]}
    assert document.values[("a", 0, "b")] == (1, 7)
    assert document.values[("a", 0, "é", 1)] == (2, 11)
    assert document.keys[("a", 0, "é")] == (2, 4)
    assert document.place(("a", 0, "absent")) == (1, 4)


@pytest.mark.parametrize("written", [r'"a\0b"', r'"a\u202eb"', r'"a\Nb"', r'"a\ud800b"'])
def test_an_escape_does_not_smuggle_a_character_in(written: str) -> None:
    document = read(PATH, f"a: {written}\n".encode())

    assert [problem.line for problem in document.problems] == [1]
    assert not document.readable


def test_a_file_full_of_mistakes_stays_readable_to_people() -> None:
    document = read(PATH, b"a: &x 1\n" * 400)

    assert len(document.problems) == MAX_PROBLEMS


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_byte_breaks_the_reader(content: bytes) -> None:
    document = read(PATH, content)

    assert document.readable or document.problems


YAML_PIECES = st.lists(
    st.sampled_from(
        ["a", ":", " ", "\n", "- ", "? ", "[", "]", "{", "}", ",", "&a", "*a", "!!t", "!", "'", '"',
         "|", ">", "#", "---", "...", "%YAML 1.2", "\t", "<<", "\r", "é", "\u2028", "1", "~", "@"]
    ),
    max_size=60,
)  # fmt: skip


@settings(deadline=None)
@given(YAML_PIECES)
def test_no_piece_of_yaml_breaks_the_reader(pieces: list[str]) -> None:
    document = read(PATH, "".join(pieces).encode())

    assert document.readable or document.problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in document.problems)


@pytest.fixture(scope="module")
def shared_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("world"))
    for name, content in FILES.items():
        world.write(name, content)
    return world


@settings(deadline=None)
@given(
    name=st.sampled_from(sorted(FILES)),
    start=st.floats(0, 1),
    length=st.integers(0, 60),
    junk=st.binary(max_size=30) | st.text(max_size=20).map(str.encode) | st.just(b"null"),
)
def test_a_spoiled_file_gives_problems_or_a_catalog(
    shared_world: World, name: str, start: float, length: int, junk: bytes
) -> None:
    content = FILES[name].encode()
    cut = int(start * len(content))
    shared_world.write(name, content[:cut] + junk + content[cut + length :])

    catalog, problems = shared_world.load()

    shared_world.write(name, FILES[name])
    assert (catalog is None) == bool(problems)
    assert all(str(problem) and problem.excerpt() is not None for problem in problems)


def test_a_list_that_is_written_twice_is_a_problem_and_no_crash(shared_world: World) -> None:
    (name,) = [one for one, content in FILES.items() if "levels: [commune, region]" in content]
    twice = "levels: [commune, region]\n    levels: [commune]"
    shared_world.write(name, FILES[name].replace("levels: [commune, region]", twice))
    catalog, problems = shared_world.load()
    shared_world.write(name, FILES[name])
    assert catalog is None and any("levels" in str(problem) for problem in problems)


def test_folders_that_do_not_exist_are_problems(tmp_path: Path) -> None:
    catalog, problems = load_catalog(tmp_path / "a", tmp_path / "b", tmp_path / "c")

    assert catalog is None
    assert len(problems) == 12
