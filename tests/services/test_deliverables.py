"""Deliverables from the first draft to acceptance: effect, facts and audit together."""

from __future__ import annotations

from datetime import date

from domain.deliverables import DeliverableStatus
from domain.phases import Origin
from queries.deliverables import deliverable_on, deliverables_on
from queries.phases import Moment, states_on
from queries.verification import verify
from services import phases
from services.preparation import APPLICATION
from tests.personas import ALINE, BRUNO, HUGO
from tests.worlds import NOW

KEY = "P07.protocole"
S = DeliverableStatus
TODAY = Moment(NOW.date())


def state(world, key=KEY, on=TODAY, actor=ALINE):
    return world.ask(actor, deliverable_on, territory="herstal", key=key, moment=on)


def test_the_deliverables_of_the_method_are_open_in_each_territory(world):
    shown = world.ask(ALINE, deliverables_on, moment=TODAY)
    defined = [one.key for phase in world.catalog.phases for one in phase.deliverables]
    assert [one.key for one in shown if one.territory == "herstal"] == defined
    assert len(shown) == 2 * len(defined)
    assert {one.status for one in shown} == {S.EXPECTED}
    assert world.ask(APPLICATION, verify).holds


def test_what_a_source_says_available_is_not_said_to_be_accepted(world):
    portrait = state(world, "P02.portrait-statistique")
    assert (str(portrait.available_on), portrait.available_at_latest) == ("2024-02-07", True)
    assert portrait.available_origin is Origin.SOURCE
    assert (portrait.status, portrait.is_accepted) == (S.EXPECTED, False)
    before = state(world, "P02.portrait-statistique", Moment(date(2024, 2, 6)))
    assert before.available_on is None


def test_another_lot_and_another_territory_see_no_line_of_it(world):
    assert {one.territory for one in world.ask(BRUNO, deliverables_on, moment=TODAY)} == {
        "chapelle-lez-herlaimont"
    }

    mine = world.ask(HUGO, deliverables_on, moment=TODAY, phase="P07")
    version = world.ask(ALINE, states_on, moment=TODAY)["herstal", "P07"].version
    world.do(
        ALINE, phases.assign_lot,
        territory="herstal", phase="P07", seen_version=version, lot="lot-3",
    )  # fmt: skip
    for moment in (TODAY, Moment(date(2024, 2, 7))):
        assert mine and not world.ask(HUGO, deliverables_on, moment=moment, phase="P07")
        assert len(world.ask(ALINE, deliverables_on, moment=moment, phase="P07")) == 2 * len(mine)
