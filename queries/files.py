"""The files that any row of the database still needs, whatever the table."""

from __future__ import annotations

from sqlalchemy import MetaData, inspect, select
from sqlalchemy.orm import Session

from models.base import IS_FILE, Base


def kept_digests(session: Session, tables: MetaData = Base.metadata) -> frozenset[str]:
    """The SHA-256 of each file that some row names: all of them are needed, for ever.

    The columns are those of the type `models.base.kept_file`; a new table is covered by using it.
    A base of an older version has not all of them yet.
    """
    present = set(inspect(session.connection()).get_table_names())
    columns = [
        column
        for table in tables.sorted_tables
        if table.name in present
        for column in table.columns
        if column.info.get(IS_FILE)
    ]
    return frozenset(
        digest
        for column in columns
        for digest in session.scalars(select(column).where(column.is_not(None)).distinct())
    )
