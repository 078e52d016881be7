"""The sentence that opens a page: nothing planned or late is left out, nothing old is told as new."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.portfolio import PhaseTold
from domain.schedule import Flag, flag_of
from domain.statements import Origin
from i18n.formats import long_day
from i18n.opening_sentence import portfolio_sentences, text_of

ON = date(2026, 11, 23)
CADENCE = 16
D = PartialDate.parse
ANSWER = D("2024-02-07")
S = PhaseStatus


@dataclass(frozen=True)
class State:
    status: PhaseStatus = S.UNKNOWN
    since: PartialDate | None = None
    at_latest: bool = False
    origin: Origin | None = None
    planned_start: PartialDate | None = None
    planned_end: PartialDate | None = None
    actual_start: PartialDate | None = None
    actual_end: PartialDate | None = None
    last_news_on: date | None = None
    flag: Flag | None = None


def state(status, heard=ANSWER, **known):
    told = State(status, heard, last_news_on=heard.last, **known)
    return replace(told, flag=flag_of(told, on=ON, news_expected_days=CADENCE))


OLD = [
    *[state(S.COMPLETED, at_latest=True)] * 3,
    *[state(S.IN_PROGRESS, at_latest=True)] * 3,
    state(S.PLANNED, planned_start=D("2024-02")),
    *[State()] * 3,
    state(S.PLANNED, planned_start=D("2024-11")),
]
LATELY = D("2026-11-10")
RUNS = state(S.IN_PROGRESS, LATELY, actual_start=LATELY, origin=Origin.VERIFIED)


def place(states, name="x"):
    return [PhaseTold(name, f"P{n:02}", n, one, CADENCE) for n, one in enumerate(states, start=1)]


def with_phase(number, told):
    return [*OLD[: number - 1], told, *OLD[number:]]


def told(**places):
    return text_of(
        portfolio_sentences(ON, {name: place(states, name) for name, states in places.items()})
    ).replace("\u00a0", " ")


def test_what_nobody_has_told_of_since_is_the_last_known_state():
    assert told(Herstal=OLD, Chapelle=OLD) == (
        "Dernier état connu, au 7 février 2024, dans chacun des deux territoires : trois phases "
        "sur onze étaient terminées et trois étaient en cours ; la phase 7 était prévue pour "
        "février 2024 et la phase 11 pour novembre 2024. Sans nouvelles depuis."
    )


def test_one_declaration_leaves_the_rest_dated():
    runs = replace(RUNS, planned_start=D("2024-02"))
    assert told(Herstal=with_phase(7, runs), Chapelle=OLD) == (
        "Au 23 novembre 2026, à Herstal, la phase 7 est en cours depuis le 10 novembre 2026 "
        "(vérifié), commencée 33 mois après la date prévue. Pour sept autres phases, rien n’est "
        "connu depuis le 7 février 2024 : trois étaient terminées et trois étaient en cours ; la "
        "phase 11 était prévue pour novembre 2024 ; rien n’est connu de trois autres. "
        "Dernier état connu, au 7 février 2024, à Chapelle : trois phases sur onze étaient "
        "terminées et trois étaient en cours ; la phase 7 était prévue pour février 2024 et la "
        "phase 11 pour novembre 2024. Sans nouvelles depuis."
    )


def test_what_is_told_of_the_day_comes_first():
    both = told(Chapelle=OLD, Herstal=with_phase(7, RUNS))
    assert both.startswith("Au 23 novembre 2026, à Herstal, ")


def test_what_is_recent_everywhere_is_told_of_the_day():
    closed = state(S.VALIDATED, LATELY, origin=Origin.VERIFIED)
    plan = state(S.PLANNED, LATELY, planned_start=D("2027-03"))
    assert told(Herstal=[closed, closed, RUNS, plan]) == (
        "Au 23 novembre 2026, à Herstal, deux phases sur quatre sont terminées et la phase 3 est "
        "en cours depuis le 10 novembre 2026 (vérifié) ; la phase 4 est prévue pour mars 2027."
    )


def test_a_plan_that_has_passed_was_planned_and_is_late():
    plan = state(S.PLANNED, LATELY, planned_start=D("2026-10"))
    assert told(Herstal=[plan, state(S.PLANNED, LATELY, planned_start=D("2027-01"))]) == (
        "Au 23 novembre 2026, à Herstal, la phase 1 était prévue pour octobre 2026 et la phase 2 "
        "est prévue pour janvier 2027 ; en retard : la phase 1."
    )


def test_a_declaration_that_waits_is_counted_as_such():
    declared = state(S.COMPLETED, LATELY, origin=Origin.DECLARED)
    said = told(Herstal=[declared, state(S.VALIDATED, LATELY, origin=Origin.VERIFIED), RUNS])
    assert "deux phases sur trois sont terminées (dont une à vérifier)" in said
    assert "(déclaré, à vérifier)" in told(Herstal=[declared, State(), State()])


def test_what_closed_long_ago_is_dated_and_asks_for_nothing():
    closed = [state(S.VALIDATED, D(day)) for day in ("2024-02-07", "2025-06-30")]
    assert told(Herstal=[*closed, RUNS]) == (
        "Au 23 novembre 2026, à Herstal, la phase 3 est en cours depuis le 10 novembre 2026 "
        "(vérifié). Deux phases étaient terminées au plus tard le 30 juin 2025."
    )


def test_silence_of_several_days_is_told_by_the_latest():
    runs = [state(S.IN_PROGRESS, D(day)) for day in ("2024-02-07", "2025-06-30")]
    assert told(Herstal=[*runs, RUNS]).endswith(
        " Pour deux autres phases, rien n’est connu depuis le 30 juin 2025 au plus tard : deux "
        "étaient en cours."
    )


def test_one_silent_phase_is_named_once():
    assert told(Herstal=[RUNS, state(S.PLANNED, planned_start=D("2024-11"))]).endswith(
        " Pour la phase 2, rien n’est connu depuis le 7 février 2024 : elle était prévue pour "
        "novembre 2024."
    )


def test_a_last_known_state_is_no_more_precise_than_what_was_told():
    march = [state(S.IN_PROGRESS, D("2023-03")), State()]
    assert told(Herstal=march).startswith("Dernier état connu, en mars 2023, à Herstal : ")


def test_a_start_that_was_late_is_told_of_each_phase_that_was_counted():
    late = replace(RUNS, planned_start=D("2026-10-20"))
    assert told(Herstal=[late, RUNS]).endswith(
        "deux phases sur deux sont en cours ; la phase 1 a été commencée 21 jours après la date "
        "prévue."
    )


def test_many_territories_that_differ_are_summed():
    differing = {f"Lieu{n}": with_phase(7, RUNS) if n % 2 else OLD for n in range(6)}
    assert told(**differing) == (
        "Au 23 novembre 2026, dans 6 territoires, trois phases sur 66 sont en cours. Pour 45 "
        "autres phases, rien n’est connu depuis le 7 février 2024 : 18 étaient terminées et 18 "
        "étaient en cours ; la phase 7 était prévue dans trois territoires et la phase 11 était "
        "prévue dans six territoires."
    )


def test_many_territories_that_are_alike_are_told_once():
    alike = {f"Lieu{n}": OLD for n in range(6)}
    assert ", dans chacun des six territoires : trois phases sur onze étaient" in told(**alike)


def test_nothing_known_and_nothing_followed_are_said_so():
    assert told(Herstal=[State()] * 11) == (
        "Au 23 novembre 2026, à Herstal, rien n’est connu des onze phases."
    )
    assert told() == "Au 23 novembre 2026, aucun territoire n’est suivi."


DAYS = st.dates(date(2023, 1, 1), ON)
STATES = st.one_of(
    st.just(State()),
    st.builds(
        lambda status, heard, planned, origin: state(
            status, PartialDate(heard), planned_start=planned, origin=origin
        ),
        st.sampled_from([status for status in S if status is not S.UNKNOWN]),
        DAYS,
        st.none() | st.builds(PartialDate, st.dates(date(2023, 1, 1), date(2028, 1, 1))),
        st.sampled_from(Origin),
    ),
)
PLACES = st.lists(st.lists(STATES, min_size=4, max_size=4), min_size=1, max_size=5)


@given(PLACES)
def test_what_is_told_of_the_day_is_known_within_its_cadence(places):
    """Each clause of a sentence that begins with the day looked at tells of phases heard of within
    their cadence, every other clause is of a sentence that is dated; and no phase is left out."""
    named = {f"Lieu {n}": place(states, f"lieu-{n}") for n, states in enumerate(places)}
    seen = set()
    for sentence in portfolio_sentences(ON, named):
        text = text_of([sentence])
        of_today = text.startswith(f"Au {long_day(ON)}")
        if not of_today:
            assert re.search(r" (20\d\d|T\d 20\d\d)", text)
            assert not re.search(r"\b(est|sont) (en cours|terminée|prévue|suspendue)", text)
        for phase in (phase for clause in sentence for phase in clause.about):
            seen.add((phase.territory, phase.phase))
            heard = phase.state.last_news_on
            recent = heard is not None and ON - heard <= timedelta(days=CADENCE)
            assert "rien n’est connu" in text or recent is of_today
    known = {
        (phase.territory, phase.phase)
        for phases in named.values()
        for phase in phases
        if phase.state.status is not S.UNKNOWN
    }
    assert known <= seen
