"""Handing a report out as it was sent: to whom, byte for byte under its seal; nothing to anybody else."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from sqlalchemy import select, text

from domain.permissions import Actor, Grant, Role
from domain.reporting import Cadence, Rhythm
from domain.reports import Filled, Section
from models import ReportVersion
from models.database import Database
from queries.reports.sheet import draft_of
from services.reports import expectations, reports, review
from tests.accounts import HERSTAL_1, acting
from tests.builders.visitors import LEAD, Visits, come

PERIOD = "2026-11-01_2026-11-15"
PLACE = {"territory": "herstal", "lot": "lot-1"}
HERE = PLACE | {"period": PERIOD}
FIRST = f"/fichiers/rapports/herstal/lot-1/{PERIOD}/1"
HUGO = Actor(4, "Hugo", frozenset({HERSTAL_1}))
ALINE = Actor(1, "Aline", frozenset({LEAD}))
FOREIGNERS = (
    Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2"),
    Grant(Role.CONTRACTOR, "herstal", "lot-3"),
)


@pytest.fixture
def seal(visits: Visits, database: Database) -> str:
    """Of the first version of a report of the contractor of Herstal, which waits to be read."""
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, date(2026, 11, 1))
    with acting(database, ALINE, now=datetime.now(UTC)) as ctx:
        expectations.expect(ctx, lots=[("herstal", "lot-1")], seen_version=0, rhythm=rhythm)
    with acting(database, HUGO, now=datetime.now(UTC)) as ctx:
        filled = Filled(sections={Section.HIGHLIGHT: "Trois ateliers à Herstal."})
        seen = draft_of(ctx, **HERE).version
        reports.submit(ctx, **HERE, seen_version=seen, filled=filled)
        return ctx.session.scalars(select(ReportVersion.seal)).one()


def test_who_may_read_it_gets_the_very_bytes_that_were_sealed(
    visits: Visits, database: Database, seal: str
) -> None:
    for grant in (HERSTAL_1, LEAD, Grant(Role.ADMIN)):
        answer = come(visits, database, grant).get(FIRST)
        assert answer.status_code == 200
        assert sha256(answer.content).hexdigest() == seal
        assert answer.headers["etag"] == f'"{seal}"'
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["content-disposition"] == (
            f'attachment; filename="rapport_herstal_lot-1_{PERIOD}_v1.json"'
        )
        assert answer.headers["cache-control"] == "no-store"
    assert json.loads(answer.content)["sections"]["highlight"] == "Trois ateliers à Herstal."


def test_nobody_else_finds_it_until_it_is_accepted(
    visits: Visits, database: Database, seal: str
) -> None:
    ministry = come(visits, database, Grant(Role.MINISTRY))
    foreigners = [come(visits, database, grant) for grant in FOREIGNERS]
    absent = ministry.get(FIRST.replace("/1", "/9")).text
    for visitor in (ministry, *foreigners):
        refused = visitor.get(FIRST)
        assert (refused.status_code, refused.text) == (404, absent)  # nothing tells them apart
        assert "ateliers" not in refused.text
    with acting(database, ALINE, now=datetime.now(UTC)) as ctx:
        review.accept(ctx, **HERE, seen_version=1)
    assert sha256(ministry.get(FIRST).content).hexdigest() == seal
    assert {visitor.get(FIRST).status_code for visitor in foreigners} == {404}
    assert visits().get(FIRST).headers["location"] == "/compte/connexion"


def test_a_forged_address_leads_nowhere(visits: Visits, database: Database, seal: str) -> None:
    lead = come(visits, database, LEAD)
    for forged in ("herstal/lot-1/x/1", f"herstal/lot-9/{PERIOD}/1", "herstal/lot-1", "1",
                   f"herstal/lot-1/{PERIOD}/-1", f"herstal/lot-1/{PERIOD}/2"):  # fmt: skip
        assert lead.get(f"/fichiers/rapports/{forged}").status_code == 404


def test_a_document_altered_since_is_not_served(
    visits: Visits, database: Database, seal: str
) -> None:
    with database.write() as session:
        if database.is_sqlite:
            session.execute(text("DROP TRIGGER report_version_no_update"))
        else:
            session.execute(text("SET session_replication_role = replica"))
        session.execute(text("UPDATE report_version SET document = '{}'"))
    answer = come(visits, database, LEAD).get(FIRST)
    assert answer.status_code == 503
    assert "ne correspond plus à son empreinte" in answer.text
