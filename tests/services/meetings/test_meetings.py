"""Meetings of a territory: who plans, describes, holds and cancels them, what they decide and ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from domain import errors
from domain.dates import PartialDate
from domain.files import CheckedFile, FileKind
from domain.meetings import (
    ActionStatus,
    ClosedBeforeMeeting,
    GroupCountRefused,
    MeetingAlreadyHeld,
    MeetingCancelled,
    MeetingKind,
    MeetingNotHeld,
    MeetingPlaceMissing,
    MeetingShared,
    MeetingStatus,
    Owner,
    ReasonForDropping,
)
from domain.permissions import Actor
from models import AuditEvent
from queries.files import kept_digests
from queries.meetings.minutes import minutes_of
from queries.meetings.points import actions_on, resolutions_on
from queries.meetings.sheet import meeting_sheet
from queries.meetings.states import (
    MeetingFilter,
    MeetingState,
    meeting_list,
    meeting_on,
    meetings_on,
)
from queries.moment import Moment
from queries.verification import verify
from services.files import blobs
from services.meetings import meetings, minutes, points
from services.meetings.meetings import Day, Held
from services.meetings.points import Asked, Decided, Followed
from services.register import organisations
from services.register.organisations import Known
from tests.builders.meetings import STEERING, enter
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import World

HERSTAL, CHAPELLE = "herstal", "chapelle-lez-herlaimont"
BOTH = (HERSTAL, CHAPELLE)
SAID = b"ce qui s'est dit"
NOTES = CheckedFile("pv.txt", FileKind.TEXT, sha256(SAID).hexdigest(), SAID)
TODAY = Moment(date(2026, 11, 23))
MAY = PartialDate.parse("2024-05-02")
CPAS = Owner(actor_type="CPAS")


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def register(world: World, name: str = "CPAS", place: str = HERSTAL) -> int:
    n = world.ask(ALINE, organisations.n_organisations, territories=(place,))
    return world.do(
        ALINE, organisations.add, territories=(place,), seen_version=n,
        description=organisations.Description(name, "CPAS"), known=Known(day("2023-04"), "source"),
    )  # fmt: skip


def present(
    world: World, number: int = 1, place: str = HERSTAL, moment: Moment = TODAY
) -> MeetingState:
    return world.ask(ALINE, meeting_on, territory=place, number=number, moment=moment)


def change(
    world: World,
    service: Callable[..., object],
    actor: Actor = ALINE,
    *,
    number: int = 1,
    place: str = HERSTAL,
    seen_version: int | None = None,
    **said: Any,
) -> None:
    """As who has just read it, unless an earlier version is named."""
    seen = seen_version or present(world, number, place).version
    world.do(actor, service, territory=place, number=number, seen_version=seen, **said)


def at(text: str, known_at: datetime | None = None) -> Moment:
    return Moment(date.fromisoformat(text), known_at)


def test_a_planned_meeting_is_held_on_its_day_only_once_somebody_says_so(world: World) -> None:
    enter(world, on="2026-11-20", is_held=False, actor=HUGO)
    assert present(world).status is MeetingStatus.PLANNED  # its day is over: still a plan
    assert world.ask(ALINE, meetings_on, moment=at("2026-11-22")) == []
    change(world, meetings.plan, on=day("2026-12-01"), note="salle prise")
    with pytest.raises(MeetingNotHeld):
        change(world, points.decide, decided=Decided("Signer", "Comité de pilotage"))

    number = register(world)
    held = Held(day("2026-11-21"), (number,), {"habitants": 4, "jeunes": 12})
    change(world, meetings.record_held, HUGO, held=held)
    state = present(world)
    assert (state.status, state.planned_on, state.held_on) == (
        MeetingStatus.HELD, day("2026-12-01"), day("2026-11-21"),
    )  # fmt: skip
    assert state.groups == (("jeunes", 12), ("habitants", 4))
    assert present(world, moment=at("2026-11-21")).title == "Comité de pilotage"
    assert present(world, moment=at("2026-11-21")).organisations == (number,)
    with pytest.raises(errors.NotFound):
        present(world, moment=at("2026-11-20"))
    with pytest.raises(errors.NotFound):
        present(world, moment=at("2026-11-22", datetime(2026, 11, 22, tzinfo=UTC)))
    with pytest.raises(MeetingAlreadyHeld):
        change(world, meetings.plan, on=day("2026-12-02"), note="")
    assert world.ask(ALINE, verify).holds


def test_a_held_meeting_is_described_and_counted_better_as_of_its_day(world: World) -> None:
    register(world)
    enter(world)
    better = replace(STEERING, title="  Comité  de pilotage no 3 ", place="Salle du Conseil")
    change(world, meetings.describe, HUGO, description=better)
    change(world, meetings.record_held, held=Held(MAY, (1,)))
    change(world, meetings.record_held, HUGO, held=Held(MAY, (1,), {"habitants": 3}))
    state = present(world, moment=at("2024-05-02"))
    assert (state.title, state.phases) == ("Comité de pilotage no 3", ("P04", "P05"))
    assert (state.organisations, state.groups) == ((1,), (("habitants", 3),))
    for service, said in (
        (meetings.describe, {"description": better}),
        (meetings.record_held, {"held": Held(MAY, (1,), {"habitants": 3})}),
    ):
        with pytest.raises(errors.NothingNew):
            change(world, service, **said)
        with pytest.raises(errors.StaleEdit):
            change(world, service, seen_version=1, **said)
    # Another day: who came follows it.
    change(world, meetings.record_held, held=Held(day("2024-04-30"), (1,)))
    assert present(world, moment=at("2024-04-30")).organisations == (1,)
    change(world, meetings.record_held, held=Held(day("2024-06-03"), (1,)))
    assert world.ask(ALINE, meetings_on, moment=at("2024-06-02")) == []
    assert present(world, moment=at("2024-06-03")).groups == ()
    assert world.ask(ALINE, verify).holds


def test_what_cannot_be_said_of_a_meeting_is_refused_and_changes_nothing(world: World) -> None:
    for description, refusal in (
        (replace(STEERING, title=" "), errors.TextMissing),
        (replace(STEERING, title="x" * 5000), errors.TextTooLong),
        (replace(STEERING, agenda="a\x00b"), errors.BadText),
        (replace(STEERING, phases=("P99",)), errors.NotFound),
    ):
        with pytest.raises(refusal):
            enter(world, description)
    with pytest.raises(MeetingPlaceMissing):
        enter(world, places=())
    with pytest.raises(errors.NotFound):
        enter(world, places=("atlantide",))
    with pytest.raises(errors.FutureFact):
        enter(world, on="2026-11-24")
    with pytest.raises(errors.DateOutOfRange):
        enter(world, on="2999-01-01", is_held=False)
    with pytest.raises(errors.StaleEdit):
        world.do(
            ALINE, meetings.add,
            territories=(HERSTAL,), seen_version=7, description=STEERING, day=Day(MAY, True),
        )  # fmt: skip
    assert world.ask(ALINE, meetings_on, moment=TODAY) == []

    enter(world)
    for held, no in (
        (Held(day("2026-12")), errors.FutureFact),
        (Held(MAY, (1,)), errors.NotFound),
        (Held(MAY, groups={"martiens": 3}), errors.NotFound),
        (Held(MAY, groups={"habitants": 0}), GroupCountRefused),
    ):
        with pytest.raises(no):
            change(world, meetings.record_held, held=held)
    with pytest.raises(errors.TextMissing):
        change(world, meetings.cancel, reason=" ")
    change(world, meetings.cancel, HUGO, reason="inscrite par erreur")
    assert present(world, moment=at("2024-05-02")).status is MeetingStatus.CANCELLED
    for service, said in (
        (meetings.record_held, {"held": Held(MAY)}),
        (meetings.plan, {"on": MAY, "note": ""}),
        (meetings.cancel, {"reason": "encore"}),
    ):
        with pytest.raises(MeetingCancelled):
            change(world, service, **said)
    assert world.ask(ALINE, verify).holds


def test_a_shared_meeting_is_one_meeting_and_tells_each_territory_who_came_of_it(
    world: World,
) -> None:
    ours, theirs = register(world), register(world, "CPAS", CHAPELLE)
    with world.writing(ALINE, command_id="once") as ctx:
        meetings.add(
            ctx, territories=BOTH, seen_version=0, description=STEERING, day=Day(MAY, True)
        )
    change(world, meetings.record_held, HUGO, held=Held(MAY, (ours,)))
    change(world, meetings.record_held, BRUNO, place=CHAPELLE, held=Held(MAY, (theirs,)))
    assert present(world).organisations == (ours,)
    for service, said in (
        (meetings.record_held, {"held": Held(day("2024-05-03"), (ours,))}),
        (meetings.describe, {"description": replace(STEERING, title="Autre")}),
        (meetings.cancel, {"reason": "x"}),
    ):
        with pytest.raises(MeetingShared):
            change(world, service, HUGO, **said)
    with world.writing(ALINE, command_id="twice") as ctx:
        seen = present(world).version or 0
        held = Held(day("2024-05-03"), (ours,))
        meetings.record_held(ctx, territory=HERSTAL, number=1, seen_version=seen, held=held)
    assert present(world, place=CHAPELLE).held_on == day("2024-05-03")
    assert present(world, place=CHAPELLE).organisations == (theirs,)
    change(world, meetings.describe, description=replace(STEERING, title="Comité commun"))
    assert present(world, place=CHAPELLE).title == "Comité commun"

    sheet = world.ask(BRUNO, meeting_sheet, territory=CHAPELLE, number=1, moment=TODAY)
    assert ([organisation.number for organisation in sheet.came], sheet.shared_with) == (
        [theirs],
        (),
    )
    assert world.ask(ALINE, verify).holds


def test_each_territory_counts_its_own_meetings(world: World, tmp_path: Path) -> None:
    enter(world)
    enter(world)
    assert enter(world, places=BOTH) == 3
    [theirs] = world.ask(BRUNO, meetings_on, moment=TODAY)
    assert (theirs.territory, theirs.number) == (CHAPELLE, 1)
    shared = world.ask(ALINE, meeting_sheet, territory=HERSTAL, number=3, moment=TODAY)
    assert shared.shared_with == (CHAPELLE,)
    alone = world.ask(ALINE, meeting_sheet, territory=HERSTAL, number=1, moment=TODAY)
    assert alone.shared_with == ()
    change(world, meetings.describe, number=3, description=replace(STEERING, title="Commun"))
    change(world, minutes.add, number=3, file=NOTES, folder=tmp_path)
    assert present(world, place=CHAPELLE).title == "Commun"
    assert present(world).title == STEERING.title
    [kept] = world.ask(BRUNO, minutes_of, territory=CHAPELLE, meeting=1, moment=TODAY)
    assert kept.address == f"/fichiers/reunions/{CHAPELLE}/1/1"
    assert world.ask(ALINE, verify).holds


def test_nobody_of_elsewhere_finds_a_meeting_nor_what_it_decided(world: World) -> None:
    enter(world)
    change(world, points.decide, decided=Decided("Signer la charte", "Comité"))
    change(world, points.ask, asked=Asked("Relire", CPAS, day("2024-06-01")))
    assert len(world.ask(CHLOE, meetings_on, moment=TODAY)) == 1
    for query in (meetings_on, resolutions_on, actions_on):
        assert world.ask(BRUNO, query, moment=TODAY) == []
    for who in (BRUNO, DENIS):
        with pytest.raises((errors.NotFound, errors.PermissionDenied)):
            world.ask(who, meeting_sheet, territory=HERSTAL, number=1, moment=TODAY)
    asked, version = Asked("Autre", CPAS, MAY), present(world).version
    for service, said in (
        (meetings.describe, {"description": STEERING}),
        (meetings.plan, {"on": MAY, "note": ""}),
        (meetings.record_held, {"held": Held(MAY)}),
        (meetings.cancel, {"reason": "x"}),
        (points.decide, {"decided": Decided("x", "y")}),
        (points.withdraw_decision, {"resolution": 1, "reason": "x"}),
        (points.ask, {"asked": asked}),
        (points.change, {"action": 1, "asked": asked}),
        (points.follow, {"action": 1, "followed": Followed(ActionStatus.DONE, MAY.last)}),
    ):
        for who, refusal in (
            (BRUNO, errors.NotFound), (DENIS, errors.NotFound),
            (CHLOE, errors.PermissionDenied), (ADA, errors.PermissionDenied),
        ):  # fmt: skip
            with pytest.raises(refusal):
                change(world, service, who, **said)
        with pytest.raises(errors.StaleEdit):
            change(world, service, HUGO, seen_version=1, **said)
    for who, refusal in ((CHLOE, errors.PermissionDenied), (BRUNO, errors.NotFound)):
        with pytest.raises(refusal):
            enter(world, actor=who)
    assert present(world).version == version


def test_decisions_stand_in_the_log_until_they_are_struck_out(world: World) -> None:
    enter(world)
    decided = Decided("Signer la charte", "Comité", "avis du CPAS", "phase 5 avancée", "P05")
    change(world, points.decide, HUGO, decided=decided)
    change(world, points.decide, decided=Decided("Attendre", "Comité"))
    [second, first] = world.ask(CHLOE, resolutions_on, moment=at("2024-05-02"))
    assert (first.text, first.basis, first.effect, first.phase, str(first.on)) == (
        "Signer la charte", "avis du CPAS", "phase 5 avancée", "P05", "2024-05-02",
    )  # fmt: skip
    assert second.number == 2
    assert world.ask(CHLOE, resolutions_on, moment=at("2024-05-01")) == []
    for said, refusal in (
        (Decided("", "Comité"), errors.TextMissing),
        (Decided("Signer", " "), errors.TextMissing),
        (Decided("Signer", "Comité", phase="P99"), errors.NotFound),
    ):
        with pytest.raises(refusal):
            change(world, points.decide, decided=said)
    change(world, points.withdraw_decision, resolution=1, reason="notée par erreur")
    with pytest.raises(errors.NotFound):
        change(world, points.withdraw_decision, resolution=1, reason="encore")
    meetings = world.ask(
        CHLOE, meeting_list, moment=TODAY, wanted=MeetingFilter(kind=MeetingKind.STEERING)
    )
    assert [resolution.number for resolution in meetings.resolutions] == [2]
    assert world.ask(ALINE, verify).holds


def test_an_action_is_followed_from_meeting_to_meeting_until_it_is_done(world: World) -> None:
    number = register(world)
    enter(world)
    asked = Asked("Relire la convention", Owner(organisation=number), day("2024-06"), "P03")
    change(world, points.ask, HUGO, asked=asked)
    change(world, points.ask, asked=Asked("Écrire", CPAS, day("2024-05-20")))
    enter(world, on="2024-07-01")
    enter(world, replace(STEERING, kind=MeetingKind.WORKSHOP), on="2024-07-02")

    def carried(meeting: int) -> list[str]:
        sheet = world.ask(CHLOE, meeting_sheet, territory=HERSTAL, number=meeting, moment=TODAY)
        return [action.title for action in sheet.carried]

    assert carried(2) == ["Écrire", "Relire la convention"]
    assert (carried(1), carried(3)) == ([], [])
    done = Followed(ActionStatus.DONE, date(2024, 5, 19), "lettre envoyée")
    change(world, points.follow, HUGO, action=2, followed=done)
    assert carried(2) == ["Relire la convention"]
    later = replace(asked, due_on=day("2024-09-15"), owner=CPAS)
    change(world, points.change, action=1, asked=later)
    [first, second] = world.ask(CHLOE, actions_on, moment=TODAY)
    assert (first.status, first.closed_on, first.note) == (
        ActionStatus.DONE, date(2024, 5, 19), "lettre envoyée",
    )  # fmt: skip
    assert (second.due, second.owner, second.is_late(TODAY.on)) == (later.due_on, CPAS, True)
    then = world.ask(CHLOE, actions_on, moment=at("2024-05-10"))
    assert [(action.is_open, str(action.due)) for action in then] == [
        (True, "2024-05-20"), (True, "2024-06"),
    ]  # fmt: skip

    F = Followed
    for followed, refusal in (
        (F(ActionStatus.DROPPED, date(2024, 6, 1)), ReasonForDropping),
        (F(ActionStatus.DONE, date(2024, 5, 1)), ClosedBeforeMeeting),
        (F(ActionStatus.DONE, date(2026, 11, 24)), errors.FutureFact),
    ):
        with pytest.raises(refusal):
            change(world, points.follow, action=1, followed=followed)
    for wrong, no in (
        (replace(asked, owner=Owner(organisation=99)), errors.NotFound),
        (replace(asked, owner=Owner(actor_type="Untel")), errors.NotFound),
        (replace(asked, text=""), errors.TextMissing),
        (later, errors.NothingNew),
    ):
        with pytest.raises(no):
            change(world, points.change, action=1, asked=wrong)
    with pytest.raises(errors.NotFound):
        change(world, points.follow, action=9, followed=done)
    reopened = Followed(ActionStatus.OPEN, date(2024, 6, 3), "la réponse manque")
    change(world, points.follow, action=2, followed=reopened)
    waiting = replace(MeetingFilter(), with_open_actions=True)
    meetings = world.ask(CHLOE, meeting_list, moment=TODAY, wanted=waiting)
    assert [meeting.number for meeting in meetings.meetings] == [1]
    assert len(meetings.open_actions) == 2
    assert world.ask(ALINE, verify).holds


def test_minutes_are_kept_for_who_keeps_meetings_and_every_download_is_told(
    world: World, tmp_path: Path
) -> None:
    file, content = NOTES, NOTES.content
    enter(world, on="2026-12-01", is_held=False, places=BOTH)
    with pytest.raises(MeetingNotHeld):
        change(world, minutes.add, file=file, folder=tmp_path)
    change(world, meetings.record_held, held=Held(day("2026-11-20")))
    for who, refusal in ((CHLOE, errors.PermissionDenied), (DENIS, errors.NotFound)):
        with pytest.raises(refusal):
            change(world, minutes.add, who, file=file, folder=tmp_path)
    with pytest.raises(errors.StaleEdit):
        change(world, minutes.add, seen_version=1, file=file, folder=tmp_path)
    change(world, minutes.add, HUGO, file=file, folder=tmp_path)
    [kept] = world.ask(HUGO, minutes_of, territory=HERSTAL, meeting=1, moment=TODAY)
    assert blobs.read(tmp_path, kept.digest) == content
    with world.database.read() as session:
        assert kept_digests(session) == {kept.digest}
    assert world.ask(BRUNO, minutes_of, territory=CHAPELLE, meeting=1, moment=TODAY) == []
    change(world, minutes.add, file=file, folder=tmp_path)  # a lead hands in for both
    [_] = world.ask(BRUNO, minutes_of, territory=CHAPELLE, meeting=1, moment=TODAY)
    assert (
        world.do(BRUNO, minutes.download, territory=CHAPELLE, meeting=1, number=1).name == "pv.txt"
    )
    for who in (BRUNO, CHLOE, ADA, DENIS):
        with pytest.raises(errors.NotFound):
            world.do(who, minutes.download, territory=HERSTAL, meeting=1, number=kept.number)
    assert world.ask(CHLOE, minutes_of, territory=HERSTAL, meeting=1, moment=TODAY) == []
    with world.database.read() as session:
        latest = select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)
        event = session.scalars(latest).one()
        assert (event.action, event.actor_id) == ("meeting.minutes_downloaded", BRUNO.user_id)
        assert "pv.txt" not in str(event.changes)
    assert world.ask(ALINE, verify).holds
