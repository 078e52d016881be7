"""Meetings on screen: none yet, entering one, holding it, deciding and asking; who finds it where."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.dates import PartialDate
from domain.meetings import MeetingKind, Owner
from models.database import Database
from queries.context import Context
from services.meetings import meetings, points
from services.meetings.meetings import Day, Description, Held
from services.meetings.points import Asked, Decided
from services.register import organisations
from services.register.organisations import Known
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import (
    ANSWER,
    acts,
    field,
    open_page,
    row_links,
    shows_as_typed,
    table_rows,
    type_date,
    words,
)
from tests.worlds import brussels_today, real_catalog
from ui.navigation import CHANGES, DUE, JOURNAL, MEETING, MEETINGS, SEARCH, WORK

HERE = {"territoire": "herstal", "reunion": "1"}
PAYLOAD = "![x](http://e) :red[x]"


@pytest.fixture
def filled(shown: Database) -> Database:
    """A steering committee held in Herstal, with a decision and two actions; one planned."""
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        here: dict[str, Any] = {"territory": "herstal", "number": 1}
        organisations.add(
            ctx, territories=("herstal",), seen_version=0,
            description=organisations.Description("CPAS (essai)", "CPAS"),
            known=Known(PartialDate.parse("2023-01")),
        )  # fmt: skip
        steering = Description(
            "Comité no 1", MeetingKind.STEERING, "Mairie", ("P04",), f"Charte {PAYLOAD}"
        )
        on, later = PartialDate.parse("2024-01-15"), PartialDate(ctx.today + timedelta(days=9))
        meetings.add(
            ctx, territories=("herstal",), seen_version=0, description=steering,
            day=Day(on, is_held=True),
        )  # fmt: skip
        held = Held(on, (1,), {"demandeurs-d-emploi": 12})
        meetings.record_held(ctx, **here, seen_version=2, held=held)
        decided = Decided("Signer la charte", "Comité", "avis rendu", "phase 5 avancée", "P04")
        points.decide(ctx, **here, seen_version=3, decided=decided)
        for version, (text, due) in enumerate((("Relire", on), ("Écrire", later)), start=4):
            asked = Asked(text, Owner(organisation=1), due)
            points.ask(ctx, **here, seen_version=version, asked=asked)
        next_one = Description("Comité no 2", MeetingKind.STEERING)
        meetings.add(
            ctx, territories=("herstal",), seen_version=1, description=next_one, day=Day(later)
        )
    return shown


def press(page: AppTest, label: str) -> AppTest:
    [button] = [button for button in page.button if button.label == label]
    page = button.click().run()
    assert not page.exception, page.exception[0].value
    return page


def test_a_contractor_plans_a_meeting_then_says_that_it_was_held(shown: Database) -> None:
    assert "aucune réunion n’est connue" in words(open_page(CHLOE, MEETINGS))
    page = press(open_page(HUGO, MEETINGS), "Inscrire une réunion ou un atelier")
    field(page, "text_input", "title/meeting").set_value("  Atelier vision ").run()
    page = press(page, "Inscrire")
    assert "Nature » est vide" in page.error[0].value
    assert field(page, "text_input", "title/meeting").value == "  Atelier vision "
    field(page, "selectbox", "kind/meeting").select("workshop").run()
    field(page, "selectbox", "status/meeting").select("planned").run()
    type_date(page, "when/meeting", date(2024, 3, 7))
    page = press(page, "Inscrire")
    assert "Réunion inscrite" in page.success[0].value
    assert page.title[0].value == "Atelier vision", "one lands on what was entered"
    page = open_page(HUGO, MEETINGS)
    [row] = table_rows(page)
    assert row_links(page) == {"Atelier vision": "/reunion?territoire=herstal&reunion=1"}
    assert row["État"].endswith("Prévue le 7 mars 2024, passée sans nouvelles")

    page = open_page(HUGO, MEETING, HERE)
    type_date(page, "when/hold", date(2024, 3, 8))
    field(page, "number_input", "group-habitants/hold").set_value(4).run()
    page = press(page, "Enregistrer les présences")
    assert "sont enregistrées" in page.success[0].value
    said = words(page)
    assert "Tenue le 8 mars 2024, à Herstal.\n" in said  # what there is none of is not counted
    assert "Autres habitants (4)" in said

    page = open_page(HUGO, MEETING, HERE | {"agir": "decision"})
    page = press(page, "Noter la décision")
    assert "Décision" in page.error[0].value
    field(page, "text_area", "text/decide").set_value("Commencer plus tôt").run()
    page = press(page, "Noter la décision")
    assert "Commencer plus tôt" in words(page)


def test_the_list_tells_meetings_open_actions_and_decisions(filled: Database) -> None:
    page = open_page(CHLOE, MEETINGS)
    said = words(page)
    assert "à Herstal, 1 réunion tenue, 1 prévue, 2 actions ouvertes (1 en retard)" in said
    *listed, relire, ecrire, decision = table_rows(page)
    assert [row["Qui est venu"] for row in listed] == ["–", "1 organisation, 12 personnes"]
    assert [row["Responsable"] for row in (relire, ecrire)] == ["CPAS (essai)"] * 2
    assert decision["Effet sur le plan"] == "phase 5 avancée"
    assert not {"Inscrire"} & {button.label for button in page.button}
    for params, n in (
        ({"territoire": "herstal", "phase": "P04"}, 1),
        ({"nature": "workshop"}, 0),
        ({"actions": "ouvertes"}, 1),
        ({"au": ANSWER}, 1),
    ):
        rows = table_rows(open_page(CHLOE, MEETINGS, params))
        assert sum("Action" not in row and "Décision" not in row for row in rows) == n, params
    for wrong in ({"nature": "x"}, {"actions": "x"}, {"territoire": "x"}, {"phase": "x"}):
        assert "est introuvable" in open_page(CHLOE, MEETINGS, wrong).error[0].value


def test_a_sheet_carries_over_what_is_open_and_shows_what_was_typed(filled: Database) -> None:
    page = open_page(CHLOE, MEETING, HERE)
    assert shows_as_typed(page, PAYLOAD)
    assert acts(page) == []
    page = open_page(HUGO, MEETING, HERE | {"reunion": "2"})
    said = words(page)
    assert "Prévue le" in said
    assert "Qui est venu" not in {header.value for header in page.header}
    assert [row["Action"] for row in table_rows(page) if "Action" in row] == ["Relire", "Écrire"]
    for wrong in ({"reunion": "9"}, {"reunion": "²"}, {"reunion": "x"}, {"territoire": "x"}):
        assert "est introuvable" in open_page(ALINE, MEETING, HERE | wrong).error[0].value
    assert "est introuvable" in open_page(BRUNO, MEETING, HERE).error[0].value


def test_an_action_done_is_no_longer_due(filled: Database) -> None:
    assert "Relire | action d’une réunion" in words(open_page(ALINE, DUE))
    assert "Relire | action d’une réunion" in words(open_page(HUGO, WORK))
    assert "Relire" not in words(open_page(BRUNO, DUE))
    page = open_page(HUGO, MEETING, HERE | {"agir": "suivre"})
    page = press(page, "Noter le suivi")
    assert [one.value for one in page.error][1].startswith("« Depuis le » est vide")
    field(page, "selectbox", "status/follow").select("done").run()
    type_date(page, "day/follow", brussels_today())
    page = press(page, "Noter le suivi")
    assert "Suivi de l’action noté" in page.success[0].value
    assert "Relire" not in words(open_page(ALINE, DUE))


def test_what_happened_is_told_where_it_may_be_read(filled: Database) -> None:
    span = {"depuis": "2023-12-31"}
    told = words(open_page(CHLOE, CHANGES, span))
    for sentence in (
        "La réunion «\u00a0Comité no 1\u00a0» s’est tenue le 15 janvier 2024",
        "Une réunion décide\u00a0: «\u00a0Signer la charte\u00a0»",
        "L’action «\u00a0Relire\u00a0», demandée par une réunion, est ouverte",
    ):
        assert sentence in told
    said = words(open_page(CHLOE, JOURNAL))
    assert "a noté une décision de réunion à Herstal" in said
    assert "publics\u00a0: non renseigné → demandeurs d’emploi (12)" in said
    assert "**Comité** no 1" in links(open_page(CHLOE, SEARCH, {"q": "comité herstal"}))
    for entry, params in ((CHANGES, span), (JOURNAL, {}), (SEARCH, {"q": "comité"})):
        foreign = open_page(BRUNO, entry, params)
        assert "omité no" not in words(foreign) + links(foreign)
        assert "**Comité** no" not in links(foreign)


def links(page: AppTest) -> str:
    return "\n".join(element.proto.label for element in page.get("page_link")).replace("\\", "")
