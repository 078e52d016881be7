"""Everything that a person may read is found by its words, and nothing else ever is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.dates import PartialDate
from domain.errors import BadText, PermissionDenied, TextTooLong
from domain.milestones import MilestoneKind
from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from domain.reports import Filled, Section
from queries.moment import Moment
from queries.search.documents import ResultKind
from queries.search.search import SHOWN, SHOWN_ALONE, search
from services import comments
from services.milestones import milestones
from services.milestones.milestones import Addition, Forecast, Reached
from services.phases import phases
from services.phases.phases import Declaration
from services.register import lots
from tests.builders.reports import accept, expect, send
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import NOW

TODAY = Moment(NOW.date())
PLACE = {"territory": "herstal", "phase": "P07"}
MILESTONE = {"territory": "herstal", "milestone": "P07.protocole-valide"}
NEIGHBOUR = Actor(9, "Nora", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))
CANARIES = ("canarinote", "canarijalon", "canariestime", "canarimotif")
EVERYBODY = (ALINE, HUGO, BRUNO, CHLOE, ADA, NEIGHBOUR)


def found(world, text, actor=ALINE, moment=TODAY, kind=None):
    """The titles by kind, every blank as a plain one."""
    answer = world.ask(actor, search, text=text, moment=moment, kind=kind)
    return {
        group.kind: [" ".join(one.document.title.split()) for one in group.best]
        for group in answer.groups
    }


@pytest.fixture
def told(world):
    """Phase 7 of Herstal belongs to lot 1; its people wrote a word of their own everywhere."""
    world.do(ALINE, phases.assign_lot, **PLACE, seen_version=2, lot="lot-1")
    world.do(
        HUGO, phases.declare, **PLACE, seen_version=3,
        declaration=Declaration(PhaseStatus.IN_PROGRESS, date(2026, 11, 2), "canarinote"),
    )  # fmt: skip
    world.do(
        ALINE, milestones.add, **PLACE, seen_version=0,
        addition=Addition("Canarijalon", MilestoneKind.MILESTONE, "canarimotif"),
    )  # fmt: skip
    world.do(
        HUGO, milestones.forecast, **MILESTONE, seen_version=1,
        forecast=Forecast(PartialDate(date(2026, 12, 4)), note="canariestime"),
    )  # fmt: skip
    world.do(
        HUGO, milestones.declare, **MILESTONE, seen_version=2,
        reached=Reached(PartialDate(date(2026, 11, 20)), "https://exemple.be/canaripreuve"),
    )  # fmt: skip
    return world


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("herstal", ResultKind.TERRITORY, "Herstal"),
        ("milmort", ResultKind.TERRITORY, "Herstal"),
        ("vision herstal", ResultKind.PHASE, "Vision-missions-valeurs, phase 4, Herstal"),
        ("protocole herst", ResultKind.MILESTONE, "Protocole validé, phase 7, Herstal"),
        ("ajustements", ResultKind.METHOD, "Liste des ajustements, livrable, phase 7"),
        ("juridictionnaire", ResultKind.SOURCE, "Juridictionnaire, « bimensuel / bimestriel »"),
        ("pouvoir adjudicateur", ResultKind.TERM, "pouvoir adjudicateur"),
        ("attribution", ResultKind.SAID, "Attribution du marché"),
        ("procedure europeenne", ResultKind.SAID, "Publication du marché en trois lots"),
        ("lot 3", ResultKind.LOT, "lot 3"),
        ("chronologie chargée", ResultKind.JOURNAL, "Chronologie publique chargée"),
    ],
)
def test_each_kind_of_thing_is_found_by_its_words(world, text, kind, title):
    assert title in found(world, text)[kind]


def test_what_people_wrote_is_found_where_they_wrote_it(told):
    here = "Mise en situation sous la forme d’un « living lab » partagé, phase 7, Herstal"
    there = "Protocole validé, phase 7, Herstal"
    assert found(told, "canarinote")[ResultKind.SAID] == [here]
    assert found(told, "canarinote")[ResultKind.JOURNAL] == [f"État d’une phase déclaré, {here}"]
    assert found(told, "canarijalon")[ResultKind.MILESTONE] == ["Canarijalon, phase 7, Herstal"]
    assert found(told, "canariestime")[ResultKind.SAID] == [
        there
    ]  # once, though three facts bear it


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("reader", EVERYBODY, ids=lambda reader: reader.display_name)
def test_a_word_of_a_lot_is_found_by_its_people_and_by_nobody_else(told, reader, canary):
    answer = told.ask(reader, search, text=canary, moment=TODAY)
    assert bool(answer.count) is (reader not in (BRUNO, NEIGHBOUR))


@pytest.mark.parametrize("reader", EVERYBODY, ids=lambda reader: reader.display_name)
def test_the_address_of_a_proof_is_opened_from_its_milestone_and_never_searched(told, reader):
    assert found(told, "canaripreuve", reader) == {}


def test_a_comment_is_found_by_those_who_take_part_and_not_once_taken_back(told):
    with told.writing(HUGO) as ctx:
        comments.write(ctx, subject="phase/herstal/P07", text="canaricomment", lot="lot-1")
        of_a_file = "deliverable/herstal/P07.protocole"
        comments.write(ctx, subject=of_a_file, text="canarilivrable", lot="lot-1")
    [one] = told.ask(
        ALINE, search, text="canarilivrable", moment=TODAY, kind=ResultKind.COMMENT
    ).groups
    assert one.best[0].document.subject == "deliverable/herstal/P07.protocole"
    for reader in EVERYBODY:
        takes_part = reader in (ALINE, HUGO)
        assert (ResultKind.COMMENT in found(told, "canaricomment", reader)) is takes_part
    with told.writing(HUGO) as ctx:
        comments.withdraw(ctx, comment_id=1)
    assert found(told, "canaricomment") == {}


@pytest.mark.parametrize("kind", ResultKind)
def test_a_contractor_is_answered_from_their_own_territory(told, kind):
    for text in ("herstal", "phase", "milmort", "réunion herstal", "protocole", "aline", "léa"):
        answer = told.ask(BRUNO, search, text=text, moment=TODAY, kind=kind)
        for group in answer.groups:
            assert {one.document.territory for one in group.best} <= {
                None,
                "chapelle-lez-herlaimont",
            }
            assert not any("Herstal" in one.document.context for one in group.best)


def test_a_contractor_counts_only_what_is_theirs(told):
    everything = told.ask(
        ALINE, search, text="protocole validé", moment=TODAY, kind=ResultKind.MILESTONE
    )
    own = told.ask(BRUNO, search, text="protocole validé", moment=TODAY, kind=ResultKind.MILESTONE)
    assert (everything.count, own.count) == (2, 1)


def test_the_names_of_people_are_for_those_who_may_know_them(told):
    [event] = told.ask(
        ALINE, search, text="canarinote", moment=TODAY, kind=ResultKind.JOURNAL
    ).groups
    assert event.count == 1
    assert found(told, "hugo", CHLOE).get(ResultKind.JOURNAL) is None


def test_an_earlier_value_says_that_it_was_replaced(told):
    told.do(
        ALINE, phases.declare, **PLACE, seen_version=4,
        declaration=Declaration(PhaseStatus.SUSPENDED, date(2026, 11, 20), "salle fermée"),
    )  # fmt: skip
    [old] = told.ask(ALINE, search, text="canarinote", moment=TODAY, kind=ResultKind.SAID).groups
    [new] = told.ask(ALINE, search, text="salle fermee", moment=TODAY, kind=ResultKind.SAID).groups
    assert (old.best[0].is_replaced, new.best[0].is_replaced) == (True, False)


def test_a_former_holder_of_a_lot_is_found_as_replaced(world):
    describe = {"lot": "lot-1", "contents": ""}
    world.do(ALINE, lots.describe, **describe, seen_version=1, holder="Ancienorg")
    world.do(ALINE, lots.describe, **describe, seen_version=2, holder="Nouvelorg")
    [group] = world.ask(ALINE, search, text="ancienorg", moment=TODAY).groups
    assert (group.kind, group.best[0].is_replaced) == (ResultKind.SAID, True)
    assert ResultKind.LOT in found(world, "nouvelorg")


def test_in_the_past_only_what_was_known_then_is_found(told):
    before = Moment(date(2026, 11, 1))
    known_then = Moment(TODAY.on, datetime(2026, 11, 1, tzinfo=UTC))
    for moment in (before, known_then):
        for canary in CANARIES:
            assert found(told, canary, moment=moment) == {}


def test_a_text_is_shown_around_the_words_found(world):
    [group] = world.ask(CHLOE, search, text="cadastre", moment=TODAY, kind=ResultKind.SAID).groups
    shown = "".join(f"[{one.text}]" if one.is_match else one.text for one in group.best[0].excerpt)
    assert "sur base du [cadastre] réalisé" in shown


def test_few_of_each_kind_are_shown_and_more_of_one_alone(world):
    [methods, *_] = [
        group
        for group in world.ask(ALINE, search, text="phase", moment=TODAY).groups
        if group.kind is ResultKind.METHOD
    ]
    assert len(methods.best) == SHOWN < methods.count
    alone = world.ask(ALINE, search, text="phase", moment=TODAY, kind=ResultKind.METHOD).groups[0]
    assert len(alone.best) == min(SHOWN_ALONE, alone.count)


@pytest.mark.parametrize("text", ["", "  ", "l’", "?!", "%", "'; DROP TABLE fact; --", '"*', "a b"])
def test_signs_and_single_letters_find_nothing_and_break_nothing(world, text):
    assert world.ask(ALINE, search, text=text, moment=TODAY).count == 0


@pytest.mark.parametrize(
    ("text", "refusal"), [("a\x00b", BadText), ("\x7fabc", BadText), ("x" * 201, TextTooLong)]
)
def test_a_text_that_hides_something_or_never_ends_is_refused(world, text, refusal):
    with pytest.raises(refusal):
        world.ask(ALINE, search, text=text, moment=TODAY)


def test_who_has_no_role_searches_nothing(world):
    with pytest.raises(PermissionDenied):
        world.ask(DENIS, search, text="herstal", moment=TODAY)


def test_many_territories_are_told_one_by_one_only_when_they_are_named(world):
    herstal = world.catalog.territory("herstal")
    others = tuple(
        herstal.model_copy(update={"key": f"lieu-{n}", "name": f"Lieu {n}"}) for n in range(9)
    )
    world.catalog = replace(world.catalog, territories=world.catalog.territories + others)
    assert ResultKind.MILESTONE not in found(world, "protocole valide")
    assert "Protocole validé, jalon, phase 7" in found(world, "protocole valide")[ResultKind.METHOD]
    assert found(world, "protocole herstal")[ResultKind.MILESTONE] == [
        "Protocole validé, phase 7, Herstal"
    ]


def test_what_a_report_says_is_found_by_who_may_read_that_version(world):
    expect(world)
    send(world, filled=Filled(sections={Section.HIGHLIGHT: "canarirapport ouvert"}))
    title = "rapport du 1er au 15 novembre 2026 (lot 1), Herstal"
    assert found(world, "canarirapport")[ResultKind.REPORT] == [title]
    assert found(world, "canarirapport", HUGO)[ResultKind.REPORT] == [title]
    for foreign in (BRUNO, NEIGHBOUR, CHLOE):  # the ministry reads accepted reports only
        assert ResultKind.REPORT not in found(world, "canarirapport", foreign)
    accept(world)
    assert found(world, "canarirapport", CHLOE)[ResultKind.REPORT] == [title]
    assert ResultKind.REPORT not in found(world, "canarirapport", moment=Moment(date(2026, 11, 1)))
