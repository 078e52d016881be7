"""Agreements in real browsers: one is registered, signed, its file handed in; who reads what of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.documents.uploads import PDF
from tests.e2e.conftest import Visit
from tests.e2e.test_accessibility import SIZES, violations, wider_than_the_screen
from tests.e2e.test_register import press, rest, when
from tests.e2e.watching import open_at, settle

pytestmark = pytest.mark.browser
SHEET = "/convention?territoire=herstal&convention=1"


def test_an_agreement_is_followed_from_its_entry_to_its_file(visit: Visit, tmp_path: Path) -> None:
    contractor = open_at(visit("contractor"), "/conventions")
    contractor.get_by_text("Inscrire une convention").click()
    contractor.get_by_role("textbox", name="Titre").fill("Lettre (essai)")
    rest(contractor)
    when(contractor, "Depuis", "15012024")
    press(contractor, "Inscrire", "est inscrite")

    open_at(contractor, SHEET)
    contractor.get_by_role("tab", name="Déposer un fichier").click()
    file = tmp_path / "lettre signée.pdf"
    file.write_bytes(PDF)
    contractor.locator("input[type=file]").set_input_files(file)
    settle(contractor)
    press(contractor, "Déposer le fichier", "Fichier déposé")
    with contractor.expect_download() as handed:
        contractor.get_by_role("link", name="lettre signée.pdf").click()
    assert Path(handed.value.path()).read_bytes() == PDF

    ministry = open_at(visit("ministry"), SHEET)
    expect(ministry.get_by_role("cell", name="À préparer depuis le 15 janvier")).to_be_visible()
    expect(ministry.get_by_text("lettre signée")).to_have_count(0)
    foreigner = open_at(visit("foreigner"), SHEET)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()
    for path in ("/conventions", "/recherche?q=essai", "/journal", "/changements"):
        open_at(foreigner, path)
        expect(foreigner.get_by_text("(essai)")).to_have_count(0)

    found = []
    for scheme in ("light", "dark"):
        for width in SIZES.values():
            size = {"width": width, "height": 900}
            page = visit("lead", color_scheme=scheme, viewport=size)
            for path in (SHEET, "/conventions"):
                open_at(page, path)
                found += [f"{path}, {scheme}, {width} : {one}" for one in violations(page)]
                if wider := wider_than_the_screen(page):
                    found.append(f"{path}, {scheme}, {width} : {wider} px de trop en largeur")
    assert found == []
