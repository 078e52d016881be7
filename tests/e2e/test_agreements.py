"""Agreements in real browsers: one is registered, signed, its file handed in; who reads what of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.documents.uploads import PDF
from tests.doses import Giver
from tests.e2e.conftest import Visit
from tests.e2e.faults import faults_of
from tests.e2e.papers import assert_paper_tells
from tests.e2e.watching import act, attach, choose, fill, open_at, press, type_day

pytestmark = pytest.mark.browser
SHEET = "/convention?territoire=herstal&convention=1"


def test_an_agreement_is_followed_from_its_entry_to_its_file(
    live: Visit, tmp_path: Path, dose: Giver
) -> None:
    contractor = open_at(live("contractor"), "/conventions")
    contractor.get_by_text("Inscrire une convention").click()
    fill(contractor, "Titre", "Lettre (essai)")
    choose(contractor, "Type (obligatoire)", "Lettre d’engagement")
    choose(contractor, "Où en est-elle", "À préparer")
    type_day(contractor, "Depuis", "15012024")
    press(contractor, "Inscrire", "Convention inscrite")

    open_at(contractor, SHEET)
    act(contractor, "Déposer un fichier")
    file = tmp_path / "lettre signée.pdf"
    file.write_bytes(PDF)
    attach(contractor, file)
    press(contractor, "Déposer le fichier", "Fichier déposé")
    with contractor.expect_download() as handed:
        contractor.get_by_role("link", name="lettre signée.pdf").click()
    assert Path(handed.value.path()).read_bytes() == PDF

    ministry = open_at(live("ministry"), SHEET)
    expect(ministry.get_by_role("cell", name="À préparer depuis le 15 janvier")).to_be_visible()
    expect(ministry.get_by_text("lettre signée")).to_have_count(0)
    assert_paper_tells(ministry, "Lettre (essai)", "À préparer", never=("lettre signée",))
    assert_paper_tells(open_at(contractor, SHEET), "Lettre (essai)", "lettre signée.pdf")
    foreigner = open_at(live("foreigner"), SHEET)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()
    for path in ("/conventions", "/recherche?q=essai", "/journal", "/changements"):
        open_at(foreigner, path)
        expect(foreigner.get_by_text("(essai)")).to_have_count(0)

    assert faults_of(live, (SHEET, "/conventions"), dose) == []
