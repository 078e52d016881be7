"""The table of measures, for a terminal and for benchmarks/RESULTS.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version

import psutil

from benchmarks.measures import Measure
from domain.dates import BRUSSELS
from i18n.formats import long_day
from models import sqlite

COMPARISON = (
    "Chaque rapport compare deux pages servies par la même machine, dans la même exécution\u00a0; "
    "les valeurs absolues ne valent que pour elle."
)
PACKAGES = ("streamlit", "sqlalchemy", "playwright")


def line(measure: Measure) -> str:
    """« 12,3 ms · au plus 30 ms · tenu »."""
    shown = f"{_number(measure.value)}\u00a0{measure.unit}"
    return f"{measure.label}\u00a0: {shown} {_verdict(measure)}".rstrip()


def page(measures: Iterable[Measure], command: str) -> str:
    """The whole of RESULTS.md."""
    day = long_day(datetime.now(UTC).astimezone(BRUSSELS).date())
    paragraphs = [
        "# Mesures",
        f"Commande\u00a0: `{command}`, le {day}.",
        f"Machine\u00a0: {machine()}.",
        f"Versions\u00a0: {versions()}.",
        COMPARISON,
        "\n".join(["| Mesure | Valeur | Au plus | |", "|---|---:|---:|---|", *map(_row, measures)]),
    ]
    return "\n\n".join(paragraphs) + "\n"


def _row(measure: Measure) -> str:
    shown = f"{_number(measure.value)}\u00a0{measure.unit}"
    return f"| {measure.label} | {shown} | {_limit(measure)} | {_outcome(measure)} |"


def machine() -> str:
    """« 2 cœurs, 24 Gio, Debian GNU/Linux 12 (bookworm) », and how busy it was."""
    memory = round(psutil.virtual_memory().total / 2**30)
    load = _number(os.getloadavg()[1])
    return (
        f"{os.cpu_count()} cœurs, {memory}\u00a0Gio, {_system()}\u00a0; "
        f"charge moyenne pendant la mesure\u00a0: {load}"
    )


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform(terse=True)


def versions() -> str:
    packages = [f"{name} {version(name)}" for name in PACKAGES]
    versions_used = [f"Python {platform.python_version()}", f"SQLite {sqlite.version()}", *packages]
    return ", ".join(versions_used)


def _verdict(measure: Measure) -> str:
    return f"(au plus {_limit(measure)}\u00a0: {_outcome(measure)})" if measure.limit else ""


def _limit(measure: Measure) -> str:
    return f"{_number(measure.limit)}\u00a0{measure.unit}" if measure.limit else ""


def _outcome(measure: Measure) -> str:
    if measure.limit is None:
        return ""
    return "tenu" if measure.holds else "**dépassé**"


def _number(value: float) -> str:
    digits = 0 if value >= 100 or value == int(value) else 2 if value < 10 else 1
    return f"{value:.{digits}f}".replace(".", ",")
