"""How two organisations work together: by which mode, about what, in which direction, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.dates import PartialDate
from domain.organisations import LinkDatesReversed, SelfLink


class Mode(StrEnum):
    """Of rising intensity, none better than another (A. T. Himmelman’s continuum)."""

    INFORMATION = "information"
    COORDINATION = "coordination"
    COOPERATION = "cooperation"
    COLLABORATION = "collaboration"


class Nature(StrEnum):
    REFERRAL = "referral"  # people are sent on from one to the other
    FUNDING = "funding"
    AGREEMENT = "agreement"
    RESOURCES = "resources"  # premises, staff or tools put at the other’s disposal
    DATA = "data"
    OVERSIGHT = "oversight"
    OTHER = "other"


class Direction(StrEnum):
    FORWARD = "forward"  # from the first to the second
    BOTH = "both"


INTENSITIES = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Tie:
    """What is said of a link between two organisations of one territory."""

    first: int
    second: int
    mode: Mode
    nature: Nature
    direction: Direction
    intensity: int
    is_formal: bool
    since: PartialDate
    until: PartialDate | None = None

    def holds_on(self, day: date) -> bool:
        """Known to hold: from the end of a month known only as a month, up to the end of the last."""
        return self.since.last <= day and (self.until is None or day <= self.until.last)


def says_the_same(tie: Tie, other: Tie) -> bool:
    """Is it the same pair, about the same thing, at the same time? Towards one side and towards
    the other are two links, each part of one that goes both ways."""
    if tie.nature is not other.nature or {tie.first, tie.second} != {other.first, other.second}:
        return False
    if Direction.BOTH not in (tie.direction, other.direction) and tie.first != other.first:
        return False
    return _begins_before_end(tie, other) and _begins_before_end(other, tie)


def _begins_before_end(tie: Tie, other: Tie) -> bool:
    return other.until is None or tie.since.first <= other.until.last


def check_tie(tie: Tie) -> None:
    if tie.first == tie.second:
        raise SelfLink
    if tie.until and tie.until.last < tie.since.first:
        raise LinkDatesReversed
