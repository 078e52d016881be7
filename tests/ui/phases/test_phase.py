"""The page of a phase: declaring, correcting, verifying, two people at once, rights that end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, select
from streamlit.testing.v1 import AppTest

from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from models import Account, AuditEvent, WebSession
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import PhaseState, state_on
from services.accounts import accounts
from services.phases import phases
from services.phases.phases import Declaration
from tests.accounts import sid_of
from tests.builders.pages import click
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO, LEA
from tests.ui.opening import ANSWER, field, open_page, type_date, words
from tests.worlds import real_catalog
from ui.navigation import PHASE

HISTORY = {"onglet": "Historique"}
SHEET = {"territoire": "herstal", "phase": "P07"} | HISTORY
P07 = SHEET | {"agir": "declarer"}
BEGUN = date(2024, 2, 12)
SAVE = "Enregistrer la déclaration"
PAYLOADS = ("![x](http://e)", "<b>gras</b>", "[a](javascript:alert(1))", ":red[x]", "$x$ et $y$")


def test_a_contractor_declares_with_a_reason(shown: Database) -> None:
    page = fill(open_page(HUGO, PHASE, P07), note="le living lab a commencé")
    assert "La méthode attend d’abord la fin de" in page.warning[0].value
    click(page, SAVE)
    assert "Déclaration enregistrée" in page.success[0].value
    assert "est en cours depuis le 12 février 2024" in words(page)
    assert events(shown) == ["phase.declared"]


def test_no_status_is_proposed_and_none_is_refused(shown: Database) -> None:
    page = open_page(HUGO, PHASE, P07)
    assert field(page, "selectbox", "status").value is None
    field(page, "text_area", "note").set_value("début").run()
    click(page, SAVE)
    assert "Nouvel état » est vide" in page.error[0].value
    assert field(page, "text_area", "note").value == "début"
    assert events(shown) == []


def test_what_is_unusual_asks_for_a_reason_and_keeps_what_was_typed(shown: Database) -> None:
    page = declare(open_page(HUGO, PHASE, P07), note="")
    assert "un motif est nécessaire" in page.error[0].value
    assert field(page, "text_input", "date_effective").value == f"{BEGUN:%d/%m/%Y}"
    assert events(shown) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_note_is_shown_as_it_was_typed(shown: Database, payload: str) -> None:
    page = declare(open_page(HUGO, PHASE, P07), note=payload)
    history = next(
        one.value for one in page.markdown if "note" in one.value and "12 f" in one.value
    )
    assert payload not in history
    assert payload in history.replace("\\", "").replace("\u2060", "")


def test_a_correction_keeps_what_it_corrects(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, P07), note="début")
    page = open_page(HUGO, PHASE, P07)
    page.checkbox[0].check().run()
    declare(page, note="la date était fausse", effective=date(2024, 2, 19))
    since = state(shown).since
    assert since and since.last == date(2024, 2, 19)
    assert "~~**État" in words(page)
    assert events(shown) == ["phase.declared", "phase.corrected"]


def test_a_lead_validates_what_another_person_declared(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, P07), note="début")
    page = click(open_page(ALINE, PHASE, SHEET), "Valider")
    assert "Déclaration validée" in page.success[0].value
    assert "vérifié par le FOREm" in words(page)
    assert events(shown) == ["phase.declared", "phase.validated"]


def test_nobody_is_offered_to_verify_their_own_word(shown: Database) -> None:
    page = declare(open_page(ALINE, PHASE, P07), note="début")
    assert "une autre personne doit le vérifier" in page.info[0].value
    assert "Valider" not in labels(page)
    assert "Valider" in labels(open_page(LEA, PHASE, SHEET))


def test_two_declarations_to_verify_say_whose_they_are(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, P07), note="début")
    elsewhere(shown, Declaration(PhaseStatus.SUSPENDED, date(2024, 3, 1), "arrêt"))
    page = open_page(LEA, PHASE, SHEET)
    offered = {label.replace("\\", "") for label in labels(page)}
    assert "Valider : en cours, 12/02/2024, Hugo" in offered
    assert "Valider : suspendue, 01/03/2024, Aline" in offered
    assert "Valider" not in offered


def test_a_contractor_of_another_lot_reads_why_there_is_no_form(shown: Database) -> None:
    assign_lot(shown, "lot-2")
    page = open_page(HUGO, PHASE, P07)
    assert "rattachée à un autre lot que le vôtre" in page.info[0].value
    assert SAVE not in labels(page)


def test_a_refusal_needs_its_reason_and_restores_what_stood_before(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, P07), note="début")
    page = click(open_page(ALINE, PHASE, SHEET), "Refuser")
    assert page.error[0].value.startswith("« Note » est vide.")
    field(page, "text_area", "note/verify").set_value("aucune preuve").run()
    page = click(page, "Refuser")
    assert state(shown).status is PhaseStatus.PLANNED
    assert events(shown) == ["phase.declared", "phase.refused"]


def test_a_refusal_is_told_under_what_it_struck_out(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, P07), note="début")
    page = open_page(ALINE, PHASE, SHEET)
    field(page, "text_area", "note/verify").set_value("aucune preuve").run()
    struck = history_line(click(page, "Refuser"), "en cours")
    assert struck.startswith("- ~~**État : en cours**")
    assert "**Refusé le " in struck
    assert "(Aline) : « aucune preuve »" in struck
    assert "Aline" not in history_line(open_page(CHLOE, PHASE, P07), "en cours")


def test_the_history_of_the_past_says_what_its_heading_says(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, P07), note="début")
    page = open_page(ALINE, PHASE, P07)
    page.checkbox[0].check().run()
    declare(page, note="la date était fausse", effective=date(2024, 2, 19))
    page = open_page(ALINE, PHASE, SHEET | {"au": "2024-02-15"})
    assert "cette phase est prévue pour février 2024" in words(page)
    assert history_line(page, "en cours").startswith("- ~~")


def test_the_history_names_the_lot_as_the_rest_does(shown: Database) -> None:
    assign_lot(shown, "lot-1")
    assert "**Lot\u00a0: lot\u00a01**" in words(open_page(ALINE, PHASE, SHEET))


def test_criteria_say_what_the_data_says(shown: Database) -> None:
    page = open_page(CHLOE, PHASE, {"territoire": "herstal", "phase": "P04"})
    assert "satisfait d’après les données" in criterion(page, "La phase 3 est close")
    page = open_page(CHLOE, PHASE, {"territoire": "herstal", "phase": "P05"})
    assert "pas encore d’après les données" in words(page)


def test_a_closed_phase_is_reopened_with_a_reason(shown: Database) -> None:
    page = open_page(ALINE, PHASE, {"territoire": "herstal", "phase": "P01", "agir": "rouvrir"})
    click(page, "Rouvrir la phase")
    assert "Rouverte depuis le » est vide" in page.error[0].value
    type_date(page, "on/reopen", BEGUN)
    field(page, "text_area", "note/reopen").set_value("un document manquait").run()
    click(page, "Rouvrir la phase")
    assert "Phase rouverte." in page.success[0].value
    assert events(shown) == ["phase.reopened"]


def test_a_reader_finds_no_form(shown: Database) -> None:
    declare(open_page(HUGO, PHASE, P07), note="début")
    page = open_page(CHLOE, PHASE, P07)
    assert not page.text_area
    assert SAVE not in labels(page)
    assert "est en cours" in words(page)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Garder ma saisie", PhaseStatus.IN_PROGRESS), ("Garder l’autre", PhaseStatus.SUSPENDED)],
)
def test_two_people_at_once_see_both_values_and_choose(
    shown: Database, choice: str, kept: PhaseStatus
) -> None:
    mine = fill(open_page(HUGO, PHASE, P07), note="début")
    elsewhere(shown, Declaration(PhaseStatus.SUSPENDED, date(2024, 2, 10), "arrêt"))
    page = click(mine, SAVE)
    assert "Quelqu’un a modifié cet objet" in page.warning[1].value
    said = words(page).replace("\\", "")
    assert "En cours, 12 février 2024" in said
    assert "suspendue depuis le 10 février 2024" in said
    assert "Note : « début »" in said
    assert "par Aline" in said
    assert "Note : « arrêt »" in said
    page = click(page, choice)
    assert state(shown).status is kept
    assert not page.error


def test_an_older_word_is_said_to_change_nothing_on_the_screen(shown: Database) -> None:
    mine = fill(open_page(HUGO, PHASE, P07), note="début")
    elsewhere(shown, Declaration(PhaseStatus.SUSPENDED, date(2024, 3, 1), "arrêt"))
    page = click(mine, SAVE)
    assert "l’état affiché resterait l’autre" in words(page)
    assert "Garder ma saisie" not in labels(page)
    click(page, "Ajouter ma saisie à l’historique")
    assert state(shown).status is PhaseStatus.SUSPENDED
    assert events(shown) == ["phase.declared"] * 2


def test_what_a_third_person_wrote_unseen_is_never_overwritten(shown: Database) -> None:
    page = fill(open_page(HUGO, PHASE, P07), note="début")
    elsewhere(shown, Declaration(PhaseStatus.SUSPENDED, date(2024, 2, 10), "arrêt"))
    page = click(page, SAVE)
    elsewhere(shown, Declaration(PhaseStatus.COMPLETED, date(2024, 2, 11), "fin"))
    page = click(page, "Garder ma saisie")
    assert state(shown).status is PhaseStatus.COMPLETED
    assert "terminée (déclarée) depuis le 11 février 2024" in words(page).replace("\\", "")
    click(page, "Garder ma saisie")
    assert events(shown) == ["phase.declared"] * 3


def test_a_double_click_is_one_declaration(shown: Database) -> None:
    first, second = (fill(open_page(HUGO, PHASE, P07), note="début") for _ in range(2))
    click(first, SAVE)
    page = click(second, SAVE)
    assert not page.error
    assert events(shown) == ["phase.declared"]


def test_a_right_withdrawn_while_the_page_is_open_works_at_the_next_click(shown: Database) -> None:
    page = fill(open_page(HUGO, PHASE, P07), note="début")
    withdraw(shown, HUGO)
    page = click(page, SAVE)
    assert page.title[0].value == "Votre session est terminée"
    assert events(shown) == []


def test_a_session_that_ended_while_the_page_is_open_writes_nothing(shown: Database) -> None:
    page = fill(open_page(HUGO, PHASE, P07), note="début")
    with shown.write() as session:
        session.execute(delete(WebSession).where(WebSession.token_hash == sid_of(HUGO)))
    page = click(page, SAVE)
    assert page.title[0].value == "Votre session est terminée"
    assert events(shown) == []


def test_nothing_is_written_from_a_screen_of_the_past(shown: Database) -> None:
    page = fill(open_page(HUGO, PHASE, P07), note="début")
    page.query_params["au"] = ANSWER
    page = click(page, SAVE)
    assert SAVE not in labels(page)
    assert events(shown) == []


def test_a_date_that_cannot_be_read_is_refused_beside_the_form(shown: Database) -> None:
    page = fill(open_page(HUGO, PHASE, P07), note="début")
    field(page, "selectbox", "status").select("planned").run()
    type_date(page, "planned", "31/02/2024")
    assert "n’existe pas dans le calendrier" in page.error[0].value
    assert field(page, "text_area", "note").value == "début"
    click(page, SAVE)
    assert events(shown) == []
    type_date(page, "planned", "mars 2024")
    click(page, SAVE)
    assert "prévue pour mars 2024" in page.success[0].value


def test_the_other_lot_of_the_same_phase_is_foreign(shown: Database) -> None:
    assert "introuvable" in open_page(BRUNO, PHASE, P07).error[0].value


def fill(page: AppTest, *, note: str, effective: date = BEGUN) -> AppTest:
    """Say that phase 7 runs since that day, without saving yet."""
    field(page, "selectbox", "status").select("in_progress").run()
    type_date(page, "effective", effective)
    is_correction = any(box.label.startswith("Corriger") and box.value for box in page.checkbox)
    form = "correct" if is_correction else "declare"
    field(page, "text_area", f"note/{form}").set_value(note).run()
    return page


def declare(page: AppTest, *, note: str, effective: date = BEGUN) -> AppTest:
    return click(fill(page, note=note, effective=effective), SAVE)


def history_line(page: AppTest, state: str) -> str:
    """The line of the history that tells of that state, with what stands under it."""
    sentence = "\n".join(one.value for one in page.markdown if one.value.startswith("- "))
    lines = sentence.replace("\n- ", "\0- ").split("\0")
    return next(line for line in lines if f"**État : {state}**" in line)


def criterion(page: AppTest, words: str) -> str:
    return next(one.value for one in page.markdown if words in one.value)


def labels(page: AppTest) -> set[str]:
    return {button.label for button in page.button}


def events(database: Database) -> list[str]:
    """What the audit trail tells of phases."""
    about = select(AuditEvent.action).where(AuditEvent.subject.startswith("phase/"))
    with database.read() as session:
        return list(session.scalars(about.order_by(AuditEvent.id)))


def state(database: Database) -> PhaseState:
    with database.read() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        return state_on(ctx, territory="herstal", phase="P07", moment=Moment(ctx.today))


def elsewhere(database: Database, declaration: Declaration) -> None:
    """Aline declares in another window."""
    seen = state(database).version
    assert seen is not None
    with database.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        phases.declare(
            ctx, territory="herstal", phase="P07", seen_version=seen, declaration=declaration
        )


def assign_lot(database: Database, lot: str) -> None:
    """Aline attaches phase 7 of Herstal to that lot."""
    seen = state(database).version
    assert seen is not None
    with database.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        phases.assign_lot(ctx, territory="herstal", phase="P07", seen_version=seen, lot=lot)


def withdraw(database: Database, person: Actor) -> None:
    """Ada makes a reader of that person."""
    assert person.user_id is not None
    with database.write() as session:
        ctx = Context(session, ADA, datetime.now(UTC), real_catalog())
        seen = session.get_one(Account, person.user_id).version
        grants = [Grant(Role.MINISTRY)]
        accounts.change_grants(ctx, account_id=person.user_id, seen_version=seen, grants=grants)
