"""A phase that goes from one lot to another: each lot reads its own exchange with FOREm, everywhere
and at any date; the new one states and dates of what was before, the old one nothing of what
follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from documents.digest_mail import Writer
from domain.dates import BRUSSELS, PartialDate
from domain.deliverables import DeliverableStatus, Verdict
from domain.digest import MailChoice, week_of
from domain.errors import NotFound, PermissionDenied
from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from i18n.changes import change_sentence
from queries.context import Context
from queries.deliverables.list import closed_deliverables, deliverable_on, deliverables_on
from queries.deliverables.sheet import deliverable_sheet
from queries.deliverables.versions import version_of
from queries.following.changes import changes_between
from queries.following.comments import comments_on
from queries.following.digest import Recipient, weekly
from queries.following.due import DueFilter, due_list
from queries.following.journal import JournalFilter, journal, recorded_until
from queries.following.work import work
from queries.milestones.history import milestone_history
from queries.milestones.states import milestone_on, milestones_on
from queries.moment import Moment
from queries.phases.sheet import phase_sheet
from queries.phases.states import state_on
from queries.reports.lines import lines_between
from queries.search.search import search
from services import comments
from services.deliverables import deliverables, versions
from services.deliverables import review as deliverable_review
from services.deliverables.review import Decision, Finding, NewReservation
from services.deliverables.versions import Deposit
from services.milestones import milestones
from services.milestones.milestones import Reached
from services.phases import phases
from services.phases.phases import Declaration
from tests.builders.accounts import give_accounts
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import World

INES = Actor(8, "Inès", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))
OLD, NEW = "zorglub", "brimborion"  # the words of the first lot’s time, then of the second’s
LOTS = {"lot-1": (HUGO, OLD), "lot-2": (INES, NEW)}
PLACE = {"territory": "herstal"}
PHASE, KEY, MILESTONE = "P07", "P07.protocole", "P07.protocole-valide"
BEFORE, BETWEEN, AFTER, NOW = (date(2026, 12, day) for day in (2, 9, 15, 20))


class Told:
    """A world of which each act and each question has its day."""

    def __init__(self, world: World) -> None:
        self.world = world

    def do(self, actor: Actor, day: date, service: Callable[..., object], **said: Any) -> None:
        with self.world.writing(actor, now=datetime.combine(day, time(10), BRUSSELS)) as ctx:
            service(ctx, **said)

    def ask(self, actor: Actor, query: Callable[..., Any], **asked: Any) -> Any:
        with self.world.database.read() as session:
            noon = datetime.combine(NOW, time(12), BRUSSELS)
            return query(Context(session, actor, noon, self.world.catalog), **asked)

    def version(self, query: Callable[..., Any], **asked: Any) -> int:
        seen: int = self.ask(ALINE, query, **PLACE, **asked, moment=Moment(NOW)).version
        return seen


@pytest.fixture
def moved(world: World) -> Told:
    """Phase 7 of lot 1, who works on it with FOREm for a week, then of lot 2, who does the same."""
    give_accounts(world, (ALINE, HUGO, CHLOE, INES))
    told = Told(world)
    for lot, day in (("lot-1", date(2026, 12, 1)), ("lot-2", date(2026, 12, 8))):
        seen = told.version(state_on, phase=PHASE)
        told.do(
            ALINE, day, phases.assign_lot, **PLACE, phase=PHASE, seen_version=seen, lot=lot
        )  # fmt: skip
        exchange(told, lot, day + timedelta(days=1))
    return told


def exchange(told: Told, lot: str, day: date) -> None:
    """All that a lot and FOREm write to each other about the phase."""
    contractor, word = LOTS[lot]
    link = f"https://exemple.be/{word}.pdf"

    def seen() -> int:
        return told.version(deliverable_on, key=KEY)

    status = PhaseStatus.IN_PROGRESS if lot == "lot-1" else PhaseStatus.SUSPENDED
    told.do(
        contractor, day, phases.declare, **PLACE, phase=PHASE,
        seen_version=told.version(state_on, phase=PHASE),
        declaration=Declaration(status, day, f"note {word}"),
    )  # fmt: skip
    on = {**PLACE, "deliverable": KEY}
    deposit = Deposit(note=f"dépôt {word}")
    told.do(
        contractor, day, versions.add_link, **on, seen_version=seen(), link=link, deposit=deposit
    )
    told.do(contractor, day, deliverables.submit, **on, seen_version=seen(), note=f"remise {word}")
    criteria = told.ask(ALINE, deliverable_on, **PLACE, key=KEY, moment=Moment(NOW)).criteria
    findings = {one: Finding(Verdict.MET, f"constat {word}") for one in criteria}
    told.do(ALINE, day, deliverable_review.verify, **on, seen_version=seen(), findings=findings)
    reserve = NewReservation(f"réserve {word}", date(2027, 1, 15))
    decision = Decision(DeliverableStatus.ACCEPTED_WITH_RESERVATIONS, "", (reserve,))
    told.do(ALINE, day, deliverable_review.verify, **on, seen_version=seen(), decision=decision)
    for subject in (f"phase/herstal/{PHASE}", f"deliverable/herstal/{KEY}"):
        for author, other in ((contractor, ALINE), (ALINE, contractor)):
            told.do(
                author, day, comments.write, subject=subject, lot=lot,
                text=f"{author.display_name} écrit {word}", mentions=(other.user_id,),
            )  # fmt: skip
    if lot == "lot-1":  # reopened by FOREm, so that the second lot has something to do
        told.do(
            ALINE, day + timedelta(days=1), deliverable_review.reopen, **on,
            seen_version=seen(), reason=f"motif {word}",
        )  # fmt: skip
    reached = Reached(PartialDate(day), link, f"jalon {word}")
    if lot == "lot-1":
        told.do(
            contractor, day, milestones.declare, **PLACE, milestone=MILESTONE,
            seen_version=told.version(milestone_on, key=MILESTONE), reached=reached,
        )  # fmt: skip


FILES: dict[str, Any] = {**PLACE, "deliverable": KEY}


def told_days(moment: Moment) -> dict[str, Any]:
    return {"since": date(2026, 11, 1), "until": moment.on, "known_at": moment.known_at}


# What each place shows at a moment: the whole of it, as one text.
PLACES: dict[str, Callable[[Told, Actor, Moment], object]] = {
    "phase": lambda told, who, on: told.ask(who, phase_sheet, **PLACE, phase=PHASE, moment=on),
    "phase comments": lambda told, who, on: told.ask(
        who, comments_on, subject=f"phase/herstal/{PHASE}", moment=on
    ),
    "deliverable": lambda told, who, on: told.ask(
        who, deliverable_sheet, **PLACE, key=KEY, moment=on
    ),
    "deliverable comments": lambda told, who, on: told.ask(
        who, comments_on, subject=f"deliverable/herstal/{KEY}", moment=on
    ),
    "files": lambda told, who, on: [
        told.ask(who, version_of, **FILES, **version) for version in readable(told, who)
    ],
    "milestones": lambda told, who, on: told.ask(who, milestones_on, moment=on),
    "milestone": lambda told, who, on: told.ask(
        who, milestone_history, **PLACE, key=MILESTONE, moment=on
    ),
    "search": lambda told, who, on: [
        found.document
        for word in (OLD, NEW)
        for group in told.ask(who, search, text=word, moment=on).groups
        for found in group.best
    ],
    "journal": lambda told, who, on: told.ask(
        who, journal, wanted=JournalFilter(until=recorded_until(on, today=NOW))
    ),
    "changes": lambda told, who, on: told.ask(who, changes_between, **told_days(on)),
    "dates": lambda told, who, on: told.ask(who, due_list, moment=on, wanted=DueFilter()),
    "deliverables": lambda told, who, on: told.ask(who, deliverables_on, moment=on),
    "mail": lambda told, who, on: letter(told, who, on.on),
}


def letter(told: Told, who: Actor, on: date) -> str:
    """The mail of the week as it leaves, in text and in HTML, with what it was made of."""
    writer = Writer(told.world.catalog, root="https://suivi.exemple.be", sender="suivi@exemple.be")
    to = Recipient(who, "personne@exemple.be", MailChoice.WEEKLY)
    digest = told.ask(who, weekly, on=on)
    mail = writer.weekly(
        to, digest, period=week_of(on), now=datetime.combine(on, time(7), BRUSSELS)
    )
    parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
    return "\n".join([mail["subject"], *parts, repr(digest)])


def readable(told: Told, who: Actor) -> list[dict[str, Any]]:
    def opens(version: dict[str, Any]) -> bool:
        try:
            told.ask(who, version_of, **FILES, **version)
        except NotFound:
            return False
        return True

    handed_in = ({"lot": lot, "number": n} for lot in ("lot-1", "lot-2") for n in (1, 2))
    return [version for version in handed_in if opens(version)]


def shown(told: Told, place: str, who: Actor, on: Moment) -> str:
    try:
        return repr(PLACES[place](told, who, on))
    except (NotFound, PermissionDenied):
        return ""


MOMENTS = {
    f"au {on:%d}, su au {known:%d}": Moment(
        on, None if known == NOW else datetime.combine(known, time(23), BRUSSELS)
    )
    for on in (BEFORE, BETWEEN, AFTER, NOW)
    for known in (BEFORE, BETWEEN, AFTER, NOW)
}


@pytest.mark.parametrize("place", PLACES)
def test_words_are_read_by_who_exchanged_them(moved: Told, place: str) -> None:
    for name, on in MOMENTS.items():
        old, new, ministry = (shown(moved, place, who, on) for who in (HUGO, INES, CHLOE))
        assert NEW not in old, f"{name} : le premier lot lit le second"
        assert OLD not in new, f"{name} : le second lot lit le premier"
        if place not in ("phase", "journal", "changes", "search", "milestone", "mail"):
            assert OLD not in ministry, name
            assert NEW not in ministry, name


@pytest.mark.parametrize("place", [
    "phase", "phase comments", "deliverable", "deliverable comments", "files",
    "milestone", "search", "journal", "changes",
])  # fmt: skip
def test_each_lot_and_forem_still_read_what_is_theirs(moved: Told, place: str) -> None:
    today = Moment(NOW)
    assert OLD in shown(moved, place, HUGO, today)
    if place != "milestone":
        assert NEW in shown(moved, place, INES, today)
    lead = shown(moved, place, ALINE, today)
    assert OLD in lead
    assert NEW in lead or place == "milestone"


def test_the_new_lot_reads_states_and_dates(moved: Told) -> None:
    state = moved.ask(INES, deliverable_on, **PLACE, key=KEY, moment=Moment(BEFORE))
    assert state.status is not DeliverableStatus.EXPECTED
    sheet = moved.ask(INES, phase_sheet, **PLACE, phase=PHASE, moment=Moment(NOW))
    assert PhaseStatus.IN_PROGRESS in {fact.value for fact in sheet.history}


def test_the_new_lot_reads_nowhere_who_said_what_was_before(moved: Told) -> None:
    places = ("phase", "milestone", "deliverable", "changes")
    said = {place: shown(moved, place, INES, Moment(NOW)) for place in places}
    assert [place for place, told in said.items() if f"recorded_by={HUGO.user_id}" in told] == []
    assert [place for place, told in said.items() if HUGO.display_name in told] == []
    mine = shown(moved, "phase", HUGO, Moment(NOW))
    assert f"recorded_by={HUGO.user_id}" in mine


def test_each_lot_counts_its_own_reservations(moved: Told) -> None:
    def numbered(who: Actor) -> list[tuple[str | None, int]]:
        sheet = moved.ask(who, deliverable_sheet, **PLACE, key=KEY, moment=Moment(NOW))
        return [(reservation.lot, reservation.number) for reservation in sheet.reservations]

    assert (numbered(HUGO), numbered(INES)) == ([("lot-1", 1)], [("lot-2", 1)])
    assert numbered(ALINE) == [("lot-1", 1), ("lot-2", 1)]
    told = moved.ask(INES, changes_between, since=BETWEEN, until=NOW)
    assert any("La réserve 1 (lot-2) " in change_sentence(change) for change in told)


def test_the_old_lot_keeps_no_task(moved: Told) -> None:
    mine = moved.ask(HUGO, work)
    about = {*(task.subject for task in (*mine.waiting, *mine.returned))}
    about |= {mention.subject for mention in mine.mentions}
    about |= {due.subject for due in (*mine.late, *mine.silent, *mine.soon)}
    assert not [subject for subject in about if f"/{PHASE}" in subject]
    assert {mention.key for mention in moved.ask(INES, work).mentions} == {PHASE, KEY}
    assert moved.ask(HUGO, weekly, on=NOW).mentions == ()


def test_the_old_lot_is_led_to_what_it_exchanged(moved: Told) -> None:
    def closed(who: Actor) -> list[str]:
        asked = {**PLACE, "phase": PHASE, "moment": Moment(NOW)}
        return [state.key for state in moved.ask(who, closed_deliverables, **asked)]

    assert closed(HUGO) == [KEY]
    assert closed(INES) == closed(ALINE) == closed(CHLOE) == closed(BRUNO) == []


def test_a_mail_tells_each_lot_of_its_own_time(moved: Told) -> None:
    old, new, lead = (letter(moved, who, AFTER) for who in (HUGO, INES, ALINE))
    for one in (new, lead):
        assert "est suspendue depuis le 9 décembre 2026" in " ".join(one.split())
    assert "suspendue" not in old
    assert "vous cite" in new
    assert "vous cite" not in old


def test_the_lines_of_a_report_are_those_of_its_lot(moved: Told) -> None:
    span = {"since": date(2026, 11, 30), "until": NOW}
    of = {
        lot: moved.ask(who, lines_between, **PLACE, lot=lot, **span)
        for lot, (who, _) in LOTS.items()
    }
    subjects = {lot: {line.subject for line in lines} for lot, lines in of.items()}
    first, second = (f"deliverable/herstal/{KEY}/reserve-{lot}-1" for lot in LOTS)
    assert first in subjects["lot-1"] - subjects["lot-2"]
    assert second in subjects["lot-2"] - subjects["lot-1"]
    assert not any("suspendue" in line.sentence for line in of["lot-1"])
    assert any("suspendue" in line.sentence for line in of["lot-2"])
