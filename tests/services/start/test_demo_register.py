"""The register and meetings of the demonstration: read strictly, loaded once, there only."""

from __future__ import annotations

from sqlalchemy import select

from definitions.demo import load_demo_meetings, load_demo_register
from models import Agreement, AuditEvent, Meeting, Organisation, OrganisationLink
from models.database import Database
from queries.context import Context
from queries.verification import verify
from services.start.preparation import APPLICATION, prepare
from tests.accounts import NOW, catalog


def test_only_the_demonstration_shows_a_full_register(database: Database) -> None:
    prepare(database, catalog(), NOW, demo=False)
    with database.read() as session:
        assert session.scalars(select(Organisation)).all() == []
        assert session.scalars(select(Meeting)).all() == []


def test_the_demonstration_is_filled_once_with_names_that_say_so(database: Database) -> None:
    for _ in range(2):
        prepare(database, catalog(), NOW, demo=True)
    register, problems = load_demo_register()
    assert register is not None, problems
    meetings, wrong = load_demo_meetings()
    assert meetings is not None, wrong
    with database.read() as session:
        rows = session.scalars(select(Organisation)).all()
        links = session.scalars(select(OrganisationLink)).all()
        assert len(rows) == sum(
            len(organisation.territories) for organisation in register.organisations
        )
        assert len(links) == len(register.links)
        assert all("(ficti" in row.name for row in rows)
        held = session.scalars(select(Meeting)).all()
        assert len(held) == sum(len(meeting.territories) for meeting in meetings.meetings)
        assert all("(fictif)" in row.title for row in held)
        agreements = session.scalars(select(Agreement)).all()
        assert len(agreements) == len(register.agreements)
        assert all("(fictive)" in row.title for row in agreements)
        assert verify(Context(session, APPLICATION, NOW, catalog())).holds
        people = select(AuditEvent.actor_id).where(AuditEvent.actor_id.is_not(None))
        assert session.scalars(people).all() == []  # who visits finds nothing that they did
