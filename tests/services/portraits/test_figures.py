"""Stating, correcting, withdrawing and bringing in the figures of a portrait; freezing it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from documents.portrait_table import columns, portrait_file
from documents.tables import CSV, XLSX
from domain import errors
from domain import figures as refused
from domain.figures import HIDDEN, SMALL
from domain.spans import SpanUnreadable
from models import AuditEvent, Fact
from queries.moment import Moment
from queries.phases.states import states_on
from queries.portraits.entries import read_figures
from queries.portraits.sheet import frozen_portrait, portrait_on
from queries.verification import verify
from services.phases import phases
from services.portraits import figures, portraits
from services.start import chronology
from services.start.preparation import APPLICATION
from tests.builders.record import everything
from tests.exchanges import handed_in
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA
from tests.portraits import CELLS
from tests.worlds import NOW

TODAY = Moment(NOW.date())
PLACE = "herstal"
PEOPLE = {"indicator": "Demandeurs d’emploi inoccupés, moyenne annuelle", "unit": "personnes"}


def portrait(world, who=ALINE, on=TODAY, territory=PLACE):
    return world.ask(who, portrait_on, territory=territory, moment=on)


def figure(world, indicator="taux-chomage", breakdown="", who=ALINE, on=TODAY):
    own = portrait(world, who, on).own
    return next(
        (one for one in own if (one.key.indicator, one.key.breakdown) == (indicator, breakdown)),
        None,
    )


def record(world, who=HUGO, seen=0, reason="", territory=PLACE, **cells):
    world.do(
        who, figures.record,
        territory=territory, seen_version=seen, cells=CELLS | cells, reason=reason,
    )  # fmt: skip


def test_what_sources_give_is_loaded_once_and_the_rest_stays_unknown(world):
    before = everything(world.database)
    world.do(APPLICATION, chronology.load)
    assert everything(world.database) == before
    assert world.ask(APPLICATION, verify).holds
    found = {one.key.subject: one.saying.value for one in portrait(world).figures}
    assert found["figure/commune/herstal/population/total/2022-01-01"] == "40481"
    assert found["figure/region/03000/taux-chomage/total/2023"] == "13.4"
    assert found["figure/region/03000/structure-dei/duree.2-ans-et-plus/2023-05"] == "44"
    assert figure(world) is None
    then = portrait(world, on=Moment(date(2022, 6, 1)))
    assert not any("2023" in figure.key.subject for figure in then.figures)


def test_a_figure_is_stated_with_its_source_then_corrected_which_keeps_what_it_corrects(world):
    record(world)
    first = figure(world)
    assert (first.saying.value, first.saying.source) == ("21.5", "IWEPS, WalStat")
    record(world, ALINE, seen=first.fact_id, reason="chiffre publié depuis", value="20.9")
    second = figure(world)
    assert second.saying.value == "20.9"
    [correction] = portrait(world).corrections
    assert (correction.before.value, correction.after.value) == ("21.5", "20.9")
    assert (correction.note, correction.recorded_by) == ("chiffre publié depuis", ALINE.user_id)
    world.do(
        HUGO, figures.withdraw,
        territory=PLACE, subject=second.key.subject, seen_version=second.fact_id, reason="erreur",
    )  # fmt: skip
    assert figure(world) is None
    assert [one.after for one in portrait(world).corrections] == [None]
    assert world.ask(APPLICATION, verify).holds
    with world.database.read() as session:
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(3)).all()
    assert [event.action for event in events] == [
        "portrait.withdrawn", "portrait.corrected", "portrait.recorded",
    ]  # fmt: skip
    assert all(not event.changes for event in events)


@pytest.mark.parametrize(("who", "cells", "refusal"), [
    (CHLOE, {}, errors.PermissionDenied),
    (DENIS, {}, errors.NotFound),
    (BRUNO, {}, errors.NotFound),
    (HUGO, {"level": "Région", "place": "Wallonie"}, refused.PlaceReadOnly),
    (HUGO, {"place": "Chapelle-lez-Herlaimont"}, refused.PlaceUnknown),
    (ALINE, {"place": "Chapelle-lez-Herlaimont"}, refused.PlaceUnknown),
    (HUGO, {"period": "2026"}, refused.SpanNotOver),
    (HUGO, {"period": "hier"}, SpanUnreadable),
    (HUGO, {"value": "beaucoup"}, refused.ValueUnreadable),
    (HUGO, {"value": "masqué"}, refused.ValueHidden),
    (HUGO, {"unit": "habitants"}, refused.UnitDiffers),
    (HUGO, {"indicator": "Bonheur"}, refused.IndicatorUnknown),
    (HUGO, {"breakdown": "Âge : moins de 25 ans"}, refused.BreakdownUnknown),
    (HUGO, PEOPLE | {"value": "12,5"}, refused.ValueNotWhole),
    (HUGO, PEOPLE | {"value": "12 %"}, refused.UnitDiffers),
])  # fmt: skip
@pytest.mark.usefixtures("unchanged")
def test_what_a_right_or_a_rule_refuses_changes_nothing(world, who, cells, refusal):
    with pytest.raises(refusal):
        record(world, who, **cells)


def test_a_stale_or_repeated_edit_is_refused_and_a_correction_says_why(world):
    record(world)
    seen = figure(world).fact_id
    before = everything(world.database)
    for values, refusal in (
        ({"value": "20"}, errors.StaleEdit),
        ({"seen": seen}, errors.NothingNew),
        ({"seen": seen, "value": "20"}, errors.CorrectionNeedsReason),
    ):
        if refusal is errors.StaleEdit:
            values["reason"] = "plus récent"
        with pytest.raises(refusal):
            record(world, **values)
    with pytest.raises(errors.StaleEdit):
        world.do(
            LEA, figures.withdraw, territory=PLACE, subject=figure(world).key.subject,
            seen_version=seen - 1, reason="x",
        )  # fmt: skip
    assert everything(world.database) == before


def test_small_counts_are_never_kept_and_hide_a_second_cell(world):
    for cell, value in (("Sexe : Femmes", "3"), ("Sexe : Hommes", "120")):
        record(world, breakdown=cell, value=value, **PEOPLE)
    record(world, value="123", **PEOPLE)
    said = {
        one.key.breakdown: one.saying.value
        for one in portrait(world).own
        if one.key.indicator == "dei-moyenne"
    }
    assert said == {"": "123", "sexe.femmes": SMALL, "sexe.hommes": HIDDEN}
    with world.database.read() as session:
        assert not [
            scalar for scalar in session.scalars(select(Fact.value)) if '"value":"3"' in scalar
        ]


def test_the_lot_of_the_phase_keeps_the_figures_of_its_territory(world):
    assert portrait(world).writable == portrait(world).places
    assert [place.key for place in portrait(world, HUGO).writable] == [PLACE]
    assert portrait(world, CHLOE).writable == ()
    seen = world.ask(ALINE, states_on, moment=TODAY)[PLACE, "P02"].version
    world.do(ALINE, phases.assign_lot, territory=PLACE, phase="P02", seen_version=seen, lot="lot-2")
    assert portrait(world, HUGO).writable == ()
    with pytest.raises(errors.PermissionDenied):
        record(world)


def read(world, content, who=ALINE, kind=CSV):
    """A file, and what it would change for that person."""
    table = handed_in(content, columns(world.catalog.indicators), kind=kind)
    return table, world.ask(who, read_figures, territory=PLACE, table=table)


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_an_exported_portrait_changes_nothing_when_it_comes_back(world, kind):
    for cell, value in (("Sexe : Femmes", "3"), ("Sexe : Hommes", "120"), ("", "n.d.")):
        record(world, breakdown=cell, value=value, **PEOPLE)
    content = world.ask(ALINE, portrait_file, territory=PLACE, moment=TODAY, kind=kind)
    table, found = read(world, content, kind=kind)
    assert found.problems == ()
    assert not found.changes
    assert found.changes.unchanged == len(portrait(world).figures)
    with pytest.raises(errors.NothingNew):
        world.do(
            ALINE, figures.bring_in,
            territory=PLACE, seen_version=found.version, table=table,
        )  # fmt: skip


def test_a_changed_file_adds_and_corrects_at_once_and_is_refused_when_stale(world):
    record(world)
    text = world.ask(HUGO, portrait_file, territory=PLACE, moment=TODAY, kind=CSV).decode()
    head, *lines = text.splitlines()
    mine = [line for line in lines if "21,5" in line]
    added = mine[0].replace("2024;", "2025;").replace("21,5", "19,5")
    content = "\n".join([head, mine[0].replace("21,5", "n.d."), added]).encode()
    table, found = read(world, content, HUGO)
    assert (len(found.changes.added), len(found.changes.changed)) == (1, 1)
    values = {"territory": PLACE, "seen_version": found.version, "table": table}
    with pytest.raises(errors.CorrectionNeedsReason):
        world.do(HUGO, figures.bring_in, **values)
    with pytest.raises(errors.PermissionDenied):
        world.do(CHLOE, figures.bring_in, **values)
    world.do(HUGO, figures.bring_in, **values, reason="nouvelle édition")
    said = {str(one.key.span): one.saying.value for one in portrait(world).own
            if one.key.indicator == "taux-chomage"}  # fmt: skip
    assert said == {"2025": "19.5", "2024": ""}
    assert world.ask(APPLICATION, verify).holds
    with pytest.raises(errors.StaleEdit):
        world.do(HUGO, figures.bring_in, **values, reason="encore")


def test_a_wrong_file_changes_nothing_and_names_each_cell(world):
    text = world.ask(ALINE, portrait_file, territory=PLACE, moment=TODAY, kind=CSV).decode()
    head, first, *_ = text.splitlines()
    wrong = first.replace("Herstal", "Chapelle-lez-Herlaimont").replace("km²", "%")
    _, found = read(world, f"{head}\n{first}\n{first}\n{wrong}".encode())
    assert {(problem.line, problem.column, type(problem.refusal).__name__) for problem in found.problems} == {
        (3, "indicator", "LineTwice"), (4, "place", "PlaceUnknown"), (4, "unit", "UnitDiffers"),
    }  # fmt: skip
    assert not found.changes


def test_a_portrait_is_frozen_and_reads_as_it_was_sent_whatever_comes_after(world):
    def freeze(who=ALINE, seen=0, label="au départ"):
        world.do(who, portraits.freeze, territory=PLACE, seen_version=seen, label=label)

    for who, refusal in (
        (HUGO, errors.PermissionDenied),
        (CHLOE, errors.PermissionDenied),
        (BRUNO, errors.NotFound),
    ):
        with pytest.raises(refusal):
            freeze(who)
    freeze()
    with pytest.raises(errors.StaleEdit):
        freeze()
    with pytest.raises(errors.NothingNew):
        freeze(seen=1)
    record(world)
    kept = world.ask(HUGO, frozen_portrait, territory=PLACE, number=1)
    lines = {line.indicator: line for line in kept.portrait.lines if line.place in ("", "Herstal")}
    assert not lines["Taux de chômage administratif"].is_known
    assert lines["Population"].value in ("40190", "40481")
    assert (kept.label, kept.portrait.as_of) == ("au départ", NOW.date())
    with pytest.raises(errors.NotFound):
        world.ask(BRUNO, frozen_portrait, territory=PLACE, number=1)
    with pytest.raises(errors.NotFound):
        world.ask(ALINE, frozen_portrait, territory=PLACE, number=2)
    freeze(seen=1, label="à mi-parcours")
    assert [one.number for one in portrait(world).versions] == [1, 2]
    assert portrait(world, on=Moment(date(2026, 11, 22))).versions == ()
    assert world.ask(APPLICATION, verify).holds
