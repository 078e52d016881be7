"""« Échéances » : what is due, for whom, filtered, each line leading to its object."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from domain.dates import PartialDate
from domain.permissions import Actor
from models.database import Database
from queries.context import Context
from services.milestones import milestones
from services.milestones.milestones import Forecast
from services.phases import phases
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import (
    ANSWER,
    open_page,
    row_acts,
    row_links,
    table_rows,
    words,
)  # fmt: skip
from tests.worlds import brussels_today, real_catalog
from ui.navigation import DUE, MENU, PHASE

ON = {"au": ANSWER}
READERS = (ALINE, HUGO, BRUNO, CHLOE, ADA)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)
def test_it_says_what_is_due_on_the_day_of_the_answer(shown: Database, reader: Actor) -> None:
    page = open_page(reader, DUE, ON)
    assert "Au 7 février 2024, aucune échéance connue n’est dépassée" in words(page)
    assert "n’ont pas encore de date" in words(page)
    seen = {"Herstal", "Chapelle-lez-Herlaimont"}
    seen = {HUGO: {"Herstal"}, BRUNO: {"Chapelle-lez-Herlaimont"}}.get(reader, seen)
    labels = [label for label in lines(page) if "phase 7" in label]
    assert len(labels) == len(seen)
    assert all(any(place in label for label in labels) for place in seen)


def test_what_was_planned_long_ago_is_told_as_silence_and_not_as_lateness(shown: Database) -> None:
    page = open_page(CHLOE, DUE)
    assert "Sans nouvelles" in words(page)
    assert all("sans nouvelles depuis le 7 février 2024" in line for line in lines(page))


def test_each_line_leads_to_its_milestone_and_back(shown: Database) -> None:
    soon = brussels_today() + timedelta(days=20)
    with shown.write() as session:
        ctx = Context(session, HUGO, datetime.now(UTC), real_catalog())
        milestones.forecast(
            ctx, territory="herstal", milestone="P07.protocole-valide", seen_version=1,
            forecast=Forecast(PartialDate(soon)),
        )  # fmt: skip
        lead = Context(session, ALINE, datetime.now(UTC), real_catalog())
        phases.assign_lot(lead, territory="herstal", phase="P07", seen_version=2, lot="lot-1")
    page = open_page(HUGO, DUE)
    [row] = [row for row in table_rows(page) if "Protocole validé" in row["Quoi"]]
    assert list(row_acts(page).values()).count(["Dater"]) == 1
    assert row_acts(open_page(CHLOE, DUE)) == {}, "who reads does nothing"
    assert row_acts(open_page(HUGO, DUE, ON)) == {}, "and nobody on a day of the past"
    assert row["Lot"] == "lot 1" and row["Qui réalise"].endswith(" autres")
    [asked] = [href for name, href in row_links(page).items() if "Protocole validé" in name]
    assert "jalon=P07.protocole-valide" in asked and "depuis=echeances" in asked
    there = open_page(
        HUGO, PHASE,
        {"territoire": "herstal", "phase": "P07", "jalon": "P07.protocole-valide", "depuis": "echeances"},
    )  # fmt: skip
    assert there.get("page_link")[0].proto.label == "Échéances"


@pytest.mark.parametrize(("params", "count"), [
    ({}, 4), ({"territoire": "herstal"}, 2), ({"phase": "P11"}, 2), ({"lot": "lot-1"}, 0),
    ({"territoire": "herstal", "phase": "P07"}, 1), ({"responsable": "ADJ-T"}, 2),
])  # fmt: skip
def test_the_filters_live_in_the_address(
    shown: Database, params: dict[str, str], count: int
) -> None:
    assert len(lines(open_page(CHLOE, DUE, ON | params))) == count


@pytest.mark.parametrize("params", [
    {"territoire": "herstal"}, {"phase": "P99"}, {"lot": "lot-9"}, {"responsable": "<b>"},
])  # fmt: skip
def test_what_does_not_exist_or_is_foreign_is_not_found(
    shown: Database, params: dict[str, str]
) -> None:
    page = open_page(BRUNO, DUE, params)
    assert "introuvable" in page.error[0].value
    assert not page.title


def test_a_filter_with_one_choice_is_not_shown(shown: Database) -> None:
    offered = {person: open_page(person, DUE).selectbox for person in (BRUNO, ALINE)}
    labels = {person: {one.label for one in boxes} for person, boxes in offered.items()}
    assert labels[ALINE] - labels[BRUNO] == {"Territoire"}


@pytest.mark.parametrize("person", READERS, ids=lambda person: person.display_name)
def test_the_menu_stays_short(person: Actor) -> None:
    granted = [any(person.can(page.needs) for page in section.pages) for section in MENU]
    assert sum(granted) <= 7


def lines(page: AppTest) -> list[str]:
    return [" ; ".join(row.values()) for row in table_rows(page) if "phase " in row["Où"]]
