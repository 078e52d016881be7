"""Handing out portraits: as tables of any day, and frozen byte for byte; to who sees the territory."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256

from domain.permissions import Actor, Grant, Role
from models.database import Database
from services.portraits import portraits
from tests.accounts import HERSTAL_1, acting
from tests.builders.visitors import FOREIGNER, Visits, come

FROZEN = "/fichiers/portraits/herstal/1"
TABLE = "/fichiers/portraits/herstal"
ALINE = Actor(1, "Aline", frozenset({Grant(Role.LEAD)}))


def test_figures_leave_as_tables_and_frozen_portraits_under_their_seal(
    visits: Visits, database: Database
) -> None:
    with acting(database, ALINE, now=datetime.now(UTC)) as ctx:
        portraits.freeze(ctx, territory="herstal", seen_version=0, label="au départ")
    for grant in (HERSTAL_1, Grant(Role.LEAD), Grant(Role.MINISTRY), Grant(Role.ADMIN)):
        visitor = come(visits, database, grant)
        csv = visitor.get(f"{TABLE}.csv")
        assert csv.headers["content-type"] == "text/csv; charset=utf-8"
        assert csv.content.startswith(b"\xef\xbb\xbfNiveau;Lieu;")
        assert "40481" in csv.text
        frozen = visitor.get(FROZEN)
        assert frozen.headers["etag"] == f'"{sha256(frozen.content).hexdigest()}"'
        assert json.loads(frozen.content)["label"] == "au départ"
        register = visitor.get("/fichiers/registre/herstal.csv")
        assert register.content.startswith(b"\xef\xbb\xbfNum\xc3\xa9ro;Version;Nom;")
        assert (
            register.headers["content-disposition"] == 'attachment; filename="registre_herstal.csv"'
        )
    assert "40481" not in visitor.get(f"{TABLE}.csv?au=2021-01-01").text
    book = visitor.get(f"{TABLE}.xlsx")
    assert book.content.startswith(b"PK")
    assert book.headers["content-disposition"] == 'attachment; filename="portrait_herstal.xlsx"'
    assert visitor.get(f"{TABLE}.csv?au=hier").status_code == 400


def test_a_foreign_portrait_and_one_that_is_not_there_answer_alike(
    visits: Visits, database: Database
) -> None:
    with acting(database, ALINE, now=datetime.now(UTC)) as ctx:
        portraits.freeze(ctx, territory="herstal", seen_version=0, label="au départ")
    foreigner = come(visits, database, FOREIGNER)
    absent = foreigner.get("/fichiers/portraits/atlantide.csv")
    assert absent.status_code == 404
    tables = [f"/fichiers/{name}/herstal.csv" for name in ("portraits", "registre", "autres")]
    for address in (FROZEN, *tables, f"{TABLE}.xlsx", f"{TABLE}.pdf", f"{FROZEN}9"):
        answer = foreigner.get(address)
        assert (answer.status_code, answer.text) == (404, absent.text)
