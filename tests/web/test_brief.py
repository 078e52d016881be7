"""Handing out the draft answer: to who may draft it, of the day and the scope of the address."""

from __future__ import annotations

from domain.permissions import Grant, Role
from models.database import Database
from tests.accounts import HERSTAL_1
from tests.builders.visitors import Visits, come

HERE = "/fichiers/reponse"
NOVEMBER = "est prévue en novembre 2024"


def test_who_may_draft_takes_the_text_and_nobody_else(visits: Visits, database: Database) -> None:
    for role in (Role.LEAD, Role.MINISTRY, Role.ADMIN):
        visitor = come(visits, database, Grant(role))
        text = visitor.get(f"{HERE}.md?au=2024-02-07")
        assert text.headers["content-type"] == "text/markdown; charset=utf-8"
        named = 'attachment; filename="reponse_2024-02-07.md"'
        assert text.headers["content-disposition"] == named
        assert NOVEMBER in text.text
    of_phase = visitor.get(f"{HERE}.md?au=2024-02-07&territoire=herstal&phase=P07")
    assert NOVEMBER not in of_phase.text and "Périmètre\u00a0: Herstal, phase 7." in of_phase.text
    assert visitor.get(f"{HERE}.json?au=2024-02-07").json()["on"] == "2024-02-07"
    assert visitor.get(f"{HERE}.md?au=hier").status_code == 400
    contractor = come(visits, database, HERSTAL_1)
    absent = contractor.get(f"{HERE}.odt")
    for address in (f"{HERE}.md", f"{HERE}.json?territoire=herstal", f"{HERE}.md?territoire=liege"):
        answer = contractor.get(address)
        assert (answer.status_code, answer.text) == (404, absent.text)
    assert visitor.get(f"{HERE}.md?territoire=liege").status_code == 404
