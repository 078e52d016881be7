"""The rules of the house that import contracts cannot see."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from domain.permissions import Permission
from settings import PREFIX, ROOT, Settings

PACKAGES = (
    "domain",
    "definitions",
    "models",
    "queries",
    "services",
    "documents",
    "i18n",
    "ui",
    "web",
    "cli",
    "benchmarks",
)
SOURCES = [
    ROOT / "app.py",
    ROOT / "settings.py",
    *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))),
]
MIGRATIONS = ROOT / "models/migrations/versions"  # long lists of columns, written once
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PAGES = sorted((ROOT / "ui/pages").glob("[!_]*.py"))
STATE_OWNERS = {ROOT / "ui/state.py", ROOT / "ui/session.py"}
STREAMLIT_INTERNALS = {"streamlit.proto", "streamlit.runtime"}  # what web/ may touch


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


each_source = pytest.mark.parametrize("path", SOURCES, ids=name_of)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_in(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def names_in(path: Path) -> set[str]:
    """Every attribute, bare name and keyword argument that a file mentions."""
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.keyword) and node.arg:
            names.add(node.arg)
    return names


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, wherever the import stands."""
    modules: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module)
    return modules


@each_page
def test_a_page_fits_on_a_screen(page: Path) -> None:
    assert lines_of(page) <= 60


@each_source
def test_a_file_has_one_subject(path: Path) -> None:
    assert lines_of(path) <= 300


def test_the_entry_point_is_short() -> None:
    assert lines_of(ROOT / "app.py") <= 40


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.parent != MIGRATIONS], ids=name_of
)
def test_a_function_does_one_thing(path: Path) -> None:
    limit = 50 if path.is_relative_to(ROOT / "ui/components") else 30  # drawings are longer
    too_long = {f"{f.name} ({length(f)})" for f in functions_in(path) if length(f) > limit}
    assert not too_long


def test_most_functions_are_short() -> None:
    assert statistics.median(length(f) for path in SOURCES for f in functions_in(path)) < 10


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name_of)
def test_a_file_says_what_it_holds(path: Path) -> None:
    assert not tree_of(path).body or ast.get_docstring(tree_of(path))


@each_source
def test_no_html_is_injected(path: Path) -> None:
    assert not names_in(path) & {"unsafe_allow_html", "unsafe_allow_javascript"}


@each_source
def test_the_session_state_has_one_owner(path: Path) -> None:
    assert path in STATE_OWNERS or "session_state" not in names_in(path)


@each_source
def test_only_the_settings_read_the_environment(path: Path) -> None:
    assert path == ROOT / "settings.py" or not names_in(path) & {"environ", "getenv"}


@pytest.mark.parametrize("path", sorted((ROOT / "domain").rglob("*.py")), ids=name_of)
def test_the_domain_needs_nothing_installed(path: Path) -> None:
    roots = {module.partition(".")[0] for module in imports_of(path)}
    assert roots <= sys.stdlib_module_names | {"domain"}


@pytest.mark.parametrize("path", sorted((ROOT / "web").rglob("*.py")), ids=name_of)
def test_the_web_touches_only_streamlits_wires(path: Path) -> None:
    streamlit = {module for module in imports_of(path) if module.startswith("streamlit")}
    assert {".".join(module.split(".")[:2]) for module in streamlit} <= STREAMLIT_INTERNALS


@each_page
def test_a_page_is_in_the_navigation(page: Path) -> None:
    assert f"{page.name}" in (ROOT / "ui/navigation.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_is_documented(permission: Permission) -> None:
    assert permission in (ROOT / "docs/permissions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_a_setting_is_documented(name: str) -> None:
    assert f"`{PREFIX}{name.upper()}`" in (ROOT / "README.md").read_text(encoding="utf-8")
