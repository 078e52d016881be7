"""The gate dossier: what is told, who may act, a decision under conditions, ticking, the weather."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from domain.gates import Check, Condition, Decision
from domain.health import Level
from domain.permissions import Actor
from models.database import Database
from queries.context import Context
from queries.gates.dossier import Dossier, dossier_on
from queries.moment import Moment
from services.gates import gates
from services.gates.gates import Ruling
from services.phases import phases
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO, LEA
from tests.ui.opening import (
    ANSWER,
    acts,
    field,
    open_page,
    shows_as_typed,
    table_rows,
    type_date,
    words,
)
from tests.worlds import brussels_today, real_catalog
from ui.navigation import GATE, HELP, PHASE, TERRITORY

P02 = {"territoire": "herstal", "phase": "P02"}
P03 = {"territoire": "herstal", "phase": "P03"}
DECIDE = {"agir": "decider"}
TICKED = "P02.parties-prenantes-typees"
PAYLOAD = "![x](http://e) :red[x]"


def dossier(database: Database, phase: str = "P03") -> Dossier:
    with database.read() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        return dossier_on(ctx, territory="herstal", phase=phase, moment=Moment(ctx.today))


def do(database: Database, person: Actor, ruling: Ruling) -> None:
    """Somebody decides while a page stands open elsewhere."""
    seen = dossier(database).history.version
    with database.write() as session:
        ctx = Context(session, person, datetime.now(UTC), real_catalog())
        gates.decide(ctx, territory="herstal", phase="P03", seen_version=seen, ruling=ruling)


def form(name: str, phase: str = "P03") -> str:
    return f"{name}/herstal/{phase}"


def decide(page: AppTest, decision: Decision, reason: str = "vu") -> AppTest:
    named = form("decide")
    field(page, "radio", f"decision/{named}").set_value(decision).run()
    field(page, "text_input", f"body/{named}").set_value("Comité d’accompagnement").run()
    type_date(page, f"on/{named}", brussels_today())
    if decision is Decision.CONDITIONAL:
        field(page, "text_input", f"condition1/{named}").set_value(PAYLOAD).run()
        type_date(page, f"due1/{named}", date(2099, 1, 1))
    field(page, "text_area", f"reason/{named}").set_value(reason).run()
    field(page, "button", "save/decide").click().run()
    assert not page.exception
    return page


@pytest.mark.parametrize(("person", "offered"), [
    (ALINE, ["Décider", "Déclarer la météo"]),
    (HUGO, ["Cocher un point"]),
    (CHLOE, []),
    (ADA, []),
])  # fmt: skip
def test_each_role_is_offered_what_it_may_do(
    shown: Database, person: Actor, offered: list[str]
) -> None:
    assert acts(open_page(person, GATE, P02)) == offered
    assert acts(open_page(person, GATE, P02 | {"au": ANSWER})) == []


def test_the_dossier_says_where_the_passage_stands_and_on_what(shown: Database) -> None:
    said = words(open_page(CHLOE, GATE, P02 | {"pourquoi": "avancement"})).replace("\u00a0", " ")
    assert "Aucune décision n’est enregistrée." in said
    assert "Rien à signaler" in said
    assert "au moins" in said and "non renseigné" in said
    assert "calculé : Parties prenantes identifiées" in said
    assert "La source ne donne aucun pourcentage" in said


def test_a_lead_decides_under_conditions_and_the_ministry_reads_it(shown: Database) -> None:
    page = decide(open_page(ALINE, GATE, P03 | DECIDE), Decision.CONDITIONAL)
    assert "Décision enregistrée" in page.success[0].value
    assert "Lever une condition" in acts(page)
    read = open_page(CHLOE, GATE, P03)
    said = words(read)
    assert "Passage ouvert sous conditions" in said
    assert "Comité d’accompagnement" in said and "Aline" not in said
    assert shows_as_typed(read, f"1. {PAYLOAD}")
    assert acts(read) == []


def test_a_decision_without_reason_is_refused_and_keeps_what_was_typed(shown: Database) -> None:
    page = decide(open_page(ALINE, GATE, P03 | DECIDE), Decision.GO, reason="")
    assert "est vide" in page.error[0].value
    assert field(page, "text_input", "body/decide").value == "Comité d’accompagnement"
    assert dossier(shown).history.decisions == ()


def test_a_condition_is_met_with_a_proof(shown: Database) -> None:
    asked = (Condition("Signer", date(2099, 1, 1)),)
    do(shown, ALINE, Ruling(Decision.CONDITIONAL, date(2026, 11, 2), "Comité", "vu", asked))
    page = open_page(LEA, GATE, P03 | {"agir": "lever"})
    named = "meet-1/herstal/P03"
    type_date(page, f"met/{named}", brussels_today())
    field(page, "text_input", f"proof/{named}").set_value("ftp://e").run()
    field(page, "button", "save/meet").click().run()
    assert "La preuve n’est pas une adresse https" in page.error[0].value
    field(page, "text_input", f"proof/{named}").set_value("https://exemple.be/pv.pdf").run()
    field(page, "button", "save/meet").click().run()
    assert "Condition 1 levée" in page.success[0].value
    assert "Passage ouvert]" in words(page)


def test_a_contractor_ticks_a_point_in_words(shown: Database) -> None:
    page = open_page(HUGO, GATE, P02 | {"agir": "cocher"})
    field(page, "radio", "check/tick").set_value(Check.DONE).run()
    field(page, "text_area", "shown/tick").set_value("registre v2").run()
    field(page, "button", "save/tick").click().run()
    assert "Point enregistré" in page.success[0].value
    assert "registre v2" in words(open_page(CHLOE, GATE, P02))
    assert "[Fait](/aide?mot=Fait)" in words(open_page(CHLOE, PHASE, P02))


def test_a_declared_weather_is_read_beside_the_computed_one(shown: Database) -> None:
    page = open_page(ALINE, GATE, P03 | {"agir": "meteo"})
    field(page, "radio", "level/weather").set_value(Level.SUPPORT).run()
    field(page, "text_area", "why/weather").set_value("effectif réduit").run()
    field(page, "button", "save/weather").click().run()
    assert "Météo enregistrée" in page.success[0].value
    said = words(open_page(CHLOE, PHASE, P03))
    assert "Météo calculée" in said and "Rien à signaler" in said
    assert "Appui nécessaire" in said and "effectif réduit" in said


def test_two_leads_see_both_values_and_choose(shown: Database) -> None:
    page = open_page(ALINE, GATE, P03 | DECIDE)
    field(page, "radio", "decision/decide").set_value(Decision.NO_GO).run()
    do(shown, LEA, Ruling(Decision.GO, date(2026, 11, 2), "Comité", "vu"))
    page = decide(page, Decision.NO_GO)
    assert "Quelqu’un a modifié cet objet" in page.warning[0].value
    assert "**Léa** a décidé" in words(page)
    next(button for button in page.button if button.label == "Garder ma saisie").click().run()
    assert dossier(shown).history.decisions[0].decision is Decision.NO_GO
    assert len(dossier(shown).history.decisions) == 2


def test_the_phase_and_its_territory_tell_weather_and_progress(shown: Database) -> None:
    phase = words(open_page(CHLOE, PHASE, P02)).replace("\u00a0", " ")
    assert "Météo : " in phase and "Avancement : " in phase
    place = open_page(CHLOE, TERRITORY, {"territoire": "herstal"})
    assert table_rows(place)[0]["Météo"] == "Rien à signaler"
    labels = [link.proto.label for link in open_page(CHLOE, PHASE, P02).get("page_link")]
    assert "Passage à décider : voir la décision de passage" in [
        label.replace("\u00a0", " ") for label in labels
    ]


def test_a_phase_of_another_lot_keeps_its_inside_to_itself(shown: Database) -> None:
    version = dossier(shown).summary.weather.state.version
    assert version is not None
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        phases.assign_lot(ctx, territory="herstal", phase="P03", seen_version=version, lot="lot-3")
    assert "est introuvable" in open_page(HUGO, GATE, P03).error[0].value
    assert "Météo" not in words(open_page(HUGO, PHASE, P03))
    assert "est introuvable" in open_page(BRUNO, GATE, P02).error[0].value


def test_phase_8_has_a_start_and_rounds(shown: Database) -> None:
    said = words(open_page(CHLOE, GATE, {"territoire": "herstal", "phase": "P08"}))
    assert "**Démarrage officiel** (une fois)" in said
    assert "(à répétition)" in said


@pytest.mark.parametrize(
    "word",
    [
        "rien-a-signaler",
        "Appui nécessaire",
        "passage-refuse",
        "Sans objet",
        "En préparation",
        "Pas de feu vert",
    ],
)
def test_every_word_is_defined_in_the_help(shown: Database, word: str) -> None:
    page = open_page(CHLOE, HELP, {"mot": word})
    assert not page.info
