"""The papers of a territory in real browsers: what each role takes away, and what stays inside."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Visit
from tests.e2e.papers import assert_paper_tells, taken_pdf
from tests.e2e.watching import open_at, press
from tests.reading_papers import letters_of

pytestmark = pytest.mark.browser
TERRITORY = "/territoire?territoire=herstal"
PEOPLE = ("lead@exemple.be", "contractor@exemple.be")


@pytest.mark.parametrize("role", ["lead", "contractor", "ministry"])
def test_a_territory_leaves_on_one_page_and_as_a_handover(visit: Visit, role: str) -> None:
    page = open_at(visit(role), f"{TERRITORY}&au=2024-02-07")
    assert_paper_tells(page, "État au 7 février 2024", "11. Rapport final", never=PEOPLE[1:])
    assert len(taken_pdf(page).pages) == 1

    page = open_at(visit(role), TERRITORY)
    handover = taken_pdf(page, which=1).text
    for part in ("Phases", "Dates dites au Parlement", "Derniers rapports"):
        assert letters_of(part) in handover
    known = {"lead": PEOPLE, "contractor": PEOPLE, "ministry": ()}[role]
    assert [name for name in PEOPLE if letters_of(name) in handover] == list(known)
    assert letters_of("foreigner@exemple.be") not in handover


def test_a_past_day_has_its_own_paper(visit: Visit) -> None:
    page = open_at(visit("ministry"), f"{TERRITORY}&au=2023-03-31")
    assert letters_of("2024") not in taken_pdf(page).text


def test_a_frozen_portrait_leaves_as_it_was_frozen(live: Visit) -> None:
    lead = open_at(live("lead"), "/portrait?territoire=herstal&agir=figer")
    press(lead, "Figer le portrait", "Portrait figé")
    ministry = open_at(live("ministry"), "/portrait?territoire=herstal&version=1")
    assert_paper_tells(
        ministry, "Portrait « au départ »", "Superficie", "23,36 km²", "non renseigné", never=PEOPLE
    )
