"""What became of the reports, told between two days to who may hear of it, and kept out of the next report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.permissions import Actor, Grant, Role
from domain.reporting import Cadence, Rhythm
from domain.reports import Filled, Section
from i18n.changes import change_sentence
from queries.exchange import exchange_of
from queries.following.changes import changes_between
from queries.reports.lines import lines_between
from queries.reports.sheet import draft_of
from services.reports import expectations, reports, review
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import NOW

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
PLACE = {"territory": "herstal", "lot": "lot-1"}
HERE = PLACE | {"period": "2026-11-01_2026-11-15"}
NAME = "Le rapport du 1er au 15 novembre 2026 (lot\u00a01)"
SENT = f"{NAME} est remis, version 1 (par l’adjudicataire)."
RETURNED = f"{NAME} est renvoyé pour correction (par le FOREm)."
ACCEPTED = f"{NAME} est accepté, version 2 (par le FOREm)."
INES = Actor(8, "Inès", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))


@pytest.fixture
def sent(world):
    """Lot 1 in Herstal has sent the report of the first half of November."""
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, date(2026, 11, 1))
    world.do(ALINE, expectations.expect, lots=[("herstal", "lot-1")], seen_version=0, rhythm=rhythm)
    send(world)
    return world


def send(world):
    seen = world.ask(HUGO, draft_of, **HERE).version
    filled = Filled(sections={Section.HIGHLIGHT: "Trois ateliers tenus."})
    world.do(HUGO, reports.submit, **HERE, seen_version=seen, filled=filled)


def told(world, actor, **filters):
    found = world.ask(actor, changes_between, since=YESTERDAY, until=TODAY, **filters)
    return [change_sentence(one) for one in found]


def test_who_follows_a_report_hears_of_each_step_and_the_ministry_of_its_acceptance(sent):
    for reader in (ALINE, HUGO, ADA):
        assert told(sent, reader) == [SENT]
    sent.do(ALINE, review.send_back, **HERE, seen_version=1, reason="Canari")
    for reader in (ALINE, HUGO):
        assert told(sent, reader) == [SENT, RETURNED]
    for stranger in (CHLOE, INES, BRUNO):
        assert told(sent, stranger) == []
    send(sent)
    sent.do(ALINE, review.accept, **HERE, seen_version=2, note="Canari")
    for reader in (ALINE, HUGO):
        assert told(sent, reader) == [SENT.replace("version 1", "version 2"), ACCEPTED]
    assert told(sent, CHLOE) == [ACCEPTED]
    assert told(sent, INES) == told(sent, BRUNO) == []


def test_the_reason_of_a_return_is_for_who_follows_the_report(sent):
    sent.do(ALINE, review.send_back, **HERE, seen_version=1, reason="Il manque des chiffres")
    found = sent.ask(HUGO, changes_between, since=YESTERDAY, until=TODAY)
    assert [one.note for one in found] == ["", "Il manque des chiffres"]
    send(sent)
    sent.do(ALINE, review.accept, **HERE, seen_version=2, note="Canari")
    [accepted] = sent.ask(CHLOE, changes_between, since=YESTERDAY, until=TODAY)
    assert accepted.note == ""

    def reads(actor):
        return sent.ask(actor, exchange_of).reads(accepted.subject, NOW)

    assert reads(HUGO) and reads(ALINE)
    assert not any(reads(actor) for actor in (CHLOE, INES, BRUNO))


def test_filters_find_a_report_by_its_lot_and_by_no_phase(sent):
    assert told(sent, ALINE, territory="herstal", lot="lot-1") == [SENT]
    assert told(sent, ALINE, lot="lot-2") == told(sent, ALINE, phase="P07") == []


def test_a_report_does_not_ask_about_itself(sent):
    span = {"since": YESTERDAY, "until": TODAY}
    assert sent.ask(HUGO, lines_between, **span, **PLACE) == []
