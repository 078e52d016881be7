"""Whatever happens after a report was sent, it reopens word for word, under the same seal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dates import PartialDate
from domain.errors import DomainError
from domain.milestones import Cause
from domain.permissions import Actor
from domain.phases import PhaseStatus
from domain.reporting import Cadence, Rhythm
from domain.reports import Answer, Filled, Section
from domain.statements import Side
from queries.context import Context
from queries.milestones.states import milestone_on
from queries.moment import Moment
from queries.phases.review import declarations_awaiting
from queries.phases.states import states_on
from queries.reports.sheet import draft_of, report_sheet
from queries.verification import verify
from services.milestones import milestones
from services.milestones.milestones import Forecast
from services.phases import phases, review
from services.phases.phases import Declaration
from services.reports import expectations, reports
from services.reports import review as report_review
from services.start.preparation import APPLICATION
from tests.personas import ALINE, HUGO, LEA
from tests.worlds import NOW, World

PLACE = {"territory": "herstal", "lot": "lot-1"}
PHASE = {"territory": "herstal", "phase": "P07"}
PERIODS = ("2026-11-01_2026-11-15", "2026-11-16_2026-11-30")
KEY = "P07.protocole-valide"
Step = Callable[[Context, int], None]


def seen(ctx: Context) -> int:
    state = states_on(ctx, moment=Moment(ctx.today))["herstal", "P07"]
    assert state.version is not None
    return state.version


def declare(ctx: Context, n: int) -> None:
    said = Declaration(
        [PhaseStatus.IN_PROGRESS, PhaseStatus.SUSPENDED, PhaseStatus.COMPLETED][n % 3],
        ctx.today - timedelta(days=n),
        f"dit {n}",
    )
    phases.declare(ctx, territory="herstal", phase="P07", seen_version=seen(ctx), declaration=said)


def correct(ctx: Context, n: int) -> None:
    state = states_on(ctx, moment=Moment(ctx.today))["herstal", "P07"]
    said = Declaration(PhaseStatus.IN_PROGRESS, ctx.today - timedelta(days=n), "corrigé")
    phases.declare(
        ctx, territory="herstal", phase="P07", seen_version=seen(ctx), declaration=said,
        corrects=state.fact_id,
    )  # fmt: skip


def refuse(ctx: Context, n: int) -> None:
    waiting = declarations_awaiting(ctx, **PHASE)
    review.refuse(ctx, **PHASE, fact_id=waiting[0].id if waiting else 0, reason=f"non {n}")


def estimate(ctx: Context, n: int) -> None:
    state = milestone_on(ctx, territory="herstal", key=KEY, moment=Moment(ctx.today))
    said = Forecast(PartialDate(ctx.today + timedelta(days=n)), Cause.DECISION, Side.FOREM, "n")
    milestones.forecast(
        ctx, territory="herstal", milestone=KEY, seen_version=state.version or 0, forecast=said
    )


def write(ctx: Context, n: int) -> None:
    where = PLACE | {"period": PERIODS[n % 2]}
    draft = draft_of(ctx, **where)
    filled = replace(draft.filled, sections={Section.NEXT: f"brouillon {n}"})
    reports.save_draft(ctx, **where, seen_version=draft.version, filled=filled)


def send(ctx: Context, n: int) -> None:
    where = PLACE | {"period": PERIODS[n % 2]}
    draft = draft_of(ctx, **where)
    filled = Filled(
        sections={**draft.filled.sections, Section.HIGHLIGHT: f"remis {n}"},
        answers={line.key: Answer(remark=f"précisé {n}") for line in draft.lines},
        risks=draft.filled.risks,
        new_risks=f"risque {n}" if n % 2 else "",
    )
    reports.submit(ctx, **where, seen_version=draft.version, filled=filled, reason=f"motif {n}")


def decide(ctx: Context, n: int) -> None:
    where = PLACE | {"period": PERIODS[n % 2]}
    state = report_sheet(ctx, **where, moment=Moment(ctx.today)).state
    if n % 3:
        report_review.send_back(ctx, **where, seen_version=state.number, reason=f"à revoir {n}")
    else:
        report_review.accept(ctx, **where, seen_version=state.number)


STEPS: dict[str, tuple[Actor, Step]] = {
    "declare": (HUGO, declare), "correct": (ALINE, correct), "refuse": (LEA, refuse),
    "estimate": (HUGO, estimate), "write": (HUGO, write), "send": (HUGO, send),
    "decide": (ALINE, decide),
}  # fmt: skip
HISTORIES = st.lists(
    st.tuples(st.sampled_from([*STEPS, "send", "decide"]), st.integers(0, 20)),
    min_size=6,
    max_size=14,
)


@settings(
    max_examples=12,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=HISTORIES)
def test_a_report_reopens_as_it_was_sent_whatever_happened_since(
    world: World, history: list[tuple[str, int]]
) -> None:
    """The same database all along: each history goes on where the one before ended."""
    expect(world)
    sent: dict[tuple[str, int], str] = documents(world)
    for name, n in history:
        actor, step = STEPS[name]
        with suppress(DomainError), world.writing(actor) as ctx:
            step(ctx, n)
        for key, document in documents(world).items():
            assert sent.setdefault(key, document) == document
    assert sent.keys() == documents(world).keys()
    assert world.ask(APPLICATION, verify).holds


def expect(world: World) -> None:
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, date(2026, 11, 1))
    with suppress(DomainError):  # fixed already by an earlier history
        world.do(
            ALINE, expectations.expect, lots=[("herstal", "lot-1")], seen_version=0, rhythm=rhythm
        )


def documents(world: World) -> dict[tuple[str, int], str]:
    """Every version that a lead may reopen, with its document; each holds its seal."""
    found = {}
    for period in PERIODS:
        today = Moment(NOW.date())
        sheet = world.ask(ALINE, report_sheet, **PLACE, period=period, moment=today)
        for version in sheet.versions:
            assert version.holds and version.report is not None
            found[period, version.number] = version.document
    return found
