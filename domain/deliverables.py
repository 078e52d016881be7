"""What may happen to a deliverable: from expected to accepted, reserve by reserve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from domain.deliverable_errors import MoveRefused
from domain.statements import Side

VERIFICATION_DAYS = 30  # calendar days from the handing over; royal decree of 14/01/2013, services


class DeliverableStatus(StrEnum):
    EXPECTED = "expected"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    ACCEPTED_WITH_RESERVES = "accepted_with_reserves"
    REFUSED = "refused"


S = DeliverableStatus
NEXT: Mapping[DeliverableStatus, frozenset[DeliverableStatus]] = {
    S.EXPECTED: frozenset({S.DRAFT}),
    S.DRAFT: frozenset({S.SUBMITTED}),
    S.SUBMITTED: frozenset({S.DRAFT, S.IN_REVIEW}),  # taken back while nobody looks at it
    S.IN_REVIEW: frozenset({S.ACCEPTED, S.ACCEPTED_WITH_RESERVES, S.REFUSED}),
    S.ACCEPTED: frozenset({S.DRAFT}),  # reopened, with a reason
    S.ACCEPTED_WITH_RESERVES: frozenset({S.ACCEPTED, S.DRAFT}),
    S.REFUSED: frozenset({S.DRAFT}),
}
WAITS_FOR_FOREM = frozenset({S.SUBMITTED, S.IN_REVIEW})
ACCEPTED = frozenset({S.ACCEPTED, S.ACCEPTED_WITH_RESERVES})
DECISIONS = (S.ACCEPTED, S.ACCEPTED_WITH_RESERVES, S.REFUSED)
OPEN_TO_VERSIONS = frozenset({S.EXPECTED, S.DRAFT, S.REFUSED, S.ACCEPTED_WITH_RESERVES})


def check_move(old: DeliverableStatus, new: DeliverableStatus) -> None:
    if new not in NEXT[old]:
        raise MoveRefused(status=old)


class Verdict(StrEnum):
    """What the verifier finds of one criterion."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"  # asks for a remark


class ReserveStatus(StrEnum):
    OPEN = "open"
    LIFTED = "lifted"  # the contractor says so
    CLOSED = "closed"  # FOREm agrees


class Submitted(Protocol):
    """What the clock of the verification needs of a deliverable."""

    @property
    def status(self) -> DeliverableStatus: ...
    @property
    def submitted_on(self) -> date | None: ...


def review_due_on(state: Submitted) -> date | None:
    """The last day of the verification, counted in calendar days from the day after the handing
    over; None when nothing waits for FOREm."""
    if state.status not in WAITS_FOR_FOREM or state.submitted_on is None:
        return None
    return state.submitted_on + timedelta(days=VERIFICATION_DAYS)


def side_of(
    status: DeliverableStatus, *, waits_for_third_party: bool, reserves: Iterable[ReserveStatus]
) -> Side | None:
    """Whose turn it is; nobody’s before the first draft and once it is accepted for good."""
    if status in (S.EXPECTED, S.ACCEPTED):
        return None
    if waits_for_third_party:
        return Side.THIRD_PARTY
    if status is S.ACCEPTED_WITH_RESERVES:
        return Side.CONTRACTOR if ReserveStatus.OPEN in set(reserves) else Side.FOREM
    return Side.FOREM if status in WAITS_FOR_FOREM else Side.CONTRACTOR
