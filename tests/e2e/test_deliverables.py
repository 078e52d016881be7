"""A deliverable in real browsers: handed in, refused, corrected, accepted with a reservation, closed, read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.documents.uploads import PDF
from tests.e2e.conftest import Visit
from tests.e2e.papers import assert_paper_tells
from tests.e2e.watching import attach, fill, open_at, press, settle, tick, type_day

pytestmark = pytest.mark.browser
HERE = "/livrable?territoire=herstal&livrable=P08.chiffres-d-activite"
TITLE = "Chiffres de présence"
FILE: FilePayload = {"name": "présences.pdf", "mimeType": "application/pdf", "buffer": PDF}


def test_a_deliverable_is_followed_from_its_file_to_its_last_reservation(live: Visit) -> None:
    contractor = open_at(live("contractor"), HERE)
    hand_in_as_draft(contractor)
    with contractor.expect_download() as started:
        contractor.get_by_role("link", name="présences.pdf").click()
    assert started.value.suggested_filename == "présences.pdf"
    assert started.value.path().read_bytes() == PDF
    press(contractor, "Remettre au FOREm", "Livrable remis")

    lead = live("lead")
    check(lead)
    tick(lead.get_by_text("Refusé", exact=True))
    fill(lead, "Motif (obligatoire pour refuser)", "Il manque la page des présences.")
    press(lead, "Enregistrer la décision", "Décision enregistrée")

    open_at(contractor, "/changements?territoire=herstal")
    contractor.get_by_role("link").filter(has_text="Il manque la page des présences").click()
    settle(contractor)
    hand_in(contractor)

    check(lead)
    tick(lead.get_by_text("Accepté avec réserves", exact=True))
    fill(lead, "Réserve 1", "Joindre les chiffres de mai")
    type_day(lead, "À lever pour le", "15/12/2099")
    press(lead, "Enregistrer la décision", "Décision enregistrée")

    open_at(contractor, HERE)
    fill(contractor, "Ce qui a été fait", "Chiffres de mai joints")
    press(contractor, "Déclarer la réserve levée", "Réserve déclarée levée")

    open_at(lead, HERE)
    press(lead, "Clore la réserve", "Réserve 1 close")

    ministry = open_at(live("ministry"), HERE)
    expect(ministry.get_by_text("ce livrable est accepté depuis le")).to_be_visible()
    expect(ministry.get_by_text("présences.pdf")).to_have_count(0)
    inside = ("Joindre les chiffres de mai", "présences.pdf", "contractor@exemple.be")
    assert_paper_tells(open_at(lead, HERE), TITLE, *inside)
    assert_paper_tells(ministry, TITLE, "ce livrable est accepté depuis le", never=inside)
    foreigner = open_at(live("foreigner"), HERE)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()
    for reader in (contractor, lead, ministry):
        open_at(reader, "/changements?territoire=herstal&phase=P08")
        expect(reader.get_by_text("(phase 8) est accepté").first).to_be_visible()
        closed = reader.get_by_text("La réserve 1 sur le livrable").first
        expect(closed).to_contain_text("est close")
    open_at(foreigner, "/changements")
    expect(foreigner.get_by_text("phase 8", exact=False)).to_have_count(0)


def test_a_wrong_file_handed_over_is_taken_back_from_its_confirmation(live: Visit) -> None:
    contractor = open_at(live("contractor"), HERE)
    hand_in(contractor)
    link = contractor.get_by_role("link", name="présences.pdf")
    address = link.get_attribute("href")
    press(contractor, "Annuler", "C’est annulé")
    expect(link).to_have_count(0)
    expect(contractor.get_by_role("button", name="Déposer et remettre au FOREm")).to_be_visible()
    assert address is not None
    assert contractor.request.get(address).status == 404
    lead = open_at(live("lead"), HERE)
    expect(lead.get_by_role("link", name="présences.pdf")).to_have_count(0)
    hand_in(contractor)
    expect(contractor.get_by_role("link", name="présences.pdf")).to_be_visible()


class Counted:
    """Counts what a person does: each click, each text typed, each file chosen."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, act: Callable[[], object]) -> None:
        self.count += 1
        act()


def test_handing_in_and_over_takes_four_acts_at_most(live: Visit) -> None:
    page = open_at(live("contractor"), "/livrables?territoire=herstal&phase=P08")
    do = Counted()
    do(page.get_by_role("link", name=TITLE).click)
    settle(page)
    do(lambda: attach(page, FILE))
    do(lambda: press(page, "Déposer et remettre au FOREm", "Déposé et remis"))
    assert do.count <= 4


def test_accepting_with_a_reservation_takes_six_acts_at_most(live: Visit) -> None:
    contractor = open_at(live("contractor"), HERE)
    hand_in(contractor)
    lead = open_at(live("lead"), "/livrables?territoire=herstal&phase=P08")
    do = Counted()
    do(lead.get_by_role("link", name=TITLE).click)
    settle(lead)
    for group in lead.get_by_role("radiogroup").filter(has_text="sans objet").all():
        do(partial(tick, group.get_by_text("rempli", exact=True)))
    do(lambda: tick(lead.get_by_text("Accepté avec réserves", exact=True)))
    do(lambda: fill(lead, "Réserve 1", "Joindre les chiffres de mai"))
    do(lambda: type_day(lead, "À lever pour le", "15/12/2099"))
    do(lambda: press(lead, "Enregistrer la décision", "Décision enregistrée"))
    assert do.count <= 6


def hand_in_as_draft(contractor: Page) -> None:
    attach(contractor, FILE)
    press(contractor, "Déposer sans remettre", "Version déposée")


def hand_in(contractor: Page) -> None:
    """One choice and one press: what is handed in is handed over."""
    attach(contractor, FILE)
    press(contractor, "Déposer et remettre au FOREm", "Déposé et remis")


def check(lead: Page) -> None:
    """Every criterion is found met; what is left is to decide."""
    open_at(lead, HERE)
    for group in lead.get_by_role("radiogroup").filter(has_text="sans objet").all():
        tick(group.get_by_text("rempli", exact=True))
