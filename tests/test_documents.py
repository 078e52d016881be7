"""The documents say what is so: links lead somewhere, commands, settings and libraries are all told."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import click
import pytest

from cli.__main__ import MODULES, cli
from domain.permissions import ROLE_NAMES, Role
from i18n.typography import faults
from settings import PREFIX, ROOT, Settings

LINK = re.compile(r"!?\[[^]]*]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
README = ROOT / "README.md"
RECORDS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))


def tracked(pattern: str) -> list[Path]:
    """The files of the repository, as git knows them, that still exist."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", pattern], cwd=ROOT, capture_output=True, check=True
    )
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return sorted(path for path in paths if path.exists())


DOCUMENTS = tracked("*.md")
FRENCH = [
    ROOT / name
    for name in (
        "README.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "docs/accessibility.md",
        "docs/api.md",
        "docs/glossary.md",
        "docs/operations.md",
        "docs/permissions.md",
    )
]
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose_of(path: Path) -> str:
    """The text without what is quoted from a terminal or a program."""
    return FENCED.sub("", text_of(path))


def anchors_of(path: Path) -> set[str]:
    """What a link may point at within a page: its headings, as forges write them."""
    titles = re.findall(r"^#+ (.+)$", prose_of(path), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", title.lower()) for title in titles)
    return {title.replace(" ", "-") for title in kept}


@each_document
def test_a_link_leads_somewhere(path: Path) -> None:
    inside = [link for link in LINK.findall(prose_of(path)) if "://" not in link]
    broken = []
    for link in inside:
        target, _, anchor = link.partition("#")
        page = path.parent / target if target else path
        if not page.exists() or (anchor and anchor not in anchors_of(page)):
            broken.append(link)
    assert not broken


@each_document
def test_a_link_stays_within_the_repository(path: Path) -> None:
    outside = [
        link
        for link in LINK.findall(prose_of(path))
        if "://" not in link and not (path.parent / link).resolve().is_relative_to(ROOT)
    ]
    assert not outside


@pytest.mark.parametrize("path", FRENCH, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_french_is_well_written(path: Path) -> None:
    french = prose_of(path).partition("\n## English\n")[0]
    found = [
        f"{number}: {fault}"
        for number, line in enumerate(french.splitlines(), start=1)
        for fault in faults(re.sub(r"`[^`]*`|\]\([^)]*\)|^\|[-:| ]+\|$|^#+ |<!--.*-->", "", line))
    ]
    assert not found


def test_the_readme_lists_every_setting_and_no_other() -> None:
    told = set(re.findall(r"^\| `(SUIVI_\w+)` \|", text_of(README), re.MULTILINE))
    assert told == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_the_readme_lists_every_command_and_no_other() -> None:
    told = set(re.findall(r"^\| `\./suivi ([a-z]+)", text_of(README), re.MULTILINE))
    assert told == set(MODULES) - {"serve"} | {"test", "check"}


@pytest.mark.parametrize("role", Role)
def test_the_readme_names_every_role(role: Role) -> None:
    assert f"| {ROLE_NAMES[role]} |" in text_of(README)


@each_document
def test_a_command_that_is_told_exists(path: Path) -> None:
    for words in re.findall(r"\./suivi ((?:[a-z]+ ?)+)", text_of(path)):
        known = click.Context(cli)
        found: click.Command = cli
        for word in words.split():
            if not isinstance(found, click.Group) or word in {"test", "check"}:
                break
            found = found.get_command(known, word) or pytest.fail(f"./suivi {words}")


@pytest.mark.parametrize(
    "test", sorted(set(re.findall(r"`(tests/\S+::\w+)`", text_of(ROOT / "docs/asvs.md"))))
)
def test_a_proof_that_is_named_exists(test: str) -> None:
    path, _, name = test.partition("::")
    assert f"def {name}(" in text_of(ROOT / path)


def libraries() -> list[str]:
    """What requirements.in asks for, by name."""
    lines = text_of(ROOT / "requirements.in").splitlines()
    names = (re.match(r"[A-Za-z0-9_.-]+", line) for line in lines)
    return [name[0] for name in names if name]


@pytest.mark.parametrize("library", libraries())
def test_each_library_has_its_reason(library: str) -> None:
    assert any(f"**{library}**" in text_of(record) for record in RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda p: p.stem)
def test_a_decision_is_told_in_one_page(record: Path) -> None:
    text = text_of(record)
    assert text.startswith(f"# {record.stem[:4]} · ")
    for title in ("Context", "Decision", "Consequences"):
        assert f"\n## {title}\n" in text
    assert len(text.split()) <= 500
    assert f"({record.name})" in text_of(ROOT / "docs/adr/README.md")
