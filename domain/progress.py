"""How far a phase is, by a declared rule, explained to the item. Unknown is not zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Part(StrEnum):
    """What progress is made of."""

    CHECKLIST = "checklist"
    MILESTONES = "milestones"
    DELIVERABLES = "deliverables"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that counts: `done` from 0 to 1, None when nobody has told anything of it.

    `weight` is its share within its part. What is « sans objet » is not an item.
    """

    part: Part
    key: str
    done: Fraction | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """An item with its share of the whole, and what it brings to it."""

    item: Item
    share: Fraction

    @property
    def brings(self) -> Fraction:
        return self.share * (self.item.done or 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """Each item counted. `share` is certain: where something is unknown it is « au moins »."""

    counted: tuple[Counted, ...] = ()

    @property
    def is_known(self) -> bool:
        return any(count.item.done is not None for count in self.counted)

    @property
    def n_unknown(self) -> int:
        return sum(count.item.done is None for count in self.counted)

    @property
    def share(self) -> Fraction | None:
        """From 0 to 1; None when nothing at all is known."""
        if not self.is_known:
            return None
        return sum((count.brings for count in self.counted), start=Fraction(0))

    @property
    def percent(self) -> int | None:
        """Rounded down: 100 % is said of what is whole only."""
        return None if self.share is None else int(self.share * 100)


def progress_of(items: Iterable[Item], weights: Mapping[Part, int]) -> Progress:
    """The weights of the parts that have items are shared out; within a part, those of items."""
    of_part: dict[Part, list[Item]] = {part: [] for part in Part}
    for item in items:
        of_part[item.part].append(item)
    whole = sum(weights[part] for part, items in of_part.items() if items)
    counted = []
    for part, in_part in of_part.items():
        within = sum(item.weight for item in in_part)
        for item in in_part:
            share = Fraction(weights[part] * item.weight, whole * within) if whole else Fraction(0)
            counted.append(Counted(item, share))
    return Progress(tuple(counted))
