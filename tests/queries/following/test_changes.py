"""What changed between two days, on both engines: who reads what, filters, and sums that agree."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.actions import Action
from domain.changes import ChangeKind
from domain.dates import PartialDate
from domain.errors import NotFound, PermissionDenied
from domain.milestones import MilestoneKind
from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from domain.portfolio import PhaseTold
from domain.statements import Origin
from domain.working_days import DAY as ONE_DAY
from i18n.changes import change_sentence
from i18n.formats import long_day
from i18n.opening_sentence import portfolio_sentences, text_of
from models import Fact
from queries.facts import facts_on
from queries.following.changes import changes_between
from queries.moment import Moment
from queries.phases.states import states_from_facts
from services import audit, facts
from services.deliverables import deliverables, reservations, versions
from services.milestones import milestones
from services.milestones.milestones import Addition, Forecast
from services.phases import phases
from services.phases import review as phase_review
from services.phases.phases import Declaration
from services.start.preparation import APPLICATION
from tests.builders.deliverables import KEY, WITH_RESERVATION, act, hand_over, review
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import NOW

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
ANSWER = date(2024, 2, 7)
HERE = {"territory": "herstal", "phase": "P07"}


def changes(world, actor=ALINE, since=YESTERDAY, until=TODAY, **filters):
    """From the evening of the first day to that of the last."""
    if since == until:
        return []
    return world.ask(actor, changes_between, since=since + ONE_DAY, until=until, **filters)


def sentences(found):
    return [change_sentence(change) for change in found]


def declare(world, actor=HUGO, effective=TODAY, seen_version=2, status=PhaseStatus.IN_PROGRESS):
    said = Declaration(status, effective, "l’atelier a eu lieu")
    world.do(actor, phases.declare, **HERE, seen_version=seen_version, declaration=said)


def test_the_answer_to_parliament_is_told_with_its_source(world):
    found = changes(world, CHLOE, ANSWER - timedelta(days=1), ANSWER, territory="herstal")
    assert {one.source_key for one in found} == {"question-195"}
    told = sentences(found)
    title = world.catalog.phase("P07").title.fr
    assert f"La phase 7 ({title}) est planifiée (selon la source)." in told
    assert any("est prévu en février 2024" in sentence for sentence in told)
    assert not any("est terminée" in one for one in told if "phase 11" in one)


def test_nothing_happened_since_the_answer(world):
    assert changes(world, CHLOE, ANSWER, TODAY) == []


def test_what_the_answer_says_of_earlier_days_is_told_after_the_fact(world):
    found = changes(world, CHLOE, ANSWER - timedelta(days=1), ANSWER, territory="herstal")
    [held] = [one for one in found if one.attribute == "actual_on" and one.phase == "P01"]
    assert (held.kind, str(held.effective), held.on) == (ChangeKind.LATE, "2023-03", ANSWER)
    assert "dit après coup, le 7 février 2024" in change_sentence(held)


def test_a_declaration_names_its_phase_its_word_and_its_note(world):
    declare(world)
    [status] = [change for change in changes(world) if change.attribute == "status"]
    assert (status.before, status.after, status.origin) == (
        "planned", "in_progress", Origin.DECLARED,
    )  # fmt: skip
    assert (status.declared_by, status.note) == (HUGO.user_id, "l’atelier a eu lieu")
    assert change_sentence(status).endswith(
        "est en cours depuis le 23 novembre 2026 ; elle était planifiée (déclaré, à vérifier)."
    )


def test_a_declaration_about_earlier_days_is_not_lost_to_who_comes_back(world):
    declare(world, effective=date(2026, 10, 1))
    [status] = [change for change in changes(world) if change.attribute == "status"]
    assert status.kind is ChangeKind.LATE
    assert "dit après coup, le 23 novembre 2026" in change_sentence(status)


def test_a_refusal_is_told_with_what_stands_again(world):
    with world.writing(HUGO, now=NOW - timedelta(days=3)) as ctx:
        said = Declaration(PhaseStatus.IN_PROGRESS, ctx.today, "atelier")
        phases.declare(ctx, territory="herstal", phase="P07", seen_version=2, declaration=said)
        event = ctx.session.query(Fact.id).filter_by(attribute="status").order_by(Fact.id.desc())
        [declared] = event.limit(1).one()
    world.do(ALINE, phase_review.refuse, **HERE, fact_id=declared, reason="pas de preuve")
    [status] = [change for change in changes(world) if change.attribute == "status"]
    assert (status.kind, status.note) == (ChangeKind.WITHDRAWN, "pas de preuve")
    assert change_sentence(status).endswith(
        "est planifiée ; elle était en cours (déclaration retirée le 23 novembre 2026)."
    )


def test_an_added_milestone_and_its_estimate_bear_its_title(world):
    addition = Addition("Convention {signée}", MilestoneKind.TARGET, "avenant")
    world.do(ALINE, milestones.add, **HERE, seen_version=0, addition=addition)
    world.do(
        HUGO, milestones.forecast, territory="herstal", milestone="P07.ajout-1", seen_version=2,
        forecast=Forecast(PartialDate.parse("2027-05")),
    )  # fmt: skip
    assert sentences(changes(world)) == [
        "Le jalon « Convention {signée} » est ajouté à la phase 7 (déclaré, à vérifier).",
        "Le jalon « Convention {signée} » (phase 7) est estimé en mai 2027 (déclaré, à vérifier).",
    ]


def test_a_deliverable_is_told_to_who_may_see_it_and_its_note_to_who_reads_files(world):
    world.do(ALINE, phases.assign_lot, **HERE, seen_version=2, lot="lot-1")
    act(world, HUGO, versions.add_link, link="https://exemple.be/protocole.pdf")
    act(world, HUGO, deliverables.submit, note="Canari confidentiel")
    for reader, note in (
        (HUGO, "Canari confidentiel"),
        (ALINE, "Canari confidentiel"),
        (CHLOE, ""),
    ):
        [told] = [change for change in changes(world, reader) if change.attribute == "delivery"]
        assert (change_sentence(told), told.note) == (
            "Le livrable « Protocole du living lab » (phase 7) est remis (déclaré, à vérifier).",
            note,
        )
    neighbour = Actor(8, "Inès", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))
    assert {change.subject for change in changes(world, neighbour)} == {"phase/herstal/P07"}


def test_each_reservation_is_told_to_who_sees_its_deliverable(world):
    def reservation(reader):
        [one] = [
            change for change in changes(world, reader) if change.attribute == "reserve_status"
        ]
        assert one.key == KEY
        return change_sentence(one)

    world.do(ALINE, phases.assign_lot, **HERE, seen_version=2, lot="lot-1")
    hand_over(world)
    review(world, WITH_RESERVATION)
    named = "La réserve 1 (lot-1) sur le livrable « Protocole du living lab » (phase 7) est"
    assert reservation(CHLOE) == f"{named} à lever (vérifié par le FOREm)."
    act(world, HUGO, reservations.mark_resolved, reservation="lot-1-1", note="Canari")
    assert reservation(ALINE) == f"{named} déclarée levée (déclaré, à vérifier)."
    act(world, ALINE, reservations.close, reservation="lot-1-1")
    assert reservation(HUGO) == f"{named} close (vérifié par le FOREm)."
    neighbour = Actor(8, "Inès", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))
    assert {change.subject for change in changes(world, neighbour)} == {"phase/herstal/P07"}
    assert "Canari" not in str([change.note for change in changes(world, CHLOE)])


def test_filters_narrow_what_is_told(world):
    everything = changes(world, ALINE, date(2021, 1, 1), ANSWER)
    here = changes(world, ALINE, date(2021, 1, 1), ANSWER, territory="herstal")
    assert here == [one for one in everything if one.territory == "herstal"]
    seventh = changes(world, ALINE, date(2021, 1, 1), ANSWER, phase="P07")
    assert seventh == [one for one in everything if one.phase == "P07"]
    assert changes(world, ALINE, date(2021, 1, 1), ANSWER, lot="lot-1") == []
    world.do(ALINE, phases.assign_lot, **HERE, seen_version=2, lot="lot-1")
    assert {change.subject for change in changes(world, lot="lot-1")} == {"phase/herstal/P07"}


def test_a_foreign_territory_is_never_told(world):
    declare(world)
    assert changes(world, BRUNO) == []
    places = {change.territory for change in changes(world, BRUNO, date(2021, 1, 1), TODAY)}
    assert places == {None, "chapelle-lez-herlaimont"}
    with pytest.raises(NotFound):
        changes(world, BRUNO, territory="herstal")
    with pytest.raises(PermissionDenied):
        changes(world, DENIS)


def test_what_was_not_recorded_yet_is_not_told(world):
    declare(world)
    assert changes(world, known_at=NOW - timedelta(seconds=1)) == []


N_HISTORIES = 30
STATUSES = [status.value for status in PhaseStatus if status is not PhaseStatus.UNKNOWN]
FIRST_DAY = date(2025, 1, 1)
CADENCE = 16  # days
days = st.integers(0, 120).map(lambda n: FIRST_DAY + timedelta(days=n))


@pytest.fixture
def histories(world):
    """Random histories of phases that no definition knows."""
    chance = random.Random(1_307)
    with world.writing(APPLICATION) as ctx:
        for number in range(N_HISTORIES):
            told: list[Fact] = []
            for _ in range(chance.randrange(1, 7)):
                wrong = chance.choice(told) if told and chance.random() < 0.4 else None
                fact = facts.new_fact(
                    ctx, random_fact(f"phase/herstal/H{number:02}", chance, wrong)
                )
                audit.record(ctx, Action.CHRONOLOGY_LOADED, fact.subject, facts=[fact])
                told.append(fact)
    return world


def random_fact(subject, chance, wrong):
    effective, stated = (FIRST_DAY + timedelta(days=chance.randrange(120)) for _ in range(2))
    return facts.NewFact(
        subject, "status", chance.choice(STATUSES), PartialDate(effective), "herstal",
        Origin.DECLARED, stated_on=stated, replaces=wrong.id if wrong else None,
        withdraws=wrong is not None and chance.random() < 0.5,
    )  # fmt: skip


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(when=st.lists(days, min_size=3, max_size=3).map(sorted))
def test_two_spans_add_up_to_the_whole_and_lead_from_state_to_state(histories, when):
    first, middle, last = when
    composed = states(histories, first)
    for since, until in ((first, middle), (middle, last)):
        for one in happened(histories, since, until):
            assert composed.get(one.subject) == one.before
            composed[one.subject] = one.after
        assert composed == states(histories, until)
    whole = states(histories, first) | {
        one.subject: one.after for one in happened(histories, first, last)
    }
    assert whole == composed


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(on=days)
def test_the_opening_tells_of_a_day_only_what_was_heard_within_the_cadence(histories, on):
    """Over the random histories, as of any day: what a sentence about that day tells of was heard of
    within sixteen days of it, by the facts themselves."""
    known = histories.ask(ALINE, states_from_facts, moment=Moment(on), territory="herstal")
    phases = [
        PhaseTold("herstal", key, number, state, CADENCE)
        for number, ((_, key), state) in enumerate(sorted(known.items()), start=1)
        if key.startswith("H")
    ]
    facts = histories.ask(ALINE, facts_on, on=on, attributes=["status"], territory="herstal")
    heard = {fact.subject.rpartition("/")[2]: fact.news_on(on) for fact in facts}
    told = portfolio_sentences(on, {"Herstal": phases})
    for sentence in told:
        text = text_of([sentence])
        of_the_day = text.startswith(f"Au {long_day(on)}") and "rien n’est connu" not in text
        for phase in (phase for clause in sentence for phase in clause.about):
            recent = on - heard.get(phase.phase, date.min) <= timedelta(days=CADENCE)
            assert not of_the_day or recent
            assert of_the_day or not recent or "rien n’est connu" in text
    assert told


def happened(world, since, until):
    found = changes(world, since=since, until=until, territory="herstal")
    return [one for one in found if not one.learned and one.key.startswith("H")]


def states(world, on):
    told = world.ask(ALINE, facts_on, on=on, attributes=["status"], territory="herstal")
    return {fact.subject: fact.value for fact in told if "/H" in fact.subject}


def test_both_days_count(world):
    declare(world)
    one_day = world.ask(ALINE, changes_between, since=TODAY, until=TODAY, **HERE)
    assert {one.attribute for one in one_day} == {"status", "actual_start"}
    before = world.ask(ALINE, changes_between, since=YESTERDAY, until=YESTERDAY, **HERE)
    assert before == []
