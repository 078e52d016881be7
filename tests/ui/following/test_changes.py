"""« Ce qui a changé »: two days in the address, sentences that lead to their objects, each within one's scope."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from domain.permissions import Actor
from domain.phases import PhaseStatus
from models import WebSession
from models.database import Database
from queries.context import Context
from services.phases import phases
from services.phases.phases import Declaration
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, listed_links, open_page, words
from tests.worlds import brussels_today, real_catalog
from ui.navigation import CHANGES, PHASE

THAT_DAY = {"depuis": "2024-02-06", "jusqu": ANSWER}
READERS = (ALINE, HUGO, BRUNO, CHLOE, ADA)


def lines(page: AppTest) -> list[str]:
    """The sentences, each after the places that it is about."""
    return [line for line in words(page).splitlines() if " — " in line]


def declare(database: Database, person: Actor) -> None:
    with database.write() as session:
        ctx = Context(session, person, datetime.now(UTC), real_catalog())
        said = Declaration(PhaseStatus.IN_PROGRESS, ctx.today, "première *visite* [ici](http://x)")
        phases.declare(ctx, territory="herstal", phase="P07", seen_version=2, declaration=said)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)
def test_it_tells_the_day_of_the_answer_with_its_source(shown: Database, reader: Actor) -> None:
    page = open_page(reader, CHANGES, THAT_DAY)
    assert "Entre le 6 février 2024 et le 7 février 2024," in words(page)
    seen = {HUGO: ["Herstal"], BRUNO: ["Chapelle-lez-Herlaimont"]}
    places = seen.get(reader, ["Chapelle-lez-Herlaimont", "Herstal"])
    [planned] = [line for line in lines(page) if "phase 7 " in line]
    # What is the same in two territories is one line.
    assert planned.startswith(f"{' et '.join(places)} — ")
    assert "est planifiée" in planned and "est prévu en février 2024" in planned
    assert "Source publique" in words(page) and "Question écrite" in words(page)


def test_each_sentence_leads_to_its_object_and_back(shown: Database) -> None:
    page = open_page(CHLOE, CHANGES, THAT_DAY | {"territoire": "herstal"})
    [identified] = [
        href for line, href in listed_links(page).items() if "Parties prenantes identifiées" in line
    ]
    assert "jalon=P02.parties-prenantes-identifiees" in identified
    there = open_page(
        CHLOE, PHASE, {"territoire": "herstal", "phase": "P02", "depuis": "changements"}
    )
    assert there.get("page_link")[0].proto.label == "Ce qui a changé"


def test_a_declaration_is_told_at_once_as_it_was_typed(shown: Database) -> None:
    declare(shown, HUGO)
    [line] = lines(open_page(ALINE, CHANGES, {"phase": "P07", "territoire": "herstal"}))
    assert "elle était planifiée" in line and "déclaré, à vérifier" in line
    assert "première *visite* [ici](http://x)" in line
    assert "a commencé" not in line  # its start says nothing more than its status
    assert lines(open_page(BRUNO, CHANGES)) == []


def test_nothing_known_says_why_and_what_to_do(shown: Database) -> None:
    page = open_page(CHLOE, CHANGES)
    assert "aucun changement n’est connu" in words(page)
    assert "choisissez un premier jour plus ancien" in page.info[0].value
    narrow = open_page(CHLOE, CHANGES, {"lot": "lot-1"})
    assert "Élargissez les filtres" in narrow.info[0].value


def test_two_days_the_wrong_way_round_are_refused_beside_their_fields(shown: Database) -> None:
    page = open_page(CHLOE, CHANGES, {"depuis": ANSWER, "jusqu": "2024-02-06"})
    assert "vient après le dernier" in page.error[0].value
    assert [field.label for field in page.text_input] == ["Depuis le", "Jusqu’au"]


def test_a_usual_period_writes_its_first_day_into_the_address(shown: Database) -> None:
    page = open_page(CHLOE, CHANGES, THAT_DAY)
    [period] = [box for box in page.selectbox if box.label == "Période"]
    assert period.value == ""
    period.select((brussels_today() - timedelta(days=6)).isoformat()).run()
    assert page.query_params["depuis"] == (brussels_today() - timedelta(days=6)).isoformat()
    assert "jusqu" not in page.query_params


def test_ones_last_visit_is_offered_once_there_was_one(shown: Database) -> None:
    label = "Depuis ma dernière visite"
    assert label not in str(period_options(open_page(CHLOE, CHANGES)))
    before = datetime.now(UTC) - timedelta(days=12)
    with shown.write() as session:
        session.add(
            WebSession(
                token_hash="x" * 64,
                account_id=CHLOE.user_id,
                created_at=before,
                last_seen_at=before,
            )
        )
    assert label in str(period_options(open_page(CHLOE, CHANGES)))
    assert label not in str(period_options(open_page(ALINE, CHANGES)))


def period_options(page: AppTest) -> list[str]:
    [period] = [box for box in page.selectbox if box.label == "Période"]
    return list(period.options)


@pytest.mark.parametrize("params", [
    {"territoire": "herstal"}, {"phase": "P99"}, {"lot": "lot-9"}, {"depuis": "hier"},
    {"jusqu": "2099-12-31"}, {"depuis": "0001-01-01"},
])  # fmt: skip
def test_what_does_not_exist_or_is_foreign_is_refused(
    shown: Database, params: dict[str, str]
) -> None:
    page = open_page(BRUNO, CHANGES, params)
    assert page.error and not page.title


def test_in_the_past_it_compares_up_to_the_day_looked_at(shown: Database) -> None:
    page = open_page(CHLOE, CHANGES, {"au": ANSWER})
    assert "Entre le 8 janvier 2024 et le 7 février 2024," in words(page)
