"""A small count of people is told by no page, file, correction or frozen portrait, at any date."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from documents.file_inspection import checked
from documents.portrait_table import columns, portrait_file
from documents.tables import CSV, XLSX, read_table
from domain.figures import HIDDEN, SMALL
from domain.permissions import Actor
from domain.unusual import UnusualNotConfirmed
from queries.moment import Moment
from queries.portraits.entries import read_form
from queries.portraits.figures import FigureState
from queries.portraits.sheet import frozen_portrait, portrait_on
from queries.verification import verify
from services.portraits import figures, portraits
from services.start.preparation import APPLICATION
from tests.personas import ALINE, CHLOE, HUGO
from tests.portraits import CELLS
from tests.worlds import NOW, World, real_catalog

PLACE = {"territory": "herstal"}
TODAY = Moment(NOW.date())
BENEFICIARIES = {
    "indicator": "Bénéficiaires d’un revenu d’intégration", "unit": "personnes", "period": "2024",
}  # fmt: skip
WOMEN, MEN = "Sexe\u00a0: Femmes", "Sexe\u00a0: Hommes"
PARTS = {"": "", WOMEN: "sexe.femmes", MEN: "sexe.hommes"}
THEN = NOW - timedelta(days=3)


def say(world: World, part: str, value: str, *, at=NOW, seen: int = 0, reason: str = "") -> None:
    cells = CELLS | BENEFICIARIES | {"breakdown": part, "value": value}
    with world.writing(HUGO, now=at) as ctx:
        figures.record(ctx, **PLACE, seen_version=seen, cells=cells, reason=reason, confirmed=True)


def fact_of(world: World, part: str) -> int:
    return next(one.fact_id for one in of_people(world) if one.key.breakdown == PARTS[part])


def of_people(world: World, who: Actor = CHLOE, on: Moment = TODAY) -> list[FigureState]:
    own = world.ask(who, portrait_on, **PLACE, moment=on).own
    return [one for one in own if one.key.indicator == "nombre-ris"]


def seen(world: World, who: Actor = CHLOE, on: Moment = TODAY) -> dict[str, str]:
    return {one.key.breakdown: one.saying.value for one in of_people(world, who, on)}


def in_file(world: World, kind: str, on: Moment = TODAY) -> dict[str, str]:
    content = world.ask(CHLOE, portrait_file, **PLACE, moment=on, kind=kind)
    file = checked(f"p.{kind}", content, max_megabytes=10)
    table = read_table(file, columns(real_catalog().indicators))
    return {
        PARTS[line.cells["breakdown"]]: line.cells["value"]
        for line in table.lines
        if line.cells["indicator"] == BENEFICIARIES["indicator"]
    }


def test_two_small_counts_do_not_follow_from_the_whole(world):
    for part, value in (("", "8"), (WOMEN, "4"), (MEN, "4")):
        say(world, part, value)
    told = {"": "8", "sexe.femmes": HIDDEN, "sexe.hommes": HIDDEN}
    assert seen(world) == told
    assert seen(world, ALINE) == told
    assert in_file(world, CSV) == told
    assert in_file(world, XLSX) == told


def test_what_is_hidden_now_is_hidden_as_it_was_known_then(world):
    say(world, "", "30", at=THEN)
    say(world, MEN, "26", at=THEN)
    then = Moment(NOW.date(), NOW - timedelta(days=2))
    assert seen(world, on=then) == {"": "30", "sexe.hommes": "26"}
    say(world, WOMEN, "4")
    assert seen(world) == {"": "30", "sexe.femmes": SMALL, "sexe.hommes": HIDDEN}
    assert seen(world, on=then) == {"": "30", "sexe.hommes": HIDDEN}
    assert in_file(world, CSV, then) == {"": "30", "sexe.hommes": HIDDEN}


def test_a_correction_does_not_tell_what_it_corrects(world):
    say(world, "", "30", at=THEN)
    say(world, MEN, "25", at=THEN)
    say(world, MEN, "26", seen=fact_of(world, MEN), reason="coquille")
    say(world, WOMEN, "4")
    portrait = world.ask(CHLOE, portrait_on, **PLACE, moment=TODAY)
    assert "25" not in {one.before.value for one in portrait.corrections}
    then = Moment(NOW.date(), NOW - timedelta(days=2))
    assert seen(world, on=then) == {"": "30", "sexe.hommes": HIDDEN}


def test_a_small_count_taken_back_is_not_told_by_what_stays(world):
    for part, value in (("", "30"), (MEN, "26"), (WOMEN, "4")):
        say(world, part, value, at=THEN)
    women = "figure/commune/herstal/nombre-ris/sexe.femmes/2024"
    world.do(
        HUGO, figures.withdraw, **PLACE, subject=women, seen_version=fact_of(world, WOMEN),
        reason="erreur",
    )  # fmt: skip
    assert seen(world) == {"": "30", "sexe.hommes": HIDDEN}


def test_a_portrait_frozen_before_no_longer_tells_it_and_keeps_its_seal(world):
    say(world, "", "30", at=THEN)
    say(world, MEN, "26", at=THEN)
    world.do(ALINE, portraits.freeze, **PLACE, seen_version=0, label="au départ")
    before = world.ask(CHLOE, frozen_portrait, **PLACE, number=1)
    assert before.n_masked == 0
    say(world, WOMEN, "4")
    after = world.ask(CHLOE, frozen_portrait, **PLACE, number=1)
    assert (after.n_masked, after.holds, after.seal) == (1, True, before.seal)
    values = {
        line["breakdown"]: line["value"]
        for line in json.loads(after.document)["lines"]
        if line["indicator"] == BENEFICIARIES["indicator"]
    }
    assert values == {"": "30", MEN: HIDDEN}
    assert after.portrait.as_of == before.portrait.as_of
    assert world.ask(APPLICATION, verify).holds


def test_a_remark_about_an_unusual_value_speaks_of_nothing_hidden(world):
    for part, value in (("", "30"), (MEN, "26"), (WOMEN, "4")):
        say(world, part, value)
    cells = CELLS | BENEFICIARIES | {"breakdown": MEN, "value": "600"}
    reading = world.ask(HUGO, read_form, **PLACE, cells=cells)
    assert not reading.unusual
    assert world.ask(HUGO, read_form, **PLACE, cells=cells | {"breakdown": ""}).unusual


def test_the_service_asks_for_what_is_unusual_whatever_the_page_showed(world):
    cells = CELLS | {"value": "-5"}
    with pytest.raises(UnusualNotConfirmed):
        world.do(HUGO, figures.record, **PLACE, seen_version=0, cells=cells)
    world.do(HUGO, figures.record, **PLACE, seen_version=0, cells=cells, confirmed=True)
