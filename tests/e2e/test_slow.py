"""A server that answers two seconds late: what is typed, chosen or attached meanwhile is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.documents.uploads import PDF
from tests.e2e.conftest import Visit
from tests.e2e.pages import DECLARE
from tests.e2e.reports import HIGHLIGHT, NEXT, expect_reports, report_address
from tests.e2e.watching import (
    act,
    choose,
    close_list,
    fill,
    open_at,
    open_list,
    press,
    settle,
    type_day,
)
from tests.e2e.wire import asking, slow_down
from tests.worlds import period_of_today

pytestmark = pytest.mark.browser
QUESTION = "Le protocole est-il signé ?"


def test_a_day_typed_while_a_tick_is_on_its_way_is_kept(live: Visit) -> None:
    lead = open_at(live("lead"), "/rapports")
    act(lead, "Fixer le rythme")
    slow_down(lead)
    lead.locator(".st-key-boxes-herstal").get_by_text("lot 1 (non fixé)").click()
    lead.get_by_role("textbox", name="Rapports attendus depuis le").press_sequentially(
        f"{period_of_today().first:%d/%m/%Y}"
    )
    lead.keyboard.press("Tab")
    lead.get_by_role("button", name="Fixer ce rythme").click()
    expect(lead.get_by_text("Rythme fixé pour Herstal")).to_be_visible()


def test_people_are_mentioned_while_the_comment_is_on_its_way(live: Visit) -> None:
    page = open_at(live("lead"), DECLARE)
    page.get_by_text("Écrire un commentaire").click()
    slow_down(page)
    page.get_by_label("Commentaire", exact=True).fill(QUESTION)
    choose(page, "Lu par", "le FOREm et le lot 1")  # who may be mentioned follows; the words stay
    people = open_list(page, "À l’attention de")
    people.press_sequentially("contractor")
    page.get_by_role("option", name="Compte contractor@exemple.be").click()
    close_list(people)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("Commentaire envoyé")).to_be_visible()
    settle(page)  # what has been typed goes away with its fields
    expect(page.get_by_text(QUESTION)).to_be_visible()
    expect(page.get_by_text("à l’attention de Compte contractor")).to_be_visible()


def test_a_report_is_written_faster_than_it_is_saved(live: Visit) -> None:
    expect_reports(live("lead"))
    writer = slow_down(open_at(live("contractor"), report_address()))
    for label, text in ((HIGHLIGHT, "Premier atelier tenu."), (NEXT, "Un second atelier.")):
        writer.get_by_label(label).press_sequentially(text)
        writer.keyboard.press("Tab")
    for change in writer.get_by_role("checkbox").all():
        change.press("Space")
    writer.get_by_role("button", name="Remettre le rapport").click()
    expect(writer.get_by_text("Rapport remis")).to_be_visible()
    settle(writer)  # what has been typed goes away with its fields
    for text in ("Premier atelier tenu.", "Un second atelier."):
        expect(writer.get_by_text(text)).to_be_visible()


def test_a_file_is_handed_in_before_the_page_has_seen_it(live: Visit, tmp_path: Path) -> None:
    file = tmp_path / "lettre signée.pdf"
    file.write_bytes(PDF)
    page = open_at(live("contractor"), "/conventions")
    page.get_by_text("Inscrire une convention").click()
    fill(page, "Titre", "Lettre")
    choose(page, "Type (obligatoire)", "Lettre d’engagement")
    choose(page, "Où en est-elle", "À préparer")
    type_day(page, "Depuis", "15012024")
    press(page, "Inscrire", "Convention inscrite")
    open_at(page, "/convention?territoire=herstal&convention=1")
    slow_down(page)
    act(page, "Déposer un fichier")
    with asking(page):  # sent to the server, which has not drawn the page with it yet
        page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Déposer le fichier").click()
    expect(page.get_by_text("Fichier déposé")).to_be_visible()
    settle(page)
    expect(page.get_by_role("link", name="lettre signée.pdf")).to_be_visible()
