"""What the rules say of meetings: planned never looks held, what stays open is carried over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from domain.dates import PartialDate
from domain.errors import DomainError
from domain.meetings import (
    ActionStands,
    ActionStatus,
    ClosedBeforeMeeting,
    GroupCountRefused,
    MeetingKind,
    MeetingStatus,
    Owner,
    OwnerMissing,
    ReasonForDropping,
    carried_over,
    check_closing,
    check_groups,
    status_of,
)

S, K = ActionStatus, MeetingKind
MAY = date(2024, 5, 2)


@dataclass(frozen=True)
class Meeting:
    number: int
    kind: MeetingKind
    day: PartialDate | None
    territory: str = "herstal"


@dataclass(frozen=True)
class Action:
    meeting: int
    closed_on: date | None = None
    territory: str = "herstal"


def test_only_a_day_on_which_it_was_held_makes_a_meeting_held() -> None:
    may = PartialDate(MAY)
    assert status_of(held_on=None, is_cancelled=False) is MeetingStatus.PLANNED
    assert status_of(held_on=may, is_cancelled=False) is MeetingStatus.HELD
    assert status_of(held_on=may, is_cancelled=True) is MeetingStatus.CANCELLED


@pytest.mark.parametrize(
    ("old", "new", "on", "reason", "refusal"),
    [
        (S.OPEN, S.DONE, MAY, "", None),
        (S.OPEN, S.DROPPED, MAY, "devenu inutile", None),
        (S.DONE, S.OPEN, MAY, "la convention manque", None),
        (S.OPEN, S.OPEN, MAY, "", ActionStands),
        (S.OPEN, S.DROPPED, MAY, "", ReasonForDropping),
        (S.DONE, S.OPEN, MAY, "", ReasonForDropping),
        (S.OPEN, S.DONE, date(2024, 5, 1), "", ClosedBeforeMeeting),
    ],
)
def test_an_action_is_closed_after_its_meeting_and_dropped_for_a_reason(
    old: ActionStatus, new: ActionStatus, on: date, reason: str, refusal: type[DomainError] | None
) -> None:
    if refusal is None:
        check_closing(old, new, on=on, since=MAY, reason=reason)
        return
    with pytest.raises(refusal):
        check_closing(old, new, on=on, since=MAY, reason=reason)


@pytest.mark.parametrize("count", [0, -1, 1001])
def test_a_public_is_counted_within_reason(count: int) -> None:
    check_groups({"habitants": 1, "jeunes": 1000})
    with pytest.raises(GroupCountRefused):
        check_groups({"habitants": count})


def test_an_action_has_one_owner_that_reads_back_as_written() -> None:
    for owner in (Owner(organisation=12), Owner(actor_type="CPAS")):
        assert Owner.parse(str(owner)) == owner
    for text in ("", "organisation:x", "type:", "Madame Untel"):
        with pytest.raises(OwnerMissing):
            Owner.parse(text)


def test_what_earlier_meetings_of_the_kind_left_open_is_carried_over() -> None:
    third = Meeting(3, K.STEERING, PartialDate.parse("2024-06-10"))
    meetings = [
        Meeting(1, K.STEERING, PartialDate.parse("2024-04-10")),
        Meeting(2, K.WORKSHOP, PartialDate.parse("2024-04-11")),
        Meeting(4, K.STEERING, PartialDate.parse("2024-07-10")),
        Meeting(5, K.STEERING, None),
        Meeting(6, K.STEERING, PartialDate.parse("2024-04-10"), "autre"),
        third,
    ]
    open_then = Action(1, date(2024, 6, 10))
    still_open = Action(1)
    others = [
        Action(1, date(2024, 6, 9)), Action(2), Action(4), Action(5), Action(6, None, "autre"),
        Action(3),
    ]  # fmt: skip
    assert carried_over(third, meetings, [open_then, still_open, *others]) == [
        open_then, still_open,
    ]  # fmt: skip
    assert carried_over(Meeting(5, K.STEERING, None), meetings, [still_open]) == []
