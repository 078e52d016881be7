"""Reports and drafts as they are stored, and read back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from domain.canonical import canonical
from domain.reports import Answer, Filled, Line, Report, Risk, Section

FORMAT = 1  # of frozen reports; whoever reads one in ten years starts here


def content_of(report: Report) -> dict[str, object]:
    """The words of a report, ready to be frozen."""
    return {
        "sections": {section.value: text for section, text in report.sections.items()},
        "lines": [asdict(line) | asdict(answer) for line, answer in report.lines],
        "risks": [asdict(risk) for risk in report.risks],
    }


def as_of_in(document: str) -> date:
    """The last day of which that report told."""
    return date.fromisoformat(json.loads(document)["as_of"])


def report_in(document: str) -> Report:
    """Read back what was frozen."""
    content = json.loads(document)
    return Report(
        sections={Section(key): text for key, text in content["sections"].items()},
        lines=tuple(
            (
                Line(record["key"], record["subject"], record["sentence"]),
                Answer(record["confirmed"], record["remark"]),
            )
            for record in content["lines"]
        ),
        risks=tuple(Risk(**record) for record in content["risks"]),
    )


def draft_text(filled: Filled) -> str:
    """A draft as it is stored."""
    return canonical(
        {
            "sections": {section.value: text for section, text in filled.sections.items()},
            "answers": {key: asdict(answer) for key, answer in filled.answers.items()},
            "risks": [asdict(risk) for risk in filled.risks],
            "new_risks": filled.new_risks,
        }
    )


def draft_in(text: str) -> Filled:
    content = json.loads(text)
    return Filled(
        sections={Section(key): words for key, words in content["sections"].items()},
        answers={key: Answer(**answer) for key, answer in content["answers"].items()},
        risks=tuple(Risk(**record) for record in content["risks"]),
        new_risks=content["new_risks"],
    )
