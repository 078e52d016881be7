"""The page of rights: drawn from the matrix, and seen to be old when it is."""

from __future__ import annotations

import pytest

from cli.permissions import PAGE, is_current, page
from domain.permissions import GRANTS, ROLE_NAMES, Permission, Role


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|\n").split("|")]


def table() -> dict[str, dict[str, str]]:
    """Each permission of the page, with the answer under each role."""
    lines = [cells(line) for line in page().splitlines() if line.startswith("|")]
    header, _, *rows = lines
    return {row[0].split("`")[1]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_the_page_says_what_the_matrix_says(permission, role):
    says_no = table()[permission][ROLE_NAMES[role]] == "—"
    assert says_no is (permission not in GRANTS[role])


def test_only_a_contractor_is_bound_to_a_territory():
    scoped = {role for row in table().values() for role, word in row.items() if "portée" in word}
    assert scoped == {ROLE_NAMES[Role.CONTRACTOR]}


def test_the_committed_page_is_current():
    assert is_current(PAGE)


def test_an_old_or_missing_page_is_seen(tmp_path):
    path = tmp_path / "permissions.md"
    assert not is_current(path)
    path.write_text(page().replace("oui", "non", 1), encoding="utf-8")
    assert not is_current(path)
