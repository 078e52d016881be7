"""Bars that compare places: each with its words, an empty track where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ui.widgets.mount import mount


@dataclass(frozen=True, slots=True)
class Bar:
    """One place. Without a number there is no bar, and `words` say why."""

    label: str
    words: str  # « 13,4 % »
    period: str
    number: Decimal | None
    is_own: bool = False  # the one whose page this is


@dataclass(frozen=True, slots=True)
class BarGroup:
    label: str  # of a part of the whole; empty for the whole itself
    bars: tuple[Bar, ...]


def bars(groups: Sequence[BarGroup], *, caption: str, key: str) -> None:
    """Draw them on one scale, from zero."""
    numbers = [bar.number for group in groups for bar in group.bars if bar.number is not None]
    # From zero and on one scale: a bar that begins elsewhere lies about proportions.
    highest = max((abs(number) for number in numbers), default=Decimal(0)) or Decimal(1)
    data = {
        "caption": caption,
        "groups": [
            {"label": group.label, "bars": [_drawn(bar, highest) for bar in group.bars]}
            for group in groups
        ],
    }
    mount("bars", data=data, key=key)


def _drawn(bar: Bar, highest: Decimal) -> dict[str, object]:
    share = None if bar.number is None else round(float(max(bar.number, Decimal(0)) / highest), 4)
    return {
        "label": bar.label,
        "words": bar.words,
        "period": bar.period,
        "share": share,
        "own": bar.is_own,
    }
