"""Frozen portraits as they are stored, and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

FORMAT = 1  # of frozen portraits; whoever reads one in ten years starts here


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in words that outlive the definitions. An indicator without any figure has a
    line of its own, where only the first four fields say something."""

    theme: str
    indicator: str
    unit: str
    definition: str
    place: str = ""
    level: str = ""
    breakdown: str = ""
    period: str = ""
    value: str = ""
    source: str = ""
    url: str = ""
    extracted_on: str = ""
    licence: str = ""
    break_note: str = ""
    status: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.period)


@dataclass(frozen=True, slots=True)
class FrozenPortrait:
    """A portrait as it was on the day it was frozen."""

    territory: str
    label: str
    as_of: date
    lines: tuple[Line, ...]


def content_of(lines: tuple[Line, ...]) -> dict[str, object]:
    """The figures of a portrait, ready to be frozen."""
    return {"lines": [asdict(line) for line in lines]}


def portrait_in(document: str) -> FrozenPortrait:
    """Read back what was frozen."""
    content: Mapping[str, object] = json.loads(document)
    lines = content["lines"]
    assert isinstance(lines, list)
    return FrozenPortrait(
        territory=str(content["territory_name"]),
        label=str(content["label"]),
        as_of=date.fromisoformat(str(content["as_of"])),
        lines=tuple(Line(**line) for line in lines),
    )
