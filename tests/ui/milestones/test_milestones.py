"""The milestones of a phase: estimating, declaring, verifying, adding, two people at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from domain.dates import PartialDate
from domain.milestones import Cause
from domain.permissions import Actor
from domain.statements import Origin, Side
from models.database import Database
from queries.context import Context
from queries.milestones.states import MilestoneState, milestone_on
from queries.moment import Moment
from services.milestones import milestones
from services.milestones.milestones import Forecast
from tests.builders.pages import click
from tests.personas import ADA, ALINE, CHLOE, HUGO, LEA
from tests.ui.opening import ANSWER, field, open_page, row_links, table_rows, type_date, words
from tests.worlds import real_catalog
from ui.navigation import DUE, PHASE

KEY = "P07.protocole-valide"
TAB = {"onglet": "Livrables et jalons"}
PLACE = {"territoire": "herstal", "phase": "P07"}
OPENED = PLACE | {"jalon": KEY}
REACHING = OPENED | {"agir": "atteint"}
DAY = date(2027, 5, 31)
DECLARED = date(2026, 11, 2)
PROOF = "https://exemple.be/pv.pdf"
PAYLOAD = "![x](http://e) :red[x]"


def test_the_milestones_of_the_method_are_listed_with_what_is_known(shown: Database) -> None:
    page = open_page(CHLOE, PHASE, {"territoire": "herstal", "phase": "P01"} | TAB)
    table = [row for row in table_rows(page) if "Jalon" in row]
    assert "atteint en mars 2023, selon la source" in table[0]["Réel"]
    assert len(table) > 1 and "Estimé" not in table[0]  # nobody gave an estimate
    assert "Les jalons sans source sont notre proposition" in words(page)
    assert "jalon=P01.reunion-de-lancement" in row_links(page)["Réunion de lancement tenue"]


def test_a_contractor_estimates_a_date(shown: Database) -> None:
    page = estimate(open_page(HUGO, PHASE, OPENED))
    assert "Estimation enregistrée" in page.success[0].value
    assert state(shown).forecast_on == PartialDate(DAY)
    assert "1 estimation depuis" in words(page)


def test_a_date_that_moves_asks_why_and_draws_its_trend(shown: Database) -> None:
    page = estimate(open_page(HUGO, PHASE, OPENED))
    page = estimate(page, day=date(2027, 6, 30))
    assert "demande une cause et un côté responsable" in page.error[0].value
    field(page, "selectbox", f"cause/{form('forecast')}").select(Cause.DECISION.value).run()
    field(page, "selectbox", f"side/{form('forecast')}").select(Side.FOREM.value).run()
    page = click(page, f"save/{form('forecast')}")
    assert state(shown).forecast_on == PartialDate(date(2027, 6, 30))
    assert "30 jours de plus (22 jours ouvrables)" in words(page).replace("\u00a0", " ")
    assert len(page.get("plotly_chart")) == 1
    assert "Décision attendue" in words(page)


def test_a_milestone_is_declared_with_a_proof_then_verified_by_another(shown: Database) -> None:
    page = declare(open_page(HUGO, PHASE, REACHING), proof="http://exemple.be")
    assert "La preuve n’est pas une adresse https" in page.error[0].value
    page = declare(page, proof=PROOF)
    assert state(shown).origin is Origin.DECLARED
    page = open_page(ALINE, PHASE, OPENED)
    assert PROOF in words(page)
    page = click(page, review("yes", shown))
    assert "Jalon vérifié" in page.success[0].value
    assert state(shown).origin is Origin.VERIFIED


def test_a_refusal_needs_its_reason(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, REACHING), proof=PROOF)
    page = click(open_page(ALINE, PHASE, OPENED), review("no", shown))
    assert "est vide" in page.error[0].value
    field(page, "text_area", "note/verify").set_value("non signé").run()
    click(page, review("no", shown))
    assert state(shown).actual_on is None
    said = words(open_page(HUGO, PHASE, OPENED)).replace("\u00a0", " ")
    assert "~~**Date réelle : 2 novembre 2026**~~" in said
    assert "(Aline) : « non signé »" in said
    assert PROOF in said.replace("\\", "").replace("\u2060", "")


def test_nobody_is_offered_to_verify_their_own_word(shown: Database) -> None:
    page = declare(open_page(ALINE, PHASE, REACHING), proof=PROOF)
    assert "une autre personne doit le vérifier" in page.info[0].value
    assert review("yes", shown) not in keys(page)
    assert review("yes", shown) in keys(open_page(LEA, PHASE, OPENED))


def test_a_click_verifies_the_declaration_that_was_read_and_no_later_one(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, REACHING), proof=PROOF)
    read_by_lea, first = open_page(LEA, PHASE, OPENED), review("yes", shown)
    page = open_page(ALINE, PHASE, OPENED)
    field(page, "text_area", "note/verify").set_value("non signé").run()
    click(page, review("no", shown))
    declare(open_page(HUGO, PHASE, REACHING), proof=PROOF)
    click(read_by_lea, first)
    assert state(shown).origin is Origin.DECLARED


def test_a_lead_adds_a_milestone_shown_as_it_was_typed(shown: Database) -> None:
    page = open_page(ALINE, PHASE, PLACE | TAB)
    field(page, "text_input", "title/add").set_value(PAYLOAD)
    field(page, "text_area", "reason/add").set_value("avenant")
    field(page, "radio", "kind/add").set_value("milestone")
    page = click(page, "save/add/herstal/P07")
    assert "Jalon ajouté" in page.success[0].value
    added = [row for row in table_rows(page) if "Jalon" in row][-1]
    assert added["Jalon"] == f"{PAYLOAD} | ajouté ici"
    with_it = open_page(CHLOE, PHASE, PLACE | {"jalon": "P07.ajout-1"})
    assert not with_it.error


def test_a_lead_notes_what_was_told_and_the_due_page_warns(shown: Database) -> None:
    page = open_page(ALINE, PHASE, OPENED | {"agir": "parlement"})
    type_date(page, f"on/{form('told')}", date(2027, 4, 30))
    field(page, "text_input", f"reference/{form('told')}").set_value("Question 12").run()
    page = click(page, f"save/{form('told')}")
    page = estimate(open_page(ALINE, PHASE, OPENED))
    assert "sort de la date dite au Parlement" in warned(page)
    due = open_page(CHLOE, DUE)
    assert "Question 12" in warned(due)


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", PartialDate(DAY)), ("theirs", PartialDate.parse("2027-01"))]
)
def test_two_people_at_once_see_both_values_and_choose(
    shown: Database, choice: str, kept: PartialDate
) -> None:
    page = open_page(HUGO, PHASE, OPENED)
    type_date(page, f"on/{form('forecast')}", DAY)
    elsewhere(shown, Forecast(PartialDate.parse("2027-01")))
    page = click(page, f"save/{form('forecast')}")
    assert "Quelqu’un a modifié cet objet" in warned(page)
    assert {"estimé le 31 mai 2027", "estimé en janvier 2027"} <= {m.value for m in page.markdown}
    assert "**Aline** a estimé la date de" in words(page)
    page = click(page, f"conflict/{form('forecast')}/2_{choice}")
    if choice == "mine":  # the date moved meanwhile: why is asked before it is sent again
        assert "demande une cause" in page.error[0].value
        page = click(because(page), f"conflict/{form('forecast')}/2_mine")
    assert state(shown).forecast_on == kept


def test_keeping_mine_replaces_what_was_shown_and_nothing_later(shown: Database) -> None:
    page = open_page(HUGO, PHASE, OPENED)
    type_date(page, f"on/{form('forecast')}", DAY)
    elsewhere(shown, Forecast(PartialDate.parse("2027-01")))
    page = because(click(page, f"save/{form('forecast')}"))
    later = Forecast(PartialDate.parse("2027-02"), Cause.SCOPE, Side.FOREM)
    elsewhere(shown, later)
    page = click(page, f"conflict/{form('forecast')}/2_mine")
    assert "estimé en février 2027" in {m.value for m in page.markdown}
    assert state(shown).forecast_on == later.on
    click(page, f"conflict/{form('forecast')}/3_mine")
    assert state(shown).forecast_on == PartialDate(DAY)


def test_what_was_typed_stays_when_another_person_was_faster(shown: Database) -> None:
    page = open_page(HUGO, PHASE, OPENED)
    field(page, "text_area", f"note/{form('forecast')}").set_value("salle à trouver").run()
    type_date(page, f"on/{form('forecast')}", DAY)
    declare(open_page(ALINE, PHASE, REACHING), proof=PROOF)
    page = click(page, f"save/{form('forecast')}")
    assert field(page, "text_area", f"note/{form('forecast')}").value == "salle à trouver"
    assert "atteint le 2 novembre 2026, déclaré, à vérifier" in {m.value for m in page.markdown}
    page = click(page, f"conflict/{form('forecast')}/2_theirs")
    assert f"save/{form('forecast')}" not in keys(page)


@pytest.mark.parametrize(
    ("name", "act"), [("forecast", "estimer"), ("reached", "atteint"), ("told", "parlement")]
)
def test_no_date_is_proposed_that_nobody_gave(shown: Database, name: str, act: str) -> None:
    page = open_page(ALINE, PHASE, OPENED | {"agir": act})
    assert field(page, "text_input", f"date_on/{form(name)}").value == ""
    page = click(page, f"save/{form(name)}")
    assert "est vide" in page.error[0].value
    assert state(shown).version == 1


@pytest.mark.parametrize(
    ("day", "proof", "sentence"),
    [
        (DECLARED, "javascript:alert(1)", "La preuve n’est pas une adresse https"),
        (DECLARED, "http://exemple.be/pv.pdf", "La preuve n’est pas une adresse https"),
        (DECLARED, "", "est vide"),
        (date(2099, 12, 31), PROOF, "Le 31/12/2099 est dans le futur"),
    ],
)
def test_a_bad_declaration_is_told_and_stays_in_its_form(
    shown: Database, day: date, proof: str, sentence: str
) -> None:
    page = declare(open_page(HUGO, PHASE, REACHING), proof=proof, day=day)
    assert sentence in page.error[0].value
    assert field(page, "text_input", f"proof/{form('reached')}").value == proof
    assert field(page, "text_input", f"date_on/{form('reached')}").value == f"{day:%d/%m/%Y}"
    assert state(shown).version == 1


@pytest.mark.parametrize("reader", [CHLOE, ADA], ids=lambda reader: reader.display_name)
def test_readers_find_no_form(shown: Database, reader: Actor) -> None:
    page = open_page(reader, PHASE, OPENED)
    assert not page.text_area
    assert not [key for key in keys(page) if key.startswith(("save/", "verify/", "add_save/"))]


def test_nothing_is_edited_in_the_past(shown: Database) -> None:
    page = open_page(ALINE, PHASE, OPENED | {"au": ANSWER})
    assert not page.text_area
    assert "sans date connue" in words(page)


def test_a_slip_is_computed_and_nothing_is_saved(shown: Database) -> None:
    page = open_page(CHLOE, PHASE, PLACE | {"au": ANSWER})
    page.number_input(key="weeks/herstal/P07").set_value(3).run()
    said = words(page).replace("\u00a0", " ")
    assert "Si la phase 7 glisse de 3 semaines (21 jours), 2 dates bougeraient." in said
    assert "l’effet ne se calcule pas : phase 8, 9 et 10." in said
    moved = [row for row in table_rows(page) if "Deviendrait" in row]
    assert [row["Deviendrait"] for row in moved] == ["mars 2024", "décembre 2024"]


def warned(page: AppTest) -> str:
    return "\n".join(warning.value for warning in page.warning)


def form(name: str) -> str:
    return f"{name}/herstal/{KEY}"


def keys(page: AppTest) -> set[str]:
    return {str(button.key).partition("//")[0] for button in page.button if button.key}


def estimate(page: AppTest, *, day: date = DAY) -> AppTest:
    type_date(page, f"on/{form('forecast')}", day)
    return click(page, f"save/{form('forecast')}")


def because(page: AppTest) -> AppTest:
    """Hugo says why his date moved."""
    field(page, "selectbox", f"cause/{form('forecast')}").select(Cause.INPUT.value).run()
    field(page, "selectbox", f"side/{form('forecast')}").select(Side.CONTRACTOR.value).run()
    return page


def declare(page: AppTest, *, proof: str, day: date = DECLARED) -> AppTest:
    type_date(page, f"on/{form('reached')}", day)
    field(page, "text_input", f"proof/{form('reached')}").set_value(proof).run()
    return click(page, f"save/{form('reached')}")


def review(name: str, database: Database) -> str:
    """The key of a button that decides on the declaration that stands now."""
    subject = f"milestone/herstal/{KEY}"
    return f"{name}/verify/{subject}/{state(database).fact_id}"


def state(database: Database) -> MilestoneState:
    with database.read() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        return milestone_on(ctx, territory="herstal", key=KEY, moment=Moment(ctx.today))


def elsewhere(database: Database, forecast: Forecast) -> None:
    """Aline estimates in another window."""
    seen = state(database).version
    assert seen is not None
    with database.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        milestones.forecast(
            ctx, territory="herstal", milestone=KEY, seen_version=seen, forecast=forecast
        )
