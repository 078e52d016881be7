"""Handing out the file of an agreement: to whom, with which headers; nothing to anybody else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import settings
from documents.file_inspection import checked
from domain.agreements import AgreementKind, AgreementStatus
from domain.dates import PartialDate
from domain.permissions import Actor, Grant, Role
from models.database import Database
from services.agreements import agreements, files
from services.agreements.agreements import Step, Terms
from tests.accounts import HERSTAL_1, acting
from tests.builders.visitors import FOREIGNER, LEAD, Visits, come
from tests.documents.uploads import PDF

ADDRESS = "/fichiers/conventions/herstal/1/1"


@pytest.fixture
def file(visits: Visits, database: Database) -> None:
    """The file of an agreement, handed in by the contractor of Herstal."""
    visits()  # the application has made its database ready
    step = Step(AgreementStatus.SENT, PartialDate.parse("2024-03"))
    with acting(database, Actor(4, "Hugo", frozenset({HERSTAL_1})), now=datetime.now(UTC)) as ctx:
        agreements.add(
            ctx,
            territory="herstal",
            seen_version=0,
            terms=Terms("Lettre", AgreementKind.LETTER),
            step=step,
        )
    with acting(database, Actor(4, "Hugo", frozenset({HERSTAL_1})), now=datetime.now(UTC)) as ctx:
        files.attach(
            ctx,
            territory="herstal",
            number=1,
            seen_version=2,
            file=checked("lettre signée.pdf", PDF, max_megabytes=1),
            folder=settings.load().files_dir,
        )


@pytest.mark.usefixtures("file")
def test_only_who_reads_the_files_of_that_territory_gets_it(
    visits: Visits, database: Database
) -> None:
    for grant in (HERSTAL_1, LEAD):
        answer = come(visits, database, grant).get(ADDRESS)
        assert (answer.status_code, answer.content) == (200, PDF)
        assert answer.headers["content-disposition"] == (
            "attachment; filename*=UTF-8''lettre%20sign%C3%A9e.pdf"
        )
        assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert answer.headers["cache-control"] == "no-store"
    for grant in (FOREIGNER, Grant(Role.MINISTRY), Grant(Role.ADMIN)):
        answer = come(visits, database, grant).get(ADDRESS)
        assert answer.status_code == 404
        assert "lettre" not in answer.text
    lead = come(visits, database, Grant(Role.LEAD))
    for path in ("herstal/1/2", "herstal/9/1", "atlantide/1/1", "herstal/1", "herstal/x/1"):
        assert lead.get(f"/fichiers/conventions/{path}").status_code == 404
