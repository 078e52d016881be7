"""Which addresses can be kept: those of our own pages, and nothing else."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.saved_views import check_address, forget_person

PAGES = ("", "echeances", "calendrier")


@pytest.mark.parametrize(("address", "kept"), [
    ("/", "/"),
    ("/echeances", "/echeances"),
    ("/echeances?territoire=herstal&au=2024-02-07", "/echeances?territoire=herstal&au=2024-02-07"),
    ("/echeances?q=é%20à", "/echeances?q=%C3%A9+%C3%A0"),
    ("/echeances?vide=&territoire=herstal#ancre", "/echeances?territoire=herstal"),
])  # fmt: skip
def test_an_address_of_ours_is_kept_as_it_is_usually_written(address, kept):
    assert check_address(address, pages=PAGES) == kept


@pytest.mark.parametrize("address", [
    "", "echeances", "https://exemple.be/echeances", "//exemple.be/echeances", "/\\exemple.be",
    "javascript:alert(1)", "/inconnue", "/echeances/", "/compte/deconnexion", "/api/v1/phases",
    "/echeances?" + "&".join(f"a{n}=1" for n in range(30)), "/echeances?q=" + "x" * 2000,
    "/echeances\x00", "http://[x", "/../echeances",
])  # fmt: skip
def test_anything_else_is_refused(address):
    with pytest.raises(DomainError):
        check_address(address, pages=PAGES)


@given(st.text(max_size=60))
def test_whatever_is_typed_leads_to_a_page_of_ours_or_nowhere(text: str) -> None:
    try:
        kept = check_address(text, pages=PAGES)
    except DomainError:
        return
    assert kept.startswith("/") and not kept.startswith("//")
    assert kept[1:].partition("?")[0] in PAGES
    assert check_address(kept, pages=PAGES) == kept


PERSON = ("Jeanne Dupont-Lié", "jeanne@exemple.be", "0470 12 34 56")


@pytest.mark.parametrize("looked_for", [
    "jeanne dupont", "DUPONT", "la réunion de Jeanne", "jeanne@exemple.be", "0470123456", "0470/12.34.56",
])  # fmt: skip
def test_an_address_forgets_who_was_erased(looked_for):
    address = f"/recherche?{urlencode({'q': looked_for, 'au': '2026-11-01'})}"
    assert forget_person(address, PERSON) == "/recherche?au=2026-11-01"


@pytest.mark.parametrize("address", [
    "/recherche?q=lien+social", "/echeances?territoire=dupont", "/recherche", "/recherche?q=12",
])  # fmt: skip
def test_an_address_keeps_what_leads_to_nobody(address):
    assert forget_person(address, PERSON) == address
