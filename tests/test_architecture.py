"""The rules of the house that import contracts cannot see."""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

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
DRAWINGS = ("components", "frame", "widgets")  # below ui
LONG_LISTS = {ROOT / "ui/pages"}  # a file a page
STATE_OWNERS = {ROOT / "ui/state.py", ROOT / "ui/session.py"}
STREAMLIT_INTERNALS = {"streamlit.proto", "streamlit.runtime"}  # what web/ may touch


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def breaches(paths: Iterable[Path], is_kept: Callable[[Path], object]) -> list[str]:
    """The files that do not keep a rule."""
    return [name_of(path) for path in paths if not is_kept(path)]


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


@cache
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


def test_a_page_fits_on_a_screen() -> None:
    assert breaches(PAGES, lambda page: lines_of(page) <= 60) == []


def test_a_file_has_one_subject() -> None:
    assert breaches(SOURCES, lambda path: lines_of(path) <= 300) == []


def test_a_folder_can_be_read_at_a_glance() -> None:
    """At most twenty files where people look for a subject: its name is that of a package."""
    layers = [ROOT / name for name in ("queries", "services", "ui")]
    folders = {path.parent for layer in layers for path in layer.rglob("*.py")} - LONG_LISTS
    assert breaches(sorted(folders), lambda folder: len(list(folder.glob("*.py"))) <= 20) == []


def test_a_package_exports_nothing_again() -> None:
    """The import says where a thing is. Alembic sees the schema through that of the models."""
    models = ROOT / "models/__init__.py"
    packages = [path for path in SOURCES if path.name == "__init__.py" and path != models]
    assert breaches(packages, lambda package: not imports_of(package)) == []


def test_a_remembered_answer_is_typed_read_only() -> None:
    """It is handed to everybody who asks: whoever changed it would change what others read."""
    kinds = {
        f"{name_of(path)}: {function.name}": ast.unparse(function.returns or function.args)
        for path in sorted((ROOT / "queries").rglob("*.py"))
        for function in functions_in(path)
        if "remembered" in map(ast.unparse, function.decorator_list)
    }
    assert len(kinds) > 10
    assert [name for name, kind in kinds.items() if kind.startswith(("list", "dict", "set"))] == []


def test_what_a_text_names_exists() -> None:
    """« `services.phases.statements.refresh` », in a docstring or a comment: code moves, words stay."""
    named = re.compile(rf"`((?:{'|'.join(PACKAGES)})(?:\.\w+)+)")
    lost = [
        f"{name_of(path)}: {name}"
        for path in [*SOURCES, *TESTS]
        for name in named.findall(path.read_text(encoding="utf-8"))
        if not is_there(name.split("."))
    ]
    assert lost == []


def is_there(parts: list[str]) -> bool:
    """Whether it is a package, a module, or something at the top level of a module."""
    for end in range(len(parts), 0, -1):
        place = ROOT.joinpath(*parts[:end])
        if place.with_suffix(".py").exists():
            return end == len(parts) or parts[end] in top_level(place.with_suffix(".py"))
        if place.is_dir():
            return end == len(parts)
    return False


def top_level(path: Path) -> set[str]:
    defined = (node for node in tree_of(path).body if hasattr(node, "name"))
    stored = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name))
    return {node.name for node in defined} | {
        node.id for node in stored if isinstance(node.ctx, ast.Store)
    }


def test_the_entry_point_is_short() -> None:
    assert lines_of(ROOT / "app.py") <= 40


def test_a_function_does_one_thing() -> None:
    sources = [path for path in SOURCES if path.parent != MIGRATIONS]
    too_long = [
        f"{name_of(path)}: {function.name} ({length(function)})"
        for path in sources
        for function in functions_in(path)
        if length(function) > longest_in(path)
    ]
    assert too_long == []


def longest_in(path: Path) -> int:
    """Lines that a function of this file may have: drawings are longer."""
    return 50 if any(path.is_relative_to(ROOT / "ui" / name) for name in DRAWINGS) else 30


def test_most_functions_are_short() -> None:
    assert statistics.median(length(f) for path in SOURCES for f in functions_in(path)) < 10


def test_a_file_says_what_it_holds() -> None:
    def is_empty_or_told(path: Path) -> bool:
        return not tree_of(path).body or bool(ast.get_docstring(tree_of(path)))

    assert breaches([*SOURCES, *TESTS], is_empty_or_told) == []


def test_no_html_is_injected() -> None:
    forbidden = {"unsafe_allow_html", "unsafe_allow_javascript"}
    assert breaches(SOURCES, lambda path: not names_in(path) & forbidden) == []


def test_the_session_state_has_one_owner() -> None:
    others = [path for path in SOURCES if path not in STATE_OWNERS]
    assert breaches(others, lambda path: "session_state" not in names_in(path)) == []


def test_no_test_keeps_the_day_on_which_it_was_imported() -> None:
    """A run that begins before midnight ends on another day."""
    asking = {"brussels_today", "now", "period_of_today", "today", "utcnow"}

    def is_kept(path: Path) -> bool:
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        statements = [node for node in tree_of(path).body if not isinstance(node, definitions)]
        calls = (node for top in statements for node in ast.walk(top) if isinstance(node, ast.Call))
        return asking.isdisjoint(
            getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls
        )

    assert breaches(TESTS, is_kept) == []


def test_only_the_settings_read_the_environment() -> None:
    others = [path for path in SOURCES if path != ROOT / "settings.py"]
    assert breaches(others, lambda path: not names_in(path) & {"environ", "getenv"}) == []


def test_the_domain_needs_nothing_installed() -> None:
    def is_plain(path: Path) -> bool:
        roots = {module.partition(".")[0] for module in imports_of(path)}
        return roots <= sys.stdlib_module_names | {"domain"}

    assert breaches(sorted((ROOT / "domain").rglob("*.py")), is_plain) == []


def test_the_web_touches_only_streamlits_wires() -> None:
    def is_wire(path: Path) -> bool:
        streamlit = {module for module in imports_of(path) if module.startswith("streamlit")}
        return {".".join(module.split(".")[:2]) for module in streamlit} <= STREAMLIT_INTERNALS

    assert breaches(sorted((ROOT / "web").rglob("*.py")), is_wire) == []


def test_a_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "ui/navigation.py").read_text(encoding="utf-8")
    assert breaches(PAGES, lambda page: page.name in navigation) == []


def test_a_permission_is_documented() -> None:
    sentence = (ROOT / "docs/permissions.md").read_text(encoding="utf-8")
    assert [permission for permission in Permission if permission not in sentence] == []


def test_a_setting_is_documented() -> None:
    sentence = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [f"`{PREFIX}{name.upper()}`" for name in Settings.model_fields]
    assert [name for name in names if name not in sentence] == []
