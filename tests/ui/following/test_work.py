"""« Mon travail » : the first page of those who work, and the way from each line and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from domain.dates import BRUSSELS
from domain.permissions import Actor
from domain.phases import PhaseStatus
from domain.reporting import Cadence, Rhythm
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import state_on
from services import comments
from services.phases import phases
from services.reports import expectations
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import open_page, row_acts, row_links, table_rows, words
from tests.worlds import real_catalog
from ui.navigation import OVERVIEW, PHASE, REPORT, WORK

BEGAN = date(2026, 3, 10)
AT_HERSTAL = {"territoire": "herstal", "phase": "P07"}


@pytest.fixture
def declared(shown: Database) -> Database:
    """Hugo said that phase 7 runs in Herstal."""
    with shown.write() as session:
        ctx = Context(session, HUGO, datetime.now(UTC), real_catalog())
        state = state_on(ctx, territory="herstal", phase="P07", moment=Moment(ctx.today))
        said = phases.Declaration(PhaseStatus.IN_PROGRESS, BEGAN, "Selon le comité.")
        phases.declare(
            ctx, territory="herstal", phase="P07", seen_version=state.version or 0, declaration=said
        )
    return shown


@pytest.mark.parametrize("person", [ALINE, HUGO, BRUNO], ids=lambda one: one.display_name)
def test_it_says_what_there_is_and_where_the_rest_stands(shown: Database, person: Actor) -> None:
    page = open_page(person, WORK)
    assert "sans nouvelles" in words(page)
    assert "Aucune échéance dans les 14 jours." in words(page)
    assert row_links(page)["Voir toutes les échéances"] == "/echeances"


def test_somebody_new_is_told_what_to_do_first(shown: Database) -> None:
    page = open_page(ALINE, WORK)
    steps = first_steps(page)
    assert "Premiers pas" in words(page)
    assert steps["Décrire les lots du marché"] == "0 sur 3"
    assert steps["Dire de quel lot relève chaque phase"] == "0 sur 22"
    register = "Inscrire les parties prenantes de chaque territoire"
    assert steps[register] == "0 sur 2"
    assert row_links(page)[register] == "/parties-prenantes"


def test_a_first_step_that_is_done_says_so(declared: Database) -> None:
    steps = first_steps(open_page(HUGO, WORK))
    assert steps["Déclarer où en est une phase"] == "fait"
    assert steps["Remettre un premier rapport"] == "à faire"
    assert first_steps(open_page(BRUNO, WORK))["Déclarer où en est une phase"] == "à faire"


def first_steps(page: AppTest) -> dict[str, str]:
    """How far each is, by its words."""
    return {row["Quoi"]: row["Avancement"] for row in table_rows(page) if "Avancement" in row}


def test_what_was_declared_leads_to_its_phase_and_back(declared: Database) -> None:
    page = open_page(ALINE, WORK)
    assert "1 chose attend votre décision" in words(page)
    [row] = [one for one in table_rows(page) if "Déclaration à vérifier" in one["Quoi"]]
    what, note = row["Quoi"].split(" | ")
    assert (what, note) == (
        "Déclaration à vérifier\u00a0: en cours",
        "depuis le 10 mars 2026, déclaré par Hugo\u00a0: «\u00a0Selon le comité.\u00a0»",
    )
    assert row["Reçu le"] == f"{datetime.now(BRUSSELS):%d/%m/%Y}", "the day on which it was said"
    assert row["Où"] == "Herstal, phase 7"
    assert row_acts(page)[what] == ["Valider"]
    assert "depuis=mon-travail" in row_links(page)[what]

    there = open_page(ALINE, PHASE, AT_HERSTAL | {"depuis": "mon-travail"})
    assert there.get("page_link")[0].proto.label == "Mon travail"
    next(button for button in there.button if button.label == "Valider").click().run()
    assert "Aucune déclaration, aucun jalon" in words(open_page(ALINE, WORK))
    assert "Déclaration à vérifier" not in labels(ALINE)


def test_a_report_and_a_comment_wait_in_it_and_lead_to_their_pages_and_back(
    shown: Database,
) -> None:
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        last_month = ctx.today.replace(day=1) - timedelta(days=1)
        rhythm = Rhythm(Cadence.MONTHLY, last_month)
        expectations.expect(ctx, lots=[("herstal", "lot-1")], seen_version=0, rhythm=rhythm)
        said = {"subject": "phase/herstal/P07", "lot": "lot-1", "text": "![x](http://e) **?**"}
        comments.write(ctx, **said, mentions=[HUGO.user_id or 0])
    page = open_page(HUGO, WORK)
    assert "1 commentaire s’adresse à vous" in words(page)
    assert "Rapports à remettre" in words(page)
    found = row_links(page)
    [mention] = [line for line in found if "![x](http://e) **?**" in line]
    assert "phase=P07" in found[mention]
    assert row_acts(page)[mention] == ["Lu"]
    [report, *_] = [line for line in found if "Rapport du" in line]
    assert row_acts(page)[report] == ["Rédiger"]
    asked = dict(parse_qsl(urlsplit(found[report]).query))
    assert asked["depuis"] == "mon-travail"
    assert open_page(HUGO, REPORT, asked).get("page_link")[0].proto.label == "Mon travail"
    assert "Rapports à remettre" not in words(open_page(ALINE, WORK))
    assert "http://e" not in labels(BRUNO) + labels(ALINE)


def test_nothing_of_it_is_shown_to_others(declared: Database) -> None:
    for person in (HUGO, BRUNO):
        assert "Déclaration à vérifier" not in labels(person)
    assert "Herstal" not in labels(BRUNO)


def labels(person: Actor) -> str:
    return "\n".join(word for row in table_rows(open_page(person, WORK)) for word in row.values())


def test_in_the_past_it_leads_to_the_lists_of_that_day(shown: Database) -> None:
    page = open_page(ALINE, WORK, {"au": "2024-02-07"})
    assert "est celui d’aujourd’hui" in page.info[0].value
    assert "Voir les échéances de ce jour-là" in [one.proto.label for one in page.get("page_link")]


@pytest.mark.parametrize(
    ("person", "title"),
    [
        (ALINE, "Mon travail"),
        (HUGO, "Mon travail"),
        (CHLOE, "Vue d’ensemble"),
        (ADA, "Vue d’ensemble"),
    ],
)
def test_each_begins_where_their_work_is(shown: Database, person: Actor, title: str) -> None:
    assert open_page(person, None).title[0].value == title


def test_the_overview_opens_for_everybody_at_its_own_address(shown: Database) -> None:
    for person in (ALINE, HUGO, CHLOE, ADA):
        assert open_page(person, OVERVIEW).title[0].value == "Vue d’ensemble"
