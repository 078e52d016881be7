"""A report in real browsers: expected, written, kept over a reload, returned, corrected, accepted, read."""

from __future__ import annotations

import io
from hashlib import sha256

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.e2e.conftest import Visit
from tests.e2e.faults import violations, wider_than_the_screen
from tests.e2e.papers import assert_paper_tells
from tests.e2e.reports import HIGHLIGHT, NEXT, expect_reports, report_address
from tests.e2e.watching import fill, open_at, press, settle
from tests.e2e.wire import asking
from tests.reading_papers import letters_of

pytestmark = pytest.mark.browser


def test_a_report_goes_from_its_first_word_to_the_ministry(live: Visit) -> None:
    lead, writer, ministry = (live(role) for role in ("lead", "contractor", "ministry"))
    expect_reports(lead)
    assert_accessible(lead)
    write_over_a_reload(writer)
    send(writer)
    open_at(ministry, report_address())
    expect(ministry.get_by_text("est introuvable")).to_be_visible()

    open_at(lead, report_address())
    fill(lead, "Motif (obligatoire pour renvoyer)", "Il manque les présences.")
    lead.get_by_role("button", name="Renvoyer le rapport").click()
    expect(lead.get_by_text("Rapport renvoyé")).to_be_visible()

    assert_told(writer, "est renvoyé pour correction", "Il manque les présences.")
    open_at(writer, report_address())
    expect(writer.get_by_text("Il manque les présences.")).to_be_visible()
    write(writer, HIGHLIGHT, "Deux ateliers, 31 présences.")
    send(writer)
    assert_accessible(writer)

    open_at(lead, report_address())
    lead.get_by_role("button", name="Accepter le rapport").click()
    expect(lead.get_by_text("Rapport accepté")).to_be_visible()

    open_at(ministry, report_address())
    expect(ministry.get_by_text("Deux ateliers, 31 présences.")).to_be_visible()
    assert_paper_tells(
        ministry,
        "Deux ateliers, 31 présences.",
        "Version 2, remise le",
        never=("(essai)", "contractor@"),
    )
    expect(ministry.get_by_text("conforme").first).to_be_visible()
    assert ministry.locator("textarea").count() == 0
    neighbour = open_at(live("foreigner"), report_address())
    expect(neighbour.get_by_text("est introuvable")).to_be_visible()
    assert_sealed(ministry)
    assert_told(writer, "est remis, version 2", "est accepté, version 2")
    assert_told(ministry, "est accepté, version 2")
    open_at(neighbour, "/changements")
    expect(neighbour.get_by_text("Le rapport du")).to_have_count(0)


def test_a_draft_is_whole_on_paper(live: Visit) -> None:
    """Whoever reads it before it is sent reads it on a sheet."""
    expect_reports(live("lead"))
    writer = open_at(live("contractor"), report_address())
    words = [f"Difficulté numéro {number} de la période." for number in range(1, 51)]
    write(writer, "Difficultés", " ".join(words))
    fill(writer, "Nouveaux risques (un par ligne)", "Le local manque.\nUn départ.")
    settle(writer)
    sheet = PdfReader(io.BytesIO(writer.pdf(format="A4")))
    printed = letters_of("\n".join(page.extract_text() for page in sheet.pages))
    told = [*words, "Le local manque.", "Un départ.", "Ce qui a changé", "Votre récit"]
    assert [one for one in told if letters_of(one) not in printed] == []
    assert letters_of("Remettre le rapport") not in printed


def test_a_report_sent_by_mistake_is_taken_back_with_its_words(live: Visit) -> None:
    lead, writer = live("lead"), live("contractor")
    expect_reports(lead)
    open_at(writer, report_address())
    write(writer, HIGHLIGHT, "Premier atelier tenu.")
    send(writer)
    press(writer, "Annuler", "C’est annulé")
    expect(writer.get_by_label(HIGHLIGHT)).to_have_value("Premier atelier tenu.")
    open_at(lead, report_address())
    expect(lead.get_by_text("Premier atelier tenu.")).to_have_count(0)
    expect(lead.get_by_role("button", name="Accepter le rapport")).to_have_count(0)
    write(writer, HIGHLIGHT, "Premier atelier tenu, 12 présences.")
    send(writer)
    open_at(lead, report_address())
    expect(lead.get_by_text("Premier atelier tenu, 12 présences.")).to_be_visible()


def write_over_a_reload(writer: Page) -> None:
    """What was left in a field is found again."""
    open_at(writer, report_address())
    assert_accessible(writer)
    write(writer, HIGHLIGHT, "Premier atelier tenu.")
    write(writer, NEXT, "Un second atelier.")
    writer.reload()
    settle(writer)
    expect(writer.get_by_label(HIGHLIGHT)).to_have_value("Premier atelier tenu.")
    expect(writer.get_by_label(NEXT)).to_have_value("Un second atelier.")
    # What was not left yet is found again too, and is then in the draft.
    writer.get_by_label(NEXT).press("End")
    writer.get_by_label(NEXT).press_sequentially(" Et un bilan.")
    writer.reload()
    settle(writer)
    expect(writer.get_by_label(NEXT)).to_have_value("Un second atelier. Et un bilan.")
    expect(writer.get_by_text("Brouillon enregistré à l’instant.")).to_be_visible()


def write(writer: Page, label: str, text: str) -> None:
    fill(writer, label, text)
    expect(writer.get_by_text("Brouillon enregistré")).to_be_visible()


def send(writer: Page) -> None:
    """What the application itself recorded in this period is confirmed first."""
    for change in writer.get_by_role("checkbox").all():
        if not change.is_checked():
            with asking(writer):
                change.press("Space")
            settle(writer)
    writer.get_by_role("button", name="Remettre le rapport").click()
    expect(writer.get_by_text("Rapport remis")).to_be_visible()


def assert_sealed(reader: Page) -> None:
    """The bytes that are handed out have the seal that the page tells."""
    with reader.expect_download() as started:
        reader.get_by_text("Détails techniques").click()
        reader.get_by_role("link", name="Télécharger le document figé").click()
    seal = sha256(started.value.path().read_bytes()).hexdigest()
    expect(reader.get_by_text(seal)).to_be_visible()


def assert_told(reader: Page, *words: str) -> None:
    """« Ce qui a changé » says so in one line, which leads to the report."""
    open_at(reader, "/changements?territoire=herstal")
    line = reader.get_by_role("link").filter(has_text="Le rapport du")
    for word in words:
        line = line.filter(has_text=word)
    line.click()
    settle(reader)
    expect(reader.get_by_role("heading", name="Rapport du", exact=False)).to_be_visible()


def assert_accessible(page: Page) -> None:
    """As somebody who arrives there reads it."""
    open_at(page, page.url)
    assert violations(page) == []
    assert wider_than_the_screen(page) == 0
