"""What the commands that list or tell things share: their options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

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


text_or_json = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Pour des personnes ou pour un programme.",
)


def listing(command: F) -> F:
    """Give a command `--on`, `--known-at` and `--format`: its arguments `on`, `known_at`, `form`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
