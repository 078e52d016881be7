"""The order of the phases: which follows which, which start together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    FINISH_START = "finish_start"
    START_START = "start_start"


@dataclass(frozen=True, slots=True)
class Node:
    """A phase of the method."""

    phase_key: str
    position: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Link:
    """`after` waits for `before`: for its end, or for its start only."""

    before: str
    after: str
    kind: LinkKind


def dependencies(
    *, nodes: Sequence[Node], links: Sequence[Link], caption: str, key: str
) -> str | None:
    """Draw the phases and their order; the key of the phase opened in this run, or None."""
    raise NotImplementedError
