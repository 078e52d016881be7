"""What the commands that list things on a day share: their options, and how they are printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from queries.phases import Moment

F = TypeVar("F", bound=Callable[..., Any])
_OPTIONS = (
    click.option(
        "--on", "on", metavar="JOUR", help="Le jour regardé, AAAA-MM-JJ (par défaut : aujourd’hui)."
    ),
    click.option(
        "--known-at",
        metavar="JOUR",
        help="Ne compter que ce qui était enregistré à la fin de ce jour-là.",
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "csv"]),
        default="text",
        help="Pour des personnes, un programme ou un tableur.",
    ),
)


def listing(command: F) -> F:
    """Give a command `--on`, `--known-at` and `--format`: its arguments `on`, `known_at`, `form`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def document(moment: Moment, content: Mapping[str, object]) -> str:
    """The content as JSON, under the moment that it is of."""
    known_at = moment.known_at.isoformat() if moment.known_at else None
    whole = {"on": moment.on.isoformat(), "known_at": known_at, **content}
    return json.dumps(whole, ensure_ascii=False, indent=2)
