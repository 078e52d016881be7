"""Who is missing around the table, on its page: nothing known yet, gaps by name, past days, who sees it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from domain.dates import PartialDate
from domain.meetings import MeetingKind
from models.database import Database
from queries.context import Context
from services.meetings import meetings
from services.meetings.meetings import Day, Description, Held
from services.register import organisations
from services.register.organisations import Known
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, open_page, table_rows, words
from tests.worlds import real_catalog
from ui.navigation import MEETINGS, PHASE, ROUND_TABLE, TERRITORY

HERE = {"territoire": "herstal"}


@pytest.fixture
def filled(shown: Database) -> Database:
    """A workshop of phase 4 in Herstal; a CPAS came, the « Régie » did not."""
    on = PartialDate.parse("2024-03-07")
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        for n, (name, kind) in enumerate((("CPAS (essai)", "CPAS"), ("Régie (essai)", "RQ"))):
            organisations.add(
                ctx, territories=("herstal",), seen_version=n,
                description=organisations.Description(name, kind),
                known=Known(PartialDate.parse("2023-01")),
            )  # fmt: skip
        meetings.add(
            ctx, territories=("herstal",), seen_version=0, day=Day(on, is_held=True),
            description=Description("Atelier :red[x]", MeetingKind.WORKSHOP, phases=("P04",)),
        )  # fmt: skip
        held = Held(on, (1,), {"jeunes": 7})
        meetings.record_held(ctx, territory="herstal", number=1, seen_version=2, held=held)
    return shown


def leads_there(page: AppTest) -> bool:
    return any("autour de la table" in element.proto.label for element in page.get("page_link"))


def test_before_any_meeting_the_page_says_what_to_do(shown: Database) -> None:
    page = open_page(CHLOE, ROUND_TABLE)
    assert "aucune réunion tenue n’est connue" in words(page)
    assert "notez les réunions tenues" in page.info[0].value


def test_the_gaps_are_named_and_lead_to_the_meetings(filled: Database) -> None:
    page = open_page(CHLOE, ROUND_TABLE, HERE)
    said = words(page).replace("\u00a0", " ")
    assert "1 réunion tenue, la dernière le 7 mars 2024 ; pas encore prouvé ; 2 groupes" in said
    rows = {row["Groupe"]: row for row in table_rows(page)}
    assert rows["Régie des quartiers"]["Phase 4"] == "jamais vu"
    assert rows["Régie des quartiers"]["Phase 5"] == "non renseigné"
    seen = rows["Jeunes de moins de 25 ans"]["Phase 4"].replace("\u00a0", " ")
    assert seen == "1 sur 1, dernière : 07/03/2024"
    assert "(/fichiers/tour-de-table/herstal.csv)" in words(page)

    alone = open_page(HUGO, ROUND_TABLE, HERE | {"phase": "P04"})
    assert "régie des quartiers" in words(alone)
    assert any("Atelier :red[x]" in row["Réunions"] for row in table_rows(alone))
    past = open_page(CHLOE, ROUND_TABLE, HERE | {"au": ANSWER})
    assert "aucune réunion tenue n’est connue" in words(past)


def test_it_is_found_from_the_pages_around_and_only_where_it_may_be_read(filled: Database) -> None:
    around = HERE | {"onglet": "Partenaires et réunions"}
    for entry, params in ((MEETINGS, {}), (PHASE, around | {"phase": "P04"}), (TERRITORY, HERE)):
        assert leads_there(open_page(HUGO, entry, params)), entry
    assert not leads_there(open_page(HUGO, PHASE, around | {"phase": "P09"}))
    assert "est introuvable" in open_page(BRUNO, ROUND_TABLE, HERE).error[0].value
    assert "Atelier" not in words(open_page(BRUNO, ROUND_TABLE))
    for wrong in ({"territoire": "x"}, {"phase": "x"}):
        assert "est introuvable" in open_page(ALINE, ROUND_TABLE, wrong).error[0].value
