"""What a run says of itself: its dose before, then where the seconds went and which journeys began again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import doses


def closing_lines(reports: dict[str, list[pytest.TestReport]], config: pytest.Config) -> list[str]:
    """For the end of the run, in the order in which one looks for them."""
    finished = [
        one for kind in ("passed", "failed", "rerun", "error", "") for one in reports.get(kind, [])
    ]
    return [
        *_seconds_by_folder(finished),
        *doses.told(config),
        *(line for report in reports.get("rerun", []) for line in _why(report)),
        _begun_again(reports.get("rerun", [])),
    ]


def _seconds_by_folder(reports: Iterable[pytest.TestReport]) -> list[str]:
    """Summed over all processes: on two of them the run takes half as long."""
    seconds: dict[str, float] = defaultdict(float)
    for report in reports:
        if isinstance(report, pytest.TestReport):
            seconds["/".join(Path(report.nodeid.partition("::")[0]).parts[:2])] += report.duration
    lines = [
        f"  {spent:7.1f}  {folder}"
        for folder, spent in sorted(seconds.items(), key=lambda one: -one[1])
    ]
    return ["Secondes par dossier, tous processus additionnés :", *lines]


def _why(report: pytest.TestReport) -> list[str]:
    """What stopped it the first time, and what its browsers showed then."""
    sections = [f"--- {title}\n{text}" for title, text in report.sections]
    return [f"Un premier essai de {report.nodeid} a échoué :", report.longreprtext, *sections]


def _begun_again(reports: Iterable[pytest.TestReport]) -> str:
    names = sorted({report.nodeid for report in reports})
    return "Parcours recommencés dans un navigateur neuf : " + (", ".join(names) or "aucun")
