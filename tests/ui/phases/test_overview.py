"""The overview: a state is never told as newer, nor a plan as vaguer, than its source."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.dates import PartialDate
from domain.gates import Decision
from domain.phases import PhaseStatus
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import state_on
from services.gates import gates
from services.gates.gates import Ruling
from services.phases import phases
from services.phases.phases import Declaration
from tests.personas import ALINE, BRUNO, CHLOE
from tests.ui.opening import (
    ANSWER,
    line_evidence,
    open_page,
    opening_sentences,
    shown_evidence,
    words,
)
from tests.worlds import real_catalog
from ui.navigation import OVERVIEW


def declare(database: Database, status: PhaseStatus, planned_start: PartialDate | None) -> None:
    """Aline says today that phase 8 of Herstal is so."""
    with database.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        seen = state_on(ctx, territory="herstal", phase="P08", moment=Moment(ctx.today)).version
        assert seen is not None
        declaration = Declaration(status, ctx.today, "décidé en réunion", planned_start)
        phases.declare(
            ctx, territory="herstal", phase="P08", seen_version=seen, declaration=declaration
        )


def test_what_was_last_told_in_2024_is_not_told_of_today(shown: Database) -> None:
    page = open_page(CHLOE, OVERVIEW)
    (opening,) = opening_sentences(page)
    assert opening.startswith("Dernier état connu, au 7 février 2024, dans chacun des deux ")
    assert "la phase 7 était prévue pour février 2024 et la phase 11 pour novembre 2024" in opening
    assert opening.endswith("Sans nouvelles depuis.")
    assert "2026" not in opening


def test_each_clause_opens_the_words_that_it_rests_on(shown: Database) -> None:
    opened = shown_evidence(open_page(CHLOE, OVERVIEW))
    finished = opened["trois phases sur onze étaient terminées"]
    (first,) = finished["entries"]  # the same words of all six
    name, address = first["things"][0]
    assert len(first["things"]) == 6
    assert name == "Chapelle-lez-Herlaimont, phase 1"
    assert "territoire=chapelle-lez-herlaimont&phase=P01" in address
    said = first["said"][0]
    assert said["whose"] == "déduit de la source"
    assert "Question écrite n°" in said["source"]
    assert said["url"] == real_catalog().source("question-195").url
    assert "ont été réalisées" in said["quote"]


def test_each_line_of_the_lists_opens_the_words_that_it_rests_on(shown: Database) -> None:
    declare(shown, PhaseStatus.IN_PROGRESS, None)
    opened = line_evidence(open_page(ALINE, OVERVIEW))
    without = [words for words, evidence in opened.items() if evidence is None]
    # « et 7 autres » and the way to the rest assert nothing of their own.
    assert [words for words in without if "autres" not in words] == [
        "Aucun retard connu.", "Voir tout ce qui a changé",
    ]  # fmt: skip
    told = next(one for words, one in opened.items() if words.startswith("Herstal — La phase 8"))
    assert told
    assert told["entries"][0]["said"][0]["whose"].startswith("déclaré par Aline le ")
    news = next(one for words, one in opened.items() if "Herlaimont et Herstal — " in words)
    assert news
    [entry] = news["entries"]  # the same news of two territories, the same words of the source
    assert [name for name, _ in entry["things"]] == ["Chapelle-lez-Herlaimont", "Herstal"]
    assert "Question écrite n°" in entry["said"][0]["source"]
    assert entry["said"][0]["quote"].startswith("«\u00a0")
    silent = next(one for words, one in opened.items() if "phases sans nouvelles" in words)
    assert silent
    assert silent["more"] == "et 2 autres"


def test_a_declaration_is_told_with_its_day_and_leaves_the_rest_dated(shown: Database) -> None:
    declare(shown, PhaseStatus.IN_PROGRESS, None)
    page = open_page(ALINE, OVERVIEW)
    of_herstal = next(one for one in opening_sentences(page) if "à Herstal" in one)
    assert "la phase 8 est en cours depuis le" in of_herstal
    assert any(
        "rien n’est connu depuis le 7 février 2024" in one for one in opening_sentences(page)
    )
    clause = next(one for words, one in shown_evidence(page).items() if "est en cours" in words)
    assert clause["entries"][0]["said"][0]["whose"].startswith("déclaré par Aline le ")
    unnamed = shown_evidence(open_page(CHLOE, OVERVIEW))
    clause = next(one for words, one in unnamed.items() if "est en cours" in words)
    assert clause["entries"][0]["said"][0]["whose"].startswith("déclaré le ")


def test_the_day_after_the_answer_is_told_of_that_day(shown: Database) -> None:
    page = open_page(CHLOE, OVERVIEW, {"au": ANSWER})
    assert opening_sentences(page)[0].startswith(
        "Au 7 février 2024, dans chacun des deux territoires, trois phases sur onze sont terminées"
    )


def test_before_the_answer_a_month_stays_a_month(shown: Database) -> None:
    said = words(open_page(CHLOE, OVERVIEW, {"au": "2024-02-06"}))
    assert "Dernier état connu, en mars 2023" in said
    assert "31 mars" not in said


def test_a_plan_of_one_territory_is_in_the_sentence(shown: Database) -> None:
    declare(shown, PhaseStatus.PLANNED, PartialDate.parse("2027-03"))
    said = words(open_page(CHLOE, OVERVIEW))
    assert ", à Herstal, la phase 8 est prévue pour mars 2027." in said
    assert "Herstal — Le début de la phase 8 " in said
    assert " est prévu en mars 2027 (déclaré, à vérifier)." in said


def test_what_becomes_late_is_in_the_sentence(shown: Database) -> None:
    declare(shown, PhaseStatus.PLANNED, PartialDate(date(2025, 1, 15)))
    assert "était prévue pour le 15 janvier 2025\u00a0; en retard\u00a0: la phase 8." in words(
        open_page(CHLOE, OVERVIEW)
    )


def test_the_source_is_one_click_away(shown: Database) -> None:
    said = words(open_page(CHLOE, OVERVIEW))
    source = real_catalog().source("question-195")
    assert f"]({source.url})" in said
    assert "Source" in said


def test_the_same_news_of_two_territories_are_told_once(shown: Database) -> None:
    said = words(open_page(CHLOE, OVERVIEW))
    assert "Chapelle-lez-Herlaimont et Herstal — La phase 1 " in said
    assert (
        " est terminée au plus tard le 07/02/2024\u00a0; elle était en cours (déduit de la source)."
        in said
    )


def test_the_weather_is_counted_and_who_needs_help_is_named(shown: Database) -> None:
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        no_go = Ruling(Decision.NO_GO, ctx.today, "Comité", "rien n’est signé")
        gates.decide(ctx, territory="herstal", phase="P03", seen_version=0, ruling=no_go)
    said = words(open_page(CHLOE, OVERVIEW)).replace("\u00a0", " ")
    title = real_catalog().phase("P03").title.fr
    assert f"Objectif compromis : 1 phase\nHerstal, phase 3 — {title}\n" in said
    assert "Sans nouvelles : 10 phases" in said
    assert "Objectif compromis" not in words(open_page(BRUNO, OVERVIEW))


def test_a_contractor_reads_of_one_territory_only(shown: Database) -> None:
    said = words(open_page(BRUNO, OVERVIEW))
    assert "Herstal" not in said
    assert ", à Chapelle-lez-Herlaimont\u00a0: trois phases sur onze étaient terminées" in said
