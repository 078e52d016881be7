"""What the running application works with: its database, its definitions, the time."""

from __future__ import annotations

from datetime import UTC, datetime

import settings
from definitions.live import LiveCatalog, open_catalog
from models.database import Database, open_database


def database() -> Database:
    return open_database(settings.load().database_url)


def live_catalog() -> LiveCatalog:
    chosen = settings.load()
    return open_catalog(chosen.phases_dir, chosen.territories_dir)


def now() -> datetime:
    return datetime.now(UTC)
