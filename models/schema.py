"""Bringing the database to the schema of this version, safely on both engines and from several
processes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from domain.chain import ForeignDatabase, TableMissing
from domain.errors import N_, DomainError
from models import Base
from models.database import Database, translating_errors

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"
ADVISORY_LOCK = 1_404_195  # any number, the same in every process


class NewerSchema(DomainError):
    reason = N_("La base vient d’une version plus récente de l’application (schéma {found}).")
    remedy = N_("Installez cette version-là, ou restaurez une sauvegarde antérieure.")


class OlderSchema(DomainError):
    reason = N_("Le schéma de la base est en retard ({found} au lieu de {expected}).")
    remedy = N_("Lancez « ./suivi db upgrade ».")


class ModelsDiffer(DomainError):
    reason = N_("Les modèles et les migrations diffèrent : {differences}.")
    remedy = N_("Écrivez une migration dans models/migrations/versions/.")


def upgrade(database: Database) -> None:
    """Bring the schema to head in one transaction; the processes that come second wait, then do
    nothing."""
    with translating_errors(), database.writer.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ADVISORY_LOCK})
        _refuse_newer(connection)
        _refuse_foreign(connection)
        if _revision(connection) != head():
            from models import migrating

            migrating.to_head(connection)


def require_current(database: Database) -> None:
    """Refuse to serve on a schema that is not this version's."""
    with translating_errors(), database.reader.connect() as connection:
        _refuse_newer(connection)
        _refuse_foreign(connection)
        revision = _revision(connection)
        present = set(inspect(connection).get_table_names())
    if revision != head():
        raise OlderSchema(found=revision or N_("vide"), expected=head())
    if missing := sorted(Base.metadata.tables.keys() - present):
        raise TableMissing(table=missing[0])


def check_models(database: Database) -> None:
    """Refuse when an upgraded database is not what the models describe."""
    from models import migrating

    with translating_errors(), database.reader.connect() as connection:
        differences = migrating.differences(connection)
    if differences:
        raise ModelsDiffer(differences=differences)


def head() -> str:
    """The revision this version of the application works with."""
    return revisions()[-1]


@cache
def revisions() -> tuple[str, ...]:
    """Return each known revision, oldest first: what the name of a migration's file begins with."""
    return tuple(sorted(path.name.split("_")[0] for path in MIGRATIONS.glob("versions/[0-9]*.py")))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return revision


def revision_of(connection: Connection) -> str | None:
    """The schema of a database as it stands, of any version; None when it is still empty. Refused:
    another program's."""
    _refuse_foreign(connection)
    return _revision(connection)


def _refuse_newer(connection: Connection) -> None:
    revision = _revision(connection)
    if revision is not None and revision not in revisions():
        raise NewerSchema(found=revision)


def _refuse_foreign(connection: Connection) -> None:
    """Tables without a version of ours are those of another program: none of ours goes among
    them."""
    tables = sorted(inspect(connection).get_table_names())
    if tables and _revision(connection) is None:
        raise ForeignDatabase(table=tables[0])
