"""A file of figures in a real browser: shown in words before it is recorded, refused in French."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from tests.e2e.conftest import Visit
from tests.e2e.watching import attach, open_at, press, settle, tick

pytestmark = pytest.mark.browser
HERE = "/portrait?territoire=herstal&agir=importer"
HEADS = (
    "Niveau;Lieu;Indicateur;Ventilation;Période;Valeur;Unité;Source;Adresse de la source;"
    "Relevée le;Licence;Rupture de série;Statut"
)
LINE = "Commune;Herstal;Taux d’emploi;;2019;125;%;Source d’essai;;2/7/2024;;;"
FILE: FilePayload = {
    "name": "taux.csv", "mimeType": "text/csv", "buffer": f"{HEADS}\r\n{LINE}\r\n".encode("cp1252"),
}  # fmt: skip
HEAVY: FilePayload = {
    "name": "lourd.csv", "mimeType": "text/csv", "buffer": b"x" * (11 * 1024 * 1024),
}  # fmt: skip


def test_a_file_is_shown_in_words_confirmed_and_recorded_once(live: Visit) -> None:
    page = open_at(live("contractor"), HERE)
    page.locator("input[type=file]").set_input_files(HEAVY)
    refusal = page.get_by_role("alert").filter(has_text="Le fichier pèse trop")
    expect(refusal).to_have_text("Erreur\u00a0: Le fichier pèse trop\u00a0: 10\u00a0Mo au plus.")

    open_at(page, HERE)
    attach(page, FILE)
    expect(page.get_by_text(f"{len(FILE['buffer'])}\u00a0octets")).to_be_visible()
    for words in (
        "1 ligne lue dans", "Fichier lu comme Windows-1252", "125\u00a0%", "Une part au-dessus de",
        "ailleurs ce serait 7 février 2024",
    ):  # fmt: skip
        expect(page.get_by_text(words).first).to_be_visible()
    tick(page.get_by_text("Je confirme ces valeurs inhabituelles"))
    press(page, "Importer ces lignes", "taux.csv")
    settle(page)
    expect(
        page.get_by_text("dans le portrait de Herstal\u00a0: 1 valeur ajoutée.")
    ).to_be_in_viewport()
    expect(page.get_by_text("Ce fichier ne change rien")).to_have_count(0)
    expect(page.locator("[data-testid='stFileChip']")).to_have_count(0)
