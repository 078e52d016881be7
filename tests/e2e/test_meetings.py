"""Meetings in real browsers: one is entered, held, and asks for something; who reads it and who does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.test_accessibility import SIZES, violations, wider_than_the_screen
from tests.e2e.test_register import press, rest, when
from tests.e2e.watching import open_at, settle

pytestmark = pytest.mark.browser


def test_a_meeting_is_followed_from_its_plan_to_what_it_asked_for(visit: Visit) -> None:
    contractor = visit("contractor")
    open_at(contractor, "/reunions?territoire=herstal")
    contractor.get_by_text("Inscrire une réunion ou un atelier").click()
    contractor.get_by_role("textbox", name="Intitulé").fill("Atelier (essai)")
    rest(contractor)
    when(contractor, "Prévue le", "02052024")
    press(contractor, "Inscrire", "est inscrite")
    expect(contractor.get_by_text("passée sans nouvelles")).to_be_visible()
    with contractor.context.expect_page() as opened:
        contractor.get_by_role("link", name="Atelier (essai)").click()
    sheet = opened.value
    settle(sheet)
    address = sheet.url
    when(sheet, "Tenue le", "03052024")
    sheet.get_by_role("spinbutton", name="Autres habitants").fill("4")
    rest(sheet)
    press(sheet, "Noter la tenue", "présences sont notées")
    expect(sheet.get_by_text("Tenue le 3 mai 2024, à Herstal")).to_be_visible()
    open_at(sheet, f"{address}&agir=action")
    sheet.get_by_role("textbox", name="Action").fill("Relire (essai)")
    rest(sheet)
    when(sheet, "Pour le", "10052024")
    press(sheet, "Noter l’action", "Action notée")
    expect(sheet.get_by_role("cell", name="Relire (essai)")).to_be_visible()

    for role in ("lead", "ministry"):
        reader = open_at(visit(role), address)
        expect(reader.get_by_text("Autres habitants (4)")).to_be_visible()
    foreigner = open_at(visit("foreigner"), address)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()
    for path in ("/reunions", "/echeances", "/recherche?q=essai", "/journal", "/changements"):
        open_at(foreigner, path)
        expect(foreigner.get_by_text("(essai)")).to_have_count(0)

    found = []
    for scheme in ("light", "dark"):
        for width in SIZES.values():
            size = {"width": width, "height": 900}
            page = open_at(visit("lead", color_scheme=scheme, viewport=size), address)
            found += [f"{scheme}, {width} : {one}" for one in violations(page)]
            open_at(page, "/reunions")
            found += [f"{scheme}, {width}, liste : {one}" for one in violations(page)]
            if wider := wider_than_the_screen(page):
                found.append(f"{scheme}, {width} : {wider} px de trop en largeur")
    assert found == []
