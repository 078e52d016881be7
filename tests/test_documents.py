"""The documents say what is so: links lead somewhere, commands, settings and libraries are all told."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import cast

import click

from cli.__main__ import MODULES, cli
from domain.permissions import ROLE_NAMES, Role
from i18n.typography import faults
from settings import PREFIX, ROOT, Settings

LINK = re.compile(r"!?\[[^]]*]\(([^)\s]+)\)")
# In a line of prose: what is not French, code, addresses, rules of tables.
QUOTED = re.compile(r"`[^`]*`|\]\([^)]*\)|^\|[-:| ]+\|$|^#+ |<!--.*-->")
LAUNCHED = {"test", "check", "hooks"}  # by the launcher itself, before there is a Python
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
README = ROOT / "README.md"
RECORDS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))


# Where no document of ours stands: what is installed, written at run time, or only of this machine.
ELSEWHERE = {"var", "build", "node_modules", "__pycache__"}


def documents() -> list[Path]:
    """Every page of the sources, with or without git around them."""
    paths = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if not name.startswith(".") and name not in ELSEWHERE]
        paths += [Path(folder, name) for name in names if name.endswith(".md")]
    return sorted(paths)


DOCUMENTS = documents()
FRENCH = (
    "README.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/accessibility.md",
    "docs/api.md",
    "docs/glossary.md",
    "docs/operations.md",
    "docs/permissions.md",
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


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


def links_in(path: Path) -> list[str]:
    """What the page points at in the sources."""
    return [link for link in LINK.findall(prose_of(path)) if "://" not in link]


def is_there(path: Path, link: str) -> bool:
    target, _, anchor = link.partition("#")
    page = path.parent / target if target else path
    return page.exists() and (not anchor or anchor in anchors_of(page))


def test_documents_are_found() -> None:
    assert {"README.md", "docs/architecture.md"} <= {name_of(path) for path in DOCUMENTS}


def test_a_link_leads_somewhere() -> None:
    broken = [
        f"{name_of(path)}: {link}"
        for path in DOCUMENTS
        for link in links_in(path)
        if not is_there(path, link)
    ]
    assert broken == []


def test_a_link_stays_within_the_repository() -> None:
    outside = [
        f"{name_of(path)}: {link}"
        for path in DOCUMENTS
        for link in links_in(path)
        if not (path.parent / link).resolve().is_relative_to(ROOT)
    ]
    assert outside == []


def test_the_french_is_well_written() -> None:
    found = [
        f"{name}:{number}: {fault}"
        for name in FRENCH
        for number, line in enumerate(french_of(ROOT / name).splitlines(), start=1)
        for fault in faults(QUOTED.sub("", line))
    ]
    assert found == []


def french_of(path: Path) -> str:
    return prose_of(path).partition("\n## English\n")[0]


def test_the_readme_lists_every_setting_and_no_other() -> None:
    told = set(re.findall(r"^\| `(SUIVI_\w+)` \|", text_of(README), re.MULTILINE))
    assert told == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_the_readme_lists_every_command_and_no_other() -> None:
    told = set(re.findall(r"^\| `\./suivi ([a-z]+)", text_of(README), re.MULTILINE))
    assert told == set(MODULES) - {"serve"} | LAUNCHED


def test_the_readme_names_every_role() -> None:
    text = text_of(README)
    assert [role for role in Role if f"| {ROLE_NAMES[role]} |" not in text] == []


def test_a_command_that_is_told_exists() -> None:
    unknown = [
        f"{name_of(path)}: ./suivi {words}"
        for path in DOCUMENTS
        for words in re.findall(r"\./suivi ((?:[a-z]+ ?)+)", text_of(path))
        if not is_command(words.split())
    ]
    assert unknown == []


def is_command(words: list[str]) -> bool:
    """Do these words, as far as they name commands, name one that exists?"""
    known, command = click.Context(cli), cast(click.Command | None, cli)
    for word in words:
        if not isinstance(command, click.Group) or word in LAUNCHED:
            break
        command = command.get_command(known, word)
    return command is not None


def test_a_proof_that_is_named_exists() -> None:
    named = set(re.findall(r"`(tests/\S+)::(\w+)`", text_of(ROOT / "docs/asvs.md")))
    assert named
    assert [name for path, name in named if f"def {name}(" not in text_of(ROOT / path)] == []


def libraries() -> list[str]:
    """What requirements.in asks for, by name."""
    lines = text_of(ROOT / "requirements.in").splitlines()
    names = (re.match(r"[A-Za-z0-9_.-]+", line) for line in lines)
    return [name[0] for name in names if name]


def test_each_library_has_its_reason() -> None:
    reasons = "".join(map(text_of, RECORDS))
    assert [library for library in libraries() if f"**{library}**" not in reasons] == []


def test_a_decision_is_told_in_one_page() -> None:
    assert [record.name for record in RECORDS if not is_one_page(record)] == []


def is_one_page(record: Path) -> bool:
    """A number, three titles, at most 500 words, and a line in the list of records."""
    text = text_of(record)
    return (
        text.startswith(f"# {record.stem[:4]} · ")
        and all(f"\n## {title}\n" in text for title in ("Context", "Decision", "Consequences"))
        and len(text.split()) <= 500
        and f"({record.name})" in text_of(ROOT / "docs/adr/README.md")
    )
