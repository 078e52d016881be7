"""Every page, for everybody, on every kind of day: it opens, or says in French why it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from streamlit.testing.v1 import AppTest

from domain.addresses import Page
from domain.permissions import Actor
from models.database import Database
from tests import doses
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.ui.opening import ANSWER, interface, open_page
from ui.navigation import (
    ACCOUNTS,
    AGREEMENT,
    CONTACTS,
    DELIVERABLE,
    GATE,
    MEETING,
    OVERVIEW,
    PAGES,
    PHASE,
    REPORT,
    STAKEHOLDER,
    TWINS,
    WORK,
    PageEntry,
)

Case = TypeVar("Case")
EVERYBODY = (ALINE, HUGO, BRUNO, CHLOE, ADA)
NOBODY = Actor(None, "inconnu")  # no session: signed out, or never signed in
NEEDED = {
    PHASE: {"phase": "P07"},
    GATE: {"phase": "P03"},
    DELIVERABLE: {"livrable": "P07.protocole"},
}  # what the address of a page has to say
MOMENTS = {
    "today": {},
    "answer": {"au": ANSWER},
    "answer-as-known-then": {"au": ANSWER, "su_au": ANSWER},
}
REFUSED = {
    "no-such-day": ({"au": "2024-02-30"}, "n’est pas une date connue du calendrier"),
    "words": ({"au": "<b>hier</b>"}, "n’est pas une date connue du calendrier"),
    "future": ({"au": "2099-12-31"}, "est dans le futur"),
    "out-of-calendar": ({"au": "2999-01-01"}, "est hors du calendrier du projet"),
    "no-such-knowledge": ({"au": ANSWER, "su_au": "x"}, "n’est pas une date connue du calendrier"),
    "future-knowledge": ({"au": ANSWER, "su_au": "2099-12-31"}, "est dans le futur"),
}
# They write nothing: the day looked at, and a list to take away as it stood on that day.
READING_BUTTONS = {
    "7 février 2024\u00a0: la réponse au Parlement",
    "Revenir à aujourd’hui",
    "Exporter la liste",
}
WRITING = ("text_area", "multiselect", "checkbox", "file_uploader", "data_editor", "toggle")

# They exist once somebody expects, registers or enters one.
LATER = (REPORT, STAKEHOLDER, AGREEMENT, MEETING)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """In the usual dose each page takes its turn: over all of them, everybody and every day come."""
    if "person" in metafunc.fixturenames:
        pages = [entry for entry in PAGES if entry not in LATER]
        visits = [(person, name) for name in MOMENTS for person in EVERYBODY]
        cases = _in_turn(pages, visits, doses.amount(doses.OPENINGS, metafunc.config))
        ids = [f"{entry.file}-{person.display_name}-{name}" for entry, (person, name) in cases]
        values = [(entry, person, MOMENTS[name]) for entry, (person, name) in cases]
        metafunc.parametrize(("entry", "person", "moment"), values, ids=ids)
    elif "entry" in metafunc.fixturenames:
        refusals = _in_turn(PAGES, list(REFUSED), doses.amount(doses.REFUSALS, metafunc.config))
        ids = [f"{entry.file}-{name}" for entry, name in refusals]
        asked = [(entry, *REFUSED[name]) for entry, name in refusals]
        metafunc.parametrize(("entry", "moment", "reason"), asked, ids=ids)


def _in_turn(
    pages: Sequence[PageEntry], cases: Sequence[Case], n_each: int
) -> list[tuple[PageEntry, Case]]:
    """`n_each` of the cases for each page, at equal distances, the next page beginning one later."""
    distance = len(cases) // n_each
    return [
        (entry, cases[(start + n * distance) % len(cases)])
        for start, entry in enumerate(pages)
        for n in range(n_each)
    ]


@pytest.fixture(scope="module", autouse=True)
def prepared(people_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for the module: these tests only read."""
    folder = tmp_path_factory.mktemp("pages")
    patching = pytest.MonkeyPatch.context()
    with patching as patch, interface(people_template, folder, patch) as database:
        yield database


def address_of(entry: PageEntry, person: Actor) -> dict[str, str]:
    """What the page needs to know, within what that person may see."""
    place = "chapelle-lez-herlaimont" if person is BRUNO else "herstal"
    return {"territoire": place, **NEEDED[entry]} if entry in NEEDED else {}


