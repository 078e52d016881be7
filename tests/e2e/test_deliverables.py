"""A deliverable in real browsers: handed in, refused, corrected, accepted with a reservation, closed, read."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.documents.uploads import PDF
from tests.e2e.conftest import Visit
from tests.e2e.watching import act, attach, fill, open_at, press, settle, tick, type_day

pytestmark = pytest.mark.browser
HERE = "/livrable?territoire=herstal&livrable=P08.chiffres-d-activite"
FILE: FilePayload = {"name": "présences.pdf", "mimeType": "application/pdf", "buffer": PDF}


def test_a_deliverable_is_followed_from_its_file_to_its_last_reservation(live: Visit) -> None:
    contractor = open_at(live("contractor"), HERE)
    hand_in(contractor)
    with contractor.expect_download() as started:
        contractor.get_by_role("link", name="présences.pdf").click()
    assert started.value.suggested_filename == "présences.pdf"
    assert started.value.path().read_bytes() == PDF
    hand_over(contractor)

    lead = live("lead")
    check(lead)
    tick(lead.get_by_text("Refusé", exact=True))
    fill(lead, "Motif (obligatoire pour refuser)", "Il manque la page des présences.")
    press(lead, "Enregistrer la décision", "Décision enregistrée")

    open_at(contractor, "/changements?territoire=herstal")
    contractor.get_by_role("link").filter(has_text="Il manque la page des présences").click()
    settle(contractor)
    hand_in(contractor)
    hand_over(contractor)

    check(lead)
    tick(lead.get_by_text("Accepté avec réserves", exact=True))
    fill(lead, "Réserve 1", "Joindre les chiffres de mai")
    type_day(lead, "À lever pour le", "15/12/2099")
    press(lead, "Enregistrer la décision", "Décision enregistrée")

    open_at(contractor, HERE)
    act(contractor, "Lever une réserve")
    fill(contractor, "Ce qui a été fait", "Chiffres de mai joints")
    press(contractor, "Déclarer la réserve levée", "Réserve déclarée levée")

    open_at(lead, HERE)
    act(lead, "Clore une réserve")
    press(lead, "Clore la réserve", "Réserve 1 close")

    ministry = open_at(live("ministry"), HERE)
    expect(ministry.get_by_text("ce livrable est accepté depuis le")).to_be_visible()
    expect(ministry.get_by_text("présences.pdf")).to_have_count(0)
    foreigner = open_at(live("foreigner"), HERE)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()
    for reader in (contractor, lead, ministry):
        open_at(reader, "/changements?territoire=herstal&phase=P08")
        expect(reader.get_by_text("(phase 8) est accepté")).to_be_visible()
        expect(reader.get_by_text("La réserve 1 sur le livrable")).to_contain_text("est close")
    open_at(foreigner, "/changements")
    expect(foreigner.get_by_text("phase 8", exact=False)).to_have_count(0)


def hand_in(contractor: Page) -> None:
    act(contractor, "Déposer un fichier")
    attach(contractor, FILE)
    press(contractor, "Déposer la version", "Version déposée")


def hand_over(contractor: Page) -> None:
    act(contractor, "Remettre")
    press(contractor, "Remettre le livrable", "Livrable remis")


def check(lead: Page) -> None:
    """Every criterion is found met; what is left is to decide."""
    open_at(lead, HERE)
    press(lead, "Commencer la vérification", "Vérification commencée")
    act(lead, "Constater")
    for group in lead.get_by_role("radiogroup").filter(has_text="sans objet").all():
        tick(group.get_by_text("rempli", exact=True))
    press(lead, "Enregistrer les constats", "Constats enregistrés")
    act(lead, "Décider")
