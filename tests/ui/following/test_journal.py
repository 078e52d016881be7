"""The journal: events in French sentences, filtered, and safe whatever people typed."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from domain.actions import Action
from domain.dates import PartialDate
from domain.meetings import MeetingKind
from domain.permissions import Actor
from domain.phases import PhaseStatus
from domain.subjects import Kind
from i18n.action_sentences import ACTION_WORD, EVENT_SENTENCE
from models.database import Database
from models.fact import Fact
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import state_on
from services.files.prepared import prepared
from services.meetings import meetings
from services.meetings.meetings import Day, Description
from services.phases import phases
from services.phases.phases import Declaration
from services.register import lots
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO, LEA
from tests.ui.opening import ANSWER, open_page, table_rows, words
from tests.worlds import real_catalog
from ui.navigation import JOURNAL

NB = "\u00a0"
READERS = (ALINE, HUGO, CHLOE, ADA)
PAYLOADS = (
    "![x](http://exemple.invalid/x.png)",
    "[a](javascript:alert(1))",
    "<b>gras</b><img src=x onerror=alert(1)>",
    ":material/home: :red[rouge] :smile:",
    "$x^2$ et `code` et *gras* et # titre",
)


@pytest.mark.parametrize("on", [{}, {"au": ANSWER}], ids=["today", "answer"])
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)
def test_it_opens_for_every_reader(shown: Database, reader: Actor, on: dict[str, str]) -> None:
    page = open_page(reader, JOURNAL, on)
    assert page.title[0].value == "Journal"
    assert not page.error


def test_a_declaration_is_told_in_one_sentence(shown: Database) -> None:
    _declare(shown, note="réunion tenue")
    said = words(open_page(LEA, JOURNAL))
    assert "Aline a déclaré l’état de la phase 7 à Herstal | planifiée → en cours" in said
    assert "début réel : non renseigné → 12 février 2024" in said
    assert "Note : « réunion tenue »" in said


def test_a_lead_who_corrects_is_not_said_to_have_declared(shown: Database) -> None:
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        seen = state_on(ctx, territory="herstal", phase="P07", moment=Moment(ctx.today))
        assert seen.version is not None
        phases.declare(
            ctx,
            territory="herstal",
            phase="P07",
            seen_version=seen.version,
            declaration=Declaration(PhaseStatus.IN_PROGRESS, date(2024, 2, 12), "la source erre"),
            corrects=seen.fact_id,
        )
    said = words(open_page(LEA, JOURNAL))
    assert "Aline a corrigé l’état de la phase 7 à Herstal" in said


def test_a_reader_who_may_not_know_people_reads_roles(shown: Database) -> None:
    _declare(shown)
    said = words(open_page(CHLOE, JOURNAL))
    assert "Une personne du projet a déclaré l’état de la phase 7 à Herstal" in said
    assert "Aline" not in said


def test_the_application_is_named_as_such(shown: Database) -> None:
    with shown.read() as session:
        loaded = session.scalar(select(func.count()).select_from(Fact))
    said = words(open_page(CHLOE, JOURNAL))
    assert f"L’application a chargé la chronologie publique | {loaded} faits" in said


def test_who_manages_accounts_reads_of_them_by_name(shown: Database) -> None:
    assert f"a invité Bruno | rôles{NB}: non renseigné → adjudicataire" in words(
        open_page(ADA, JOURNAL)
    )
    assert "a invité Bruno" not in words(open_page(ALINE, JOURNAL))


def test_everybody_reads_of_their_own_account(shown: Database) -> None:
    assert "a invité Aline" in words(open_page(ALINE, JOURNAL))
    assert "1 événement enregistré" in words(open_page(BRUNO, JOURNAL))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_typed_stays_text(shown: Database, payload: str) -> None:
    _declare(shown, note=payload)
    page = open_page(LEA, JOURNAL)
    assert payload in words(page), "as it was typed"
    assert not any(payload in one.value for one in page.markdown), "and never read as Markdown"


def test_a_filter_of_the_address_keeps_what_matches(shown: Database) -> None:
    _declare(shown)
    _describe(shown)
    said = words(open_page(LEA, JOURNAL, {"action": "lot.described"}))
    assert "1 événement enregistré" in said
    assert f"a décrit le lot{NB}1 | contenu{NB}: non renseigné → «{NB}appui{NB}»" in said
    assert "a déclaré" not in said


def test_choosing_a_filter_changes_the_address_and_goes_back_to_the_first_page(
    shown: Database,
) -> None:
    page = open_page(LEA, JOURNAL, {"page": "1"})
    page.selectbox(key="choose_phase").select("P07").run()
    assert page.query_params["phase"] == "P07"
    assert "page" not in page.query_params


def test_what_is_made_new_is_one_line_and_its_details_are_folded(shown: Database) -> None:
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        said = Description("Comité", MeetingKind.STEERING, place="Mairie")
        day = Day(PartialDate(date(2024, 1, 15)), is_held=False)
        meetings.add(ctx, territories=("herstal",), seen_version=0, description=said, day=day)
    [row] = [
        row for row in table_rows(open_page(LEA, JOURNAL))
        if "a inscrit la réunion" in row["Ce qui s’est passé"]
    ]  # fmt: skip
    what, *details = row["Ce qui s’est passé"].split(" | ")
    assert "Comité" in what and "→" not in what
    assert f"lieu{NB}: «{NB}Mairie{NB}»" in details
    assert not any("non renseigné" in detail for detail in details)


def test_the_journal_of_one_person_and_of_who_came_and_went(shown: Database) -> None:
    _declare(shown)
    page = open_page(LEA, JOURNAL, {"personne": str(ALINE.user_id)})
    assert [row["Ce qui s’est passé"].split(" | ")[0] for row in table_rows(page)] == [
        "Aline a déclaré l’état de la phase 7 à Herstal"
    ]
    assert "introuvable" in open_page(LEA, JOURNAL, {"personne": "99"}).error[0].value
    # Who may not know people is offered none, and refused each alike.
    reader = open_page(CHLOE, JOURNAL)
    assert "Personne" not in {box.label for box in reader.selectbox}
    assert open_page(CHLOE, JOURNAL, {"personne": str(ALINE.user_id)}).error
    assert "a ouvert une session" not in words(open_page(ADA, JOURNAL))


def test_the_journal_is_taken_away_as_it_is_filtered(shown: Database) -> None:
    _declare(shown, note="=1+1")
    _describe(shown)
    page = open_page(LEA, JOURNAL, {"phase": "P07"})
    next(one for one in page.button if one.label == "Exporter en CSV").click().run()
    [link] = [one.value for one in page.markdown if "journal\\.csv" in one.value]
    token = link.rpartition("/")[2].rstrip(")")
    with shown.read() as session:
        ctx = Context(session, LEA, datetime.now(UTC), real_catalog())
        file = prepared(ctx, token=token).make().decode("utf-8-sig")
    [event] = csv.DictReader(io.StringIO(file), delimiter=";")
    assert event["Ce qui s’est passé"] == "Aline a déclaré l’état de la phase 7 à Herstal"
    assert event["Note"] == "'=1+1"  # made literal for a spreadsheet


@pytest.mark.parametrize(
    ("name", "value"),
    [("action", "rien"), ("phase", "P99"), ("territoire", "atlantide"), ("page", "x")],
)
def test_a_filter_that_does_not_exist_is_refused(shown: Database, name: str, value: str) -> None:
    assert "introuvable" in open_page(ALINE, JOURNAL, {name: value}).error[0].value


def test_a_contractor_reads_of_their_territory_only(shown: Database) -> None:
    _declare(shown)
    assert "phase 7 à Herstal" in words(open_page(HUGO, JOURNAL))
    assert "Herstal" not in words(open_page(BRUNO, JOURNAL))


def test_nothing_was_recorded_before_the_record_began(shown: Database) -> None:
    page = open_page(CHLOE, JOURNAL, {"au": ANSWER})
    assert "rien n’y était encore enregistré" in page.info[0].value


def test_a_page_after_the_last_one_says_so(shown: Database) -> None:
    page = open_page(CHLOE, JOURNAL, {"page": "9"})
    assert "Cette page n’existe pas" in page.info[0].value


def test_every_action_has_its_sentence_and_its_word() -> None:
    assert set(EVENT_SENTENCE) == set(ACTION_WORD) == set(Action)


def test_an_action_is_named_after_what_it_is_about() -> None:
    """« resource.past_participle »; the resource is a kind of subject, what accounts open, or any
    act."""
    for action in Action:
        kind, dot, done = action.partition(".")
        assert kind in {*Kind, "session", "token", "weather", "act"} and dot
        assert done.replace("_", "").isalpha(), action


def _declare(database: Database, note: str = "début constaté") -> None:
    """Aline says that phase 7 has begun in Herstal."""
    with database.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        seen = state_on(ctx, territory="herstal", phase="P07", moment=Moment(ctx.today)).version
        assert seen is not None
        phases.declare(
            ctx,
            territory="herstal",
            phase="P07",
            seen_version=seen,
            declaration=Declaration(PhaseStatus.IN_PROGRESS, date(2024, 2, 12), note),
        )


def _describe(database: Database) -> None:
    with database.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        lots.describe(ctx, lot="lot-1", seen_version=1, contents="appui", holder="")
