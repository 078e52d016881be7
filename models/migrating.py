"""Running the migrations: the part that needs Alembic, which half a second of each start would go
to."""

from __future__ import annotations

import io

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from models import Base
from models.schema import MIGRATIONS


def to_head(connection: Connection) -> None:
    """Run what is missing, within the transaction of the connection."""
    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def differences(connection: Connection) -> list[object]:
    """Return what the models describe and the database does not hold, or the reverse."""
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))
