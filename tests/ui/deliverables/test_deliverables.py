"""The deliverables: listing, handing in, verifying, following reservations, two people at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session
from streamlit.testing.v1 import AppTest

from domain.deliverables import DeliverableStatus, Verdict
from domain.permissions import Actor, Grant, Role
from models.database import Database
from queries.context import Context
from queries.deliverables.sheet import DeliverableSheet, deliverable_sheet
from queries.moment import Moment
from queries.phases.states import state_on
from services.deliverables import deliverables, versions
from services.phases import phases
from tests.builders.pages import click
from tests.documents.uploads import PDF, TEXT, picture
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO, LEA
from tests.ui.opening import (
    ANSWER,
    field,
    file_links,
    open_page,
    row_acts,
    row_links,
    shows_as_typed,
    table_rows,
    type_date,
    words,
)  # fmt: skip
from tests.worlds import real_catalog
from ui.navigation import DELIVERABLE, DELIVERABLES, DUE, JOURNAL, PHASE

KEY = "P07.protocole"
HERE = {"territoire": "herstal", "livrable": KEY}
S = DeliverableStatus
LINK = "https://exemple.be/protocole.pdf"
PAYLOAD = "![x](http://e) :red[x]"


def test_the_list_shows_what_moved_and_counts_the_rest(shown: Database) -> None:
    page = open_page(CHLOE, DELIVERABLES)
    assert "aucun n’est connu comme remis au FOREm" in words(page)
    shown_names = [row["Livrable"] for row in table_rows(page)]
    assert sum("Portrait statistique" in name for name in shown_names) == 2
    assert not any("Protocole" in name for name in shown_names)
    assert words(page).count("dont rien n’est encore connu") == 2


def test_the_filters_live_in_the_address(shown: Database) -> None:
    page = open_page(CHLOE, DELIVERABLES, {"territoire": "herstal", "phase": "P07"})
    assert "Protocole du living lab" in row_links(page)
    assert "aucun livrable ne répond à ce choix" in words(
        open_page(CHLOE, DELIVERABLES, {"etat": "accepted"})
    )
    assert "est introuvable" in open_page(CHLOE, DELIVERABLES, {"etat": "x"}).error[0].value
    foreign = open_page(BRUNO, DELIVERABLES, {"territoire": "herstal"})
    assert "est introuvable" in foreign.error[0].value


def test_a_box_keeps_those_that_are_late(shown: Database) -> None:
    page = open_page(CHLOE, DELIVERABLES)
    field(page, "checkbox", "only_retard").check().run()
    assert "aucun livrable ne répond à ce choix" in words(page)
    assert page.query_params["retard"] == "oui"
    assert "Enlever les filtres" in links(page)
    field(page, "checkbox", "only_retard").uncheck().run()
    assert "Enlever les filtres" not in links(page)
    assert "retard" not in page.query_params and table_rows(page)


def test_available_by_the_source_is_not_accepted(shown: Database) -> None:
    page = open_page(CHLOE, DELIVERABLE, HERE | {"livrable": "P02.portrait-statistique"})
    assert "disponible au plus tard le 07/02/2024, selon la source" in words(page)
    assert "le FOREm ne l’a pas accepté ici" in words(page)
    assert "sont disponibles" in words(page)  # the sentence of the source


def test_where_two_lots_handed_in_the_lead_reads_of_which_each_version_is(shown: Database) -> None:
    hand_in(open_page(HUGO, DELIVERABLE, HERE), "protocole.pdf", PDF)
    new = Actor(8, "Nour", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-3")}))
    with shown.write() as session:
        ctx, here = context(session, ALINE), {"territory": "herstal", "phase": "P07"}
        seen = state_on(ctx, **here, moment=Moment(ctx.today)).version or 0
        phases.assign_lot(ctx, **here, seen_version=seen, lot="lot-3")
    with shown.write() as session:
        versions.add_link(
            context(session, new), territory="herstal", deliverable="P07.protocole",
            seen_version=sheet(shown).state.version or 0, link="https://exemple.be/autre.pdf",
        )  # fmt: skip
    said = words(open_page(ALINE, DELIVERABLE, HERE))
    assert "1 (lot 1)" in said
    assert "1 (lot 3)" in said


def test_a_contractor_hands_in_a_file_then_hands_it_over(shown: Database) -> None:
    page = hand_in(open_page(HUGO, DELIVERABLE, HERE), "protocole.pdf", PDF)
    assert "Version déposée" in page.success[0].value
    (version,) = sheet(shown).versions
    assert version.digest and version.digest in words(page)
    assert version.address in file_links(page)
    page = click(page, key("save", "submit"))
    assert "Livrable remis" in page.success[0].value
    assert sheet(shown).state.status is S.SUBMITTED
    assert "à vérifier pour le" in words(page)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("photo.pdf", picture(), "contient une image PNG"),
        ("vide.pdf", b"", "est vide"),
        ("script.svg", b"<svg><script/></svg>", "n’est pas d’une sorte acceptée"),
    ],
)
def test_a_file_that_is_refused_leaves_the_note_and_writes_nothing(
    shown: Database, name: str, content: bytes, told: str
) -> None:
    page = open_page(HUGO, DELIVERABLE, HERE)
    field(page, "text_area", "note/version").set_value("première mouture").run()
    page = hand_in(page, name, content)
    assert told in page.error[0].value
    assert field(page, "text_area", "note/version").value == "première mouture"
    assert sheet(shown).versions == ()


def test_nothing_chosen_is_said(shown: Database) -> None:
    page = click(open_page(HUGO, DELIVERABLE, HERE), key("save", "version"))
    assert "Il n’y a encore rien à déposer" in page.error[0].value


def test_a_file_and_an_address_are_not_one_version(shown: Database) -> None:
    page = open_page(HUGO, DELIVERABLE, HERE)
    field(page, "text_input", "link/version").set_value(LINK).run()
    page = hand_in(page, "protocole.pdf", PDF)
    assert "seraient deux versions" in page.error[0].value
    assert sheet(shown).versions == ()


def test_a_version_is_handed_in_and_over_at_once(shown: Database) -> None:
    page = open_page(HUGO, DELIVERABLE, HERE)
    assert "déposer une version (adjudicataire)" in words(page)
    field(page, "text_input", "link/version").set_value(LINK).run()
    page = click(page, key("both", "version"))
    assert "Déposé et remis" in page.success[0].value
    assert sheet(shown).state.status is S.SUBMITTED
    assert "vérifier (FOREm)" in words(page)


def test_a_lead_accepts_with_a_reservation_that_is_followed_to_its_closure(shown: Database) -> None:
    handed_over(shown)
    page = open_page(ALINE, DELIVERABLE, HERE)
    for number, _ in enumerate(sheet(shown).state.criteria, 1):
        field(page, "radio", f"verdict-{number}/verify").set_value(Verdict.NOT_MET)
        field(page, "text_input", f"remark-{number}/verify").set_value("annexe ?")
    page = click(page.run(), key("save", "verify"))
    assert "Constats enregistrés" in page.success[0].value
    assert "non rempli" in words(page)
    field(page, "radio", "decision/verify").set_value(S.ACCEPTED_WITH_RESERVATIONS).run()
    field(page, "text_input", "reserve-1/verify").set_value(PAYLOAD)
    type_date(page, "due-1/verify", date(2027, 1, 15))
    page = click(page, key("save", "verify"))
    assert sheet(shown).state.status is S.ACCEPTED_WITH_RESERVATIONS
    due = open_page(ALINE, DUE, {"territoire": "herstal"})
    assert "réserve à lever" in words(due)
    assert "Protocole du living lab" not in row_acts(due), "its date is that of the reservation"
    assert shows_as_typed(page, PAYLOAD)
    page = open_page(HUGO, DELIVERABLE, HERE)
    field(page, "text_area", "note/lift").set_value("annexe jointe").run()
    page = click(page, key("save", "lift"))
    page = click(open_page(LEA, DELIVERABLE, HERE), key("yes", "close"))
    assert "Réserve 1 close" in page.success[0].value
    assert sheet(shown).state.status is S.ACCEPTED
    assert "L’horloge est arrêtée" in words(page)
    read = words(open_page(CHLOE, DELIVERABLE, HERE))
    assert "accepté" in read
    assert "annexe" not in read


def test_a_decision_without_its_findings_is_refused_and_what_was_typed_stays(
    shown: Database,
) -> None:
    handed_over(shown)
    page = open_page(ALINE, DELIVERABLE, HERE)
    field(page, "radio", "decision/verify").set_value(S.ACCEPTED).run()
    field(page, "text_area", "note/verify").set_value("bien").run()
    page = click(page, key("save", "verify"))
    assert "Critère 1\u00a0» est vide" in page.error[0].value, "each verdict is asked for beside it"
    assert field(page, "text_area", "note/verify").value == "bien"
    field(page, "radio", "verdict-1/verify").set_value(Verdict.MET).run()
    page = click(page, key("save", "verify"))
    assert "Décision enregistrée" in page.success[0].value
    assert sheet(shown).state.status is S.ACCEPTED


def test_one_press_finds_the_remaining_criteria_met(shown: Database) -> None:
    place = {"livrable": "P01.note-de-cadrage"}
    note = "P01.note-de-cadrage"
    page = open_page(HUGO, DELIVERABLE, HERE | place)
    field(page, "text_input", "link/version").set_value(LINK).run()
    click(page, f"both/version/herstal/{note}")
    page = open_page(ALINE, DELIVERABLE, HERE | place)
    field(page, "radio", "verdict-2/verify").set_value(Verdict.NOT_APPLICABLE)
    field(page, "text_input", "remark-2/verify").set_value("pas ici").run()
    page = click(page, f"all-met/verify/herstal/{note}")
    assert field(page, "radio", "verdict-1/verify").value is Verdict.MET
    assert field(page, "radio", "verdict-2/verify").value is Verdict.NOT_APPLICABLE


def test_verifying_may_begin_before_anything_is_found(shown: Database) -> None:
    handed_over(shown)
    page = click(open_page(ALINE, DELIVERABLE, HERE), key("save", "verify"))
    assert "Vérification commencée" in page.success[0].value
    assert sheet(shown).state.status is S.IN_REVIEW


def test_nobody_is_offered_to_verify_their_own_deliverable(shown: Database) -> None:
    handed_over(shown, ALINE)
    page = open_page(ALINE, DELIVERABLE, HERE)
    assert "une autre personne doit la vérifier" in page.info[0].value
    assert key("save", "verify") not in keys(page)
    assert key("save", "verify") in keys(open_page(LEA, DELIVERABLE, HERE))


@pytest.mark.parametrize(("choice", "kept"), [("mine", 2), ("theirs", 1)])
def test_two_people_at_once_see_both_and_choose(shown: Database, choice: str, kept: int) -> None:
    page = open_page(HUGO, DELIVERABLE, HERE)
    field(page, "text_input", "link/version").set_value("https://exemple.be/mien").run()
    elsewhere(shown)
    page = click(page, key("save", "version"))
    assert "Quelqu’un a modifié cet objet" in page.warning[0].value
    assert "**Aline** a déposé une version de" in words(page)
    click(page, f"conflict/version/herstal/{KEY}/2_{choice}")
    assert len(sheet(shown).versions) == kept


def test_two_texts_are_compared_line_by_line(shown: Database) -> None:
    page = hand_in(open_page(HUGO, DELIVERABLE, HERE), "liste.csv", TEXT)
    changed = TEXT.replace(b"oui", b"non")
    page = hand_in(open_page(HUGO, DELIVERABLE, HERE | {"agir": "deposer"}), "liste.csv", changed)
    assert "Le contenu a changé" in words(page)
    assert "-protocole signé;oui\n+protocole signé;non" in page.code[0].value


def test_a_lead_adds_one_shown_as_it_was_typed(shown: Database) -> None:
    expected = {"territoire": "herstal", "phase": "P07", "onglet": "Livrables et jalons"}
    page = open_page(ALINE, PHASE, expected)
    field(page, "text_input", "title/deliverable_add").set_value(PAYLOAD)
    field(page, "text_area", "criteria/deliverable_add").set_value("Deux pages")
    field(page, "text_area", "reason/deliverable_add").set_value("avenant")
    page = click(page, "save/deliverable_add/herstal/P07")
    assert "Livrable ajouté" in page.success[0].value
    assert PAYLOAD not in page.title[0].value
    page = open_page(ALINE, PHASE, expected)
    assert PAYLOAD in row_links(page)
    assert shows_as_typed(page, PAYLOAD)
    assert open_page(CHLOE, DELIVERABLE, HERE | {"livrable": "P07.ajout-1"}).title


def test_the_journal_tells_it_in_french_and_no_name_of_a_file(shown: Database) -> None:
    handed_over(shown)
    told = words(open_page(ALINE, JOURNAL))
    assert "a déposé une version de « Protocole du living lab » à Herstal" in told.replace(
        "\u00a0", " "
    )
    assert "en préparation → remis" in told
    assert "exemple" not in told
    assert "déposé une version" not in words(open_page(CHLOE, JOURNAL))


@pytest.mark.parametrize("reader", [CHLOE, ADA], ids=lambda reader: reader.display_name)
def test_readers_find_no_form_and_no_file(shown: Database, reader: Actor) -> None:
    handed_over(shown)
    page = open_page(reader, DELIVERABLE, HERE)
    assert not page.text_area
    assert "exemple.be" not in words(page)
    assert "remis depuis le" in words(page)


def test_nothing_is_edited_in_the_past(shown: Database) -> None:
    handed_over(shown)
    page = open_page(ALINE, DELIVERABLE, HERE | {"au": ANSWER})
    assert not page.text_area
    assert "ce livrable est **attendu**" in words(page)


def test_a_foreign_deliverable_is_not_to_be_found(shown: Database) -> None:
    page = open_page(BRUNO, DELIVERABLE, HERE)
    assert "est introuvable" in page.error[0].value
    assert not page.title


def links(page: AppTest) -> list[str]:
    return [element.proto.label for element in page.get("page_link")]


def keys(page: AppTest) -> set[str]:
    return {str(button.key).partition("//")[0] for button in page.button if button.key}


def key(name: str, form: str) -> str:
    return f"{name}/{form}/herstal/{KEY}"


def hand_in(page: AppTest, name: str, content: bytes) -> AppTest:
    field(page, "file_uploader", "file/version").upload(name, content, "any").run()
    return click(page, key("save", "version"))


def context(session: Session, actor: Actor) -> Context:
    return Context(session, actor, datetime.now(UTC), real_catalog())


def sheet(database: Database) -> DeliverableSheet:
    with database.read() as session:
        ctx = context(session, ALINE)
        today = Moment(ctx.today)
        return deliverable_sheet(ctx, territory="herstal", key=KEY, moment=today)


def elsewhere(database: Database, actor: Actor = ALINE) -> None:
    """Somebody hands in an address in another window."""
    seen = sheet(database).state.version
    assert seen is not None
    with database.write() as session:
        versions.add_link(
            context(session, actor),
            territory="herstal",
            deliverable=KEY,
            seen_version=seen,
            link=LINK,
        )


def handed_over(database: Database, actor: Actor = HUGO) -> None:
    elsewhere(database, actor)
    with database.write() as session:
        deliverables.submit(
            context(session, actor), territory="herstal", deliverable=KEY, seen_version=2
        )


def test_a_source_that_names_a_deliverable_is_never_beside_its_status(shown: Database) -> None:
    page = open_page(CHLOE, DELIVERABLE, HERE | {"livrable": "P02.portrait-statistique"})
    lines = [str(one.value) for one in page.markdown]
    status = next(line for line in lines if "-badge[" in line)
    cited = next(line for line in lines if "Livrable cité par" in line)
    assert "Question écrite" not in status
    assert "Question écrite" in cited
    assert "-badge[" not in cited
