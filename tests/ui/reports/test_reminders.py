"""The reminders above the list of reports."""

from __future__ import annotations

from datetime import date

from domain.reporting import Period, Standing
from models.database import Database
from queries.reports.states import ReportState
from ui.components.reports.list import reminder_words

DUE = date(2026, 11, 16)
PERIOD = Period(date(2026, 11, 1), date(2026, 11, 15))


def awaited(place: str, lot: str, standing: Standing = Standing.EXPECTED) -> ReportState:
    return ReportState(place, lot, PERIOD, DUE, standing)


def test_what_several_lots_have_to_do_is_said_once(shown: Database) -> None:
    reports = [
        awaited("herstal", "lot-1"),
        awaited("herstal", "lot-2"),
        awaited("herstal", "lot-3", Standing.SUBMITTED),
    ]
    [said] = reminder_words(reports, date(2026, 11, 14))
    assert "attendu dans deux jours, le 16 novembre 2026" in said
    assert said.endswith("Herstal, lot\u00a01\u00a0; Herstal, lot\u00a02.")
    assert reminder_words(reports, date(2026, 11, 13)) == []
