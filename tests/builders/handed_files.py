"""A file that the contractor of Herstal hands in for a deliverable."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from documents.file_inspection import checked
from domain.permissions import Actor
from models import Deliverable
from models.database import Database
from services.deliverables import versions
from services.files import file_folder
from tests.accounts import HERSTAL_1, acting
from tests.documents.uploads import PDF

HUGO = Actor(4, "Hugo", frozenset({HERSTAL_1}))
KEY = "P07.protocole"
NAME = "protocole signé n° 1.pdf"


def furnish(database: Database, folder: Path, now: datetime) -> str:
    """Let base and folder bear their mark, and hand in a file; its digest."""
    with database.write() as session:
        file_folder.pair(session, folder)
    return hand_in_file(database, folder, now)


def hand_in_file(database: Database, folder: Path, now: datetime | None = None) -> str:
    """Its digest. It is handed in now, unless a moment is given."""
    file = checked(NAME, PDF, max_megabytes=1)
    here = Deliverable.territory_key == "herstal", Deliverable.deliverable_key == KEY
    with acting(database, HUGO, now=now or datetime.now(UTC)) as ctx:
        seen = ctx.session.scalars(select(Deliverable.version).where(*here)).one()
        versions.add_file(
            ctx, territory="herstal", deliverable=KEY, seen_version=seen, file=file, folder=folder
        )
    return file.digest
