"""Handing files out: to whom, under which name, with which headers; nothing to anybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from sqlalchemy import select

import settings
from documents.file_inspection import checked
from domain.actions import Action
from domain.dates import PartialDate
from domain.errors import NotFound
from domain.meetings import MeetingKind
from domain.permissions import Actor, Grant, Role
from models import TerritoryPhase
from models.database import Database
from services import audit, facts
from services.files.prepared import KEPT_EACH, LIFE, prepare, prepared
from services.meetings import meetings, minutes
from services.meetings.meetings import Day, Description
from services.phases import phases
from tests.accounts import HERSTAL_1, acting, person
from tests.builders.handed_files import HUGO, KEY, NAME, hand_in_file
from tests.builders.record import last_event
from tests.builders.visitors import FOREIGNER, LEAD, Visits, come
from tests.documents.uploads import PDF
from tests.web.visitor import Visitor

MILESTONE = "milestone/herstal/P07.protocole-valide"


@pytest.fixture
def file(visits: Visits, database: Database) -> str:
    """The address of a file that the contractor of Herstal handed in."""
    hand_in_file(database, settings.load().files_dir)
    return f"/fichiers/livrables/herstal/lot-1/{KEY}/1"


@pytest.mark.parametrize("grant", [HERSTAL_1, LEAD], ids=["own-lot", "lead"])
def test_who_may_read_it_gets_the_bytes_and_leaves_a_trace(
    visits: Visits, database: Database, file: str, grant: Grant
) -> None:
    answer = come(visits, database, grant).get(file)
    assert (answer.status_code, answer.content) == (200, PDF)
    headers = answer.headers
    assert headers["content-disposition"] == (
        "attachment; filename*=UTF-8''protocole%20sign%C3%A9%20n%C2%B0%201.pdf"
    )
    assert headers["content-type"] == "application/pdf"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert headers["cache-control"] == "no-store"
    last = last_event(database)
    assert (last.action, last.subject) == ("deliverable.downloaded", f"deliverable/herstal/{KEY}")


@pytest.mark.parametrize(
    "grant",
    [FOREIGNER, Grant(Role.MINISTRY), Grant(Role.ADMIN)],
    ids=["foreigner", "ministry", "admin"],
)
def test_everybody_else_is_told_that_it_is_not_to_be_found(
    visits: Visits, database: Database, file: str, grant: Grant
) -> None:
    visitor = come(visits, database, grant)
    refused = visitor.get(file)
    assert refused.status_code == 404
    assert "introuvable" in refused.text
    assert "protocole" not in refused.text
    assert "style-src 'self'" in refused.headers["content-security-policy"]  # a page of ours
    assert refused.text == visitor.get(file.replace("/1", "/99")).text  # nothing tells them apart


def test_another_lot_of_the_same_territory_does_not_find_it(
    visits: Visits, database: Database, file: str
) -> None:
    assert (
        come(visits, database, Grant(Role.CONTRACTOR, "herstal", "lot-3")).get(file).status_code
        == 404
    )


def test_the_files_of_a_phase_given_away_stay_with_the_lot_that_handed_them_in(
    visits: Visits, database: Database, file: str
) -> None:
    contractor = come(visits, database, HERSTAL_1)
    assert contractor.get(file).status_code == 200
    lead = Actor(1, "Aline", frozenset({LEAD}))
    with acting(database, lead, now=datetime.now(UTC)) as ctx:
        where = TerritoryPhase.territory_key == "herstal", TerritoryPhase.phase_key == "P07"
        seen = ctx.session.scalars(select(TerritoryPhase.version).where(*where)).one()
        phases.assign_lot(ctx, territory="herstal", phase="P07", seen_version=seen, lot="lot-3")
    assert contractor.get(file).status_code == 200
    new = come(visits, database, replace(HERSTAL_1, lot="lot-3"))
    assert new.get(file).status_code == 404


def test_a_stranger_is_sent_to_sign_in(visitor: Visitor, file: str) -> None:
    answer = visitor.get(file)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/compte/connexion"
    assert visitor.client.get(file, headers={"accept": "*/*"}).status_code == 403


@pytest.mark.parametrize("path", ["/fichiers", "/fichiers/", "/fichiers/1", "/fichiers/-1",
                                  f"/fichiers/{10**30}", "/fichiers/x", "/fichiers/..%2f..%2fsuivi.db"])  # fmt: skip
def test_a_forged_address_leads_nowhere(
    visits: Visits, database: Database, file: str, path: str
) -> None:
    answer = come(visits, database, LEAD).get(path)
    assert answer.status_code == 404
    assert PDF not in answer.content


def test_bytes_that_changed_on_the_disk_are_not_served(
    visits: Visits, database: Database, file: str
) -> None:
    kept = settings.load().files_dir / sha256(PDF).hexdigest()
    kept.write_bytes(PDF.replace(b"200", b"300"))
    answer = come(visits, database, LEAD).get(file)
    assert answer.status_code == 503
    assert "ne correspond plus à son empreinte" in answer.text


def test_minutes_are_handed_out_to_who_keeps_meetings_there_and_to_nobody_else(
    visits: Visits, database: Database
) -> None:
    held = Day(PartialDate.parse("2024-05-02"), is_held=True)
    with acting(database, HUGO, now=datetime.now(UTC)) as ctx:
        meetings.add(
            ctx,
            territories=("herstal",),
            seen_version=0,
            description=Description("Atelier", MeetingKind.WORKSHOP),
            day=held,
        )
        minutes.add(
            ctx,
            territory="herstal",
            number=1,
            seen_version=2,
            file=checked(NAME, PDF, max_megabytes=1),
            folder=settings.load().files_dir,
        )
    address = "/fichiers/reunions/herstal/1/1"
    answer = come(visits, database, LEAD).get(address)
    assert (answer.status_code, answer.content) == (200, PDF)
    assert "attachment" in answer.headers["content-disposition"]
    for grant in (FOREIGNER, Grant(Role.MINISTRY)):
        refused = come(visits, database, grant).get(address)
        assert refused.status_code == 404
        assert "introuvable" in refused.text


def test_a_file_made_for_one_person_answers_to_that_person_alone(
    visits: Visits, database: Database
) -> None:
    owner = person(database, "aline@exemple.be", LEAD, now=datetime.now(UTC))
    lead, other = visits(), come(visits, database, LEAD)
    lead.bring(owner.session)
    whose = Actor(owner.id, "Aline", frozenset({LEAD}))
    with acting(database, whose, now=datetime.now(UTC)) as ctx:
        token = prepare(ctx, name="valeurs à corriger.xlsx", media_type="x/y", make=lambda: b"ici")
        old = replace(ctx, now=ctx.now - LIFE * 2)
        stale = prepare(old, name="x.xlsx", media_type="x/y", make=lambda: b"trop tard")
    answer = lead.get(f"/fichiers/prepares/{token}")
    assert (answer.status_code, answer.content) == (200, b"ici")
    assert "valeurs%20%C3%A0%20corriger.xlsx" in answer.headers["content-disposition"]
    for visitor in (other, come(visits, database, HERSTAL_1), come(visits, database, FOREIGNER)):
        refused = visitor.get(f"/fichiers/prepares/{token}")
        assert (refused.status_code, b"ici" in refused.content) == (404, False)
    assert lead.get(f"/fichiers/prepares/{stale}").status_code == 404
    assert lead.get("/fichiers/prepares/inconnu").status_code == 404


def test_the_files_made_for_people_do_not_pile_up(database: Database) -> None:
    with acting(database, Actor(1, "Aline", frozenset({LEAD})), now=datetime.now(UTC)) as ctx:
        offered = [
            prepare(ctx, name="x", media_type="x/y", make=lambda: b"") for _ in range(KEPT_EACH + 1)
        ]
        with pytest.raises(NotFound):
            prepared(ctx, token=offered[0])
        assert prepared(ctx, token=offered[-1]).name == "x"


def test_the_old_address_of_a_proof_leads_on_and_tells_nobody_how_many_files_there_are(
    visits: Visits, database: Database, file: str
) -> None:
    contractor = come(visits, database, HERSTAL_1)
    old = "/fichiers/1"
    assert contractor.get(old).status_code == 404  # no milestone holds it
    with acting(database, HUGO, now=datetime.now(UTC)) as ctx:
        proof = facts.new_facts(ctx, MILESTONE, {"proof": old}, territory="herstal")
        audit.record(ctx, Action.MILESTONE_DECLARED, MILESTONE, territory="herstal", facts=proof)
    answer = contractor.get(old)
    assert (answer.status_code, answer.headers["location"]) == (308, file)
    assert come(visits, database, replace(HERSTAL_1, lot="lot-3")).get(old).status_code == 404