def test_a_page_opens_for_whom_it_is_granted(
    entry: PageEntry, person: Actor, moment: dict[str, str]
) -> None:
    if not person.can(entry.needs):
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            open_page(person, entry, moment)
        return
    page = open_page(person, entry, address_of(entry, person) | moment)
    assert not page.error, page.error[0].value
    assert len(page.title) == 1
    assert has_footer(page)
    if moment:
        assert offered(page) == set()
        assert any("lecture seule" in text.value for text in page.markdown)


def has_footer(page: AppTest) -> bool:
    return "Accessibilité\u00a0: partiellement conforme" in page.markdown[-1].value


@pytest.mark.parametrize(
    ("who", "where", "day"), [(BRUNO, TWINS, ""), (ALINE, WORK, ANSWER), (ADA, ACCOUNTS, ANSWER)]
)
def test_a_page_that_has_nothing_more_to_show_keeps_its_footer(
    who: Actor, where: PageEntry, day: str
) -> None:
    assert has_footer(open_page(who, where, {"au": day} if day else {}))


def test_a_day_that_cannot_be_shown_is_refused(
    entry: PageEntry, moment: dict[str, str], reason: str
) -> None:
    person = ADA if ADA.can(entry.needs) else ALINE
    page = open_page(person, entry, address_of(entry, person) | moment)
    assert reason in page.error[0].value
    assert not page.title
    assert offered(page) == set()


def test_who_has_no_role_is_told_whom_to_ask() -> None:
    page = open_page(DENIS, OVERVIEW)
    assert "Votre rôle ne permet pas cette action" in page.error[0].value
    assert offered(page) == set()


def test_every_address_has_one_page() -> None:
    assert sorted(entry.address for entry in PAGES) == sorted(Page)


def test_only_work_contacts_and_accounts_are_kept_from_readers() -> None:
    assert [entry for entry in PAGES if not CHLOE.can(entry.needs)] == [WORK, CONTACTS, ACCOUNTS]


@pytest.mark.parametrize("moment", [*MOMENTS.values(), *(said for said, _ in REFUSED.values())])
def test_who_is_signed_out_reads_so_and_nothing_else(moment: dict[str, str]) -> None:
    page = open_page(NOBODY, OVERVIEW, moment)
    assert [title.value for title in page.title] == ["Votre session est terminée"]
    assert offered(page) == set()
    assert not page.selectbox


@pytest.mark.parametrize("place", ["herstal", "atlantide", "<b>herstal</b>", "herstal' OR 1=1"])
def test_the_phase_of_a_foreign_territory_is_not_found(place: str) -> None:
    page = open_page(BRUNO, PHASE, {"territoire": place, "phase": "P07"})
    assert "est introuvable" in page.error[0].value
    assert not page.title


@pytest.mark.parametrize("params", [{}, {"territoire": "herstal"}, {"phase": "P07"}])
def test_a_phase_without_its_whole_address_is_not_found(params: dict[str, str]) -> None:
    assert "est introuvable" in open_page(ALINE, PHASE, params).error[0].value


def offered(page: AppTest) -> set[str]:
    """What on the page could write: buttons that are not of the frame, and fields to fill in but for
    the boxes of filters."""
    buttons = {button.label for button in page.button} - READING_BUTTONS
    return buttons | {
        str(getattr(field, "label", ""))
        for kind in WRITING
        for field in page.get(kind)
        if not str(getattr(field, "key", "")).startswith("only_")
    }


@pytest.mark.parametrize("asked_of", [
    entry for entry in PAGES if BRUNO.can(entry.needs)
], ids=lambda entry: str(entry.file))  # fmt: skip
def test_what_is_foreign_and_what_does_not_exist_are_refused_in_the_same_words(
    asked_of: PageEntry,
) -> None:
    """Herstal, where Bruno has no part, and a town that nobody follows; what stands in them too."""
    objects = {
        "phase": "P07", "livrable": "P07.protocole", "organisation": "1", "convention": "1",
        "reunion": "1", "lot": "lot-2", "periode": "2026-11-01_2026-11-15",
    }  # fmt: skip
    told = [
        [error.value for error in open_page(BRUNO, asked_of, {"territoire": place, **asked}).error]
        for place in ("herstal", "inventee-zz")
        for asked in ({}, objects, {**objects, "phase": "P99", "livrable": "P99.x"})
    ]
    assert told[:3] == told[3:]
