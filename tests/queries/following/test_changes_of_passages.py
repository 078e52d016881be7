"""What the passage of a phase leaves in « Ce qui a changé », in the journal, in a report and in a search."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.gates import Check, Condition, Decision
from domain.health import Level
from i18n.changes import change_sentence
from queries.following.changes import changes_between
from queries.following.journal import JournalFilter, journal
from queries.gates.dossier import dossier_on
from queries.gates.weather import weather_on
from queries.moment import Moment
from queries.reports.lines import lines_between
from queries.search.search import search
from services.gates import checklist, gates, weather
from services.gates.gates import Met, Ruling
from services.phases import phases
from tests.personas import ALINE, CHLOE, HUGO
from tests.worlds import NOW

TODAY = Moment(NOW.date())
HERE = {"territory": "herstal", "phase": "P02"}
DAY, DUE = date(2026, 11, 16), date(2026, 12, 1)
ASKED = (Condition("Signer la convention", DUE),)
CONDITIONAL = Ruling(Decision.CONDITIONAL, DAY, "Comité d’accompagnement", "presque", ASKED)
PROOF = "https://exemple.be/pv.pdf"


def seen(world):
    return world.ask(ALINE, dossier_on, **HERE, moment=TODAY).history.version


@pytest.fixture
def decided(world):
    """Decided under a condition, met since; a point ticked; a weather declared, then taken back."""
    world.do(ALINE, gates.decide, **HERE, seen_version=0, ruling=CONDITIONAL)
    event = world.ask(ALINE, dossier_on, **HERE, moment=TODAY).history.decisions[0].event_id
    met = Met(NOW.date(), PROOF, "reçue signée")
    world.do(ALINE, gates.close_condition, **HERE, number=1, seen_version=event, met=met)
    world.do(
        HUGO, checklist.tick, territory="herstal", criterion="P02.parties-prenantes-typees",
        seen_version=0, check=Check.DONE, note="vu au registre",
    )  # fmt: skip
    declare(world, Level.SUPPORT)
    return world


def declare(world, level):
    world.do(
        ALINE, weather.declare, **HERE, seen_version=seen(world), level=level, reason="le comité"
    )


def told(world, actor=CHLOE):
    found = world.ask(
        actor, changes_between, since=DAY - timedelta(days=1), until=NOW.date(), phase="P02"
    )
    return [change_sentence(one).replace("\u00a0", " ") for one in found]


def test_each_step_is_told_in_a_sentence(decided):
    title = decided.catalog.phase("P02").title.fr
    assert sorted(told(decided)) == [
        (
            "La condition « Signer la convention » du passage de la phase 2 est levée "
            "le 23 novembre 2026 (par le FOREm)."
        ),
        (f"La météo de la phase 2 ({title}) est déclarée « appui nécessaire » (par le FOREm)."),
        (
            f"Le passage de la phase 2 ({title}) est décidé : « Feu vert sous conditions » (par le FOREm)."
        ),
        (
            "Le point « Chaque partie prenante a un type et un rôle » des conditions pour finir (phase 2) "
            "est fait (déclaré, à vérifier)."
        ),
    ]


def test_what_is_decided_again_or_taken_back_is_told_too(decided):
    no_go = Ruling(Decision.NO_GO, NOW.date(), "Comité", "rien n’est signé")
    decided.do(ALINE, gates.decide, **HERE, seen_version=seen(decided), ruling=no_go)
    declare(decided, Level.WATCH)
    since = {"since": NOW.date() - timedelta(days=1), "until": NOW.date(), "phase": "P02"}
    late, again = [
        change_sentence(one).replace("\u00a0", " ")
        for one in decided.ask(CHLOE, changes_between, **since)
        if one.attribute == "decision"
    ]
    assert "dit après coup, le 23 novembre 2026" in late
    assert again.endswith(
        "« Pas de feu vert » ; la décision était « Feu vert sous conditions » (par le FOREm)."
    )
    declare(decided, None)
    assert not any("météo" in one for one in told(decided))


def test_whoever_holds_another_lot_is_told_nothing_of_it(decided):
    version = decided.ask(ALINE, weather_on, moment=TODAY)["herstal", "P02"].state.version
    decided.do(ALINE, phases.assign_lot, **HERE, seen_version=version, lot="lot-3")
    assert [one for one in told(decided, HUGO) if "lot" not in one] == []
    entries, _ = decided.ask(HUGO, journal, wanted=JournalFilter())
    assert not any(entry.subject.startswith(("gate/", "condition/", "check/")) for entry in entries)
    assert decided.ask(CHLOE, search, text="presque", moment=TODAY).groups
    assert not decided.ask(HUGO, search, text="presque", moment=TODAY).groups


def test_a_report_has_nothing_to_answer_to_what_the_lead_decides(decided):
    lines = decided.ask(
        HUGO, lines_between, since=DAY, until=NOW.date(), territory="herstal", lot="lot-1"
    )
    assert lines == []


def test_proofs_of_conditions_are_read_where_files_are(decided):
    def proofs(actor):
        asked = decided.ask(actor, dossier_on, **HERE, moment=TODAY).history.decisions[0].conditions
        return [one.proof for one in asked]

    assert proofs(ALINE) == proofs(HUGO) == [PROOF]
    assert proofs(CHLOE) == [""]
    entries, _ = decided.ask(CHLOE, journal, wanted=JournalFilter(action="gate.condition_met"))
    assert PROOF not in str(entries[0].changes)


def test_a_condition_that_lapses_is_told_on_the_next_day_though_nobody_says_it(decided):
    signed = Condition("Ouvrir le local", DUE)
    again = replace(CONDITIONAL, conditions=(*ASKED, signed))
    decided.do(ALINE, gates.decide, **HERE, seen_version=seen(decided), ruling=again)

    def lapsed(since, until, actor=CHLOE):
        found = decided.ask(actor, changes_between, since=since, until=until, phase="P02")
        return [one for one in found if one.attribute == "condition_lapsed"]

    day_after = DUE + timedelta(days=1)
    after_that = day_after + timedelta(days=1)
    assert lapsed(DAY, DUE) == lapsed(after_that, day_after + timedelta(days=9)) == []
    sentences = [
        change_sentence(one).replace("\u00a0", " ") for one in lapsed(day_after, day_after)
    ]
    assert sentences == [
        f"La condition « {text} » du passage de la phase 2 est échue : elle était à lever "
        "le 1er décembre 2026 (selon l’échéance fixée par le FOREm)."
        for text in ("Signer la convention", "Ouvrir le local")
    ]
    assert {one.on for one in lapsed(DAY, day_after)} == {day_after}
