"""The pictures that people look at: each page whole, and none of a page that a role does not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conftest import Visit
from tests.e2e.shots import HEIGHT, Shot, side_by_side, taken_of

pytestmark = pytest.mark.browser


def test_a_page_is_taken_whole_at_each_width(visit: Visit, tmp_path: Path) -> None:
    wanted = [Shot("overview", "ministere", "light", width) for width in (1280, 390)]
    taken = list(taken_of(visit("ministry"), wanted, tmp_path))
    assert taken == wanted
    sizes = [size_of(tmp_path / shot.file) for shot in taken]
    assert [width for width, _ in sizes] == [1280, 390]
    assert min(height for _, height in sizes) > HEIGHT
    assert all(shot.file in side_by_side(taken) for shot in taken)


def test_a_page_that_a_role_does_not_have_is_not_taken(visit: Visit, tmp_path: Path) -> None:
    wanted = [Shot("contacts", "ministere", "light", 1280)]
    assert list(taken_of(visit("ministry"), wanted, tmp_path)) == []


def size_of(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as image:
        return image.size
