"""The data that the settings name, for a command: nothing else of the application is imported."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

import click
from sqlalchemy import make_url

import settings
from domain.chain import NoDatabase
from domain.disk_causes import cause_of
from domain.setting_errors import DataFolderNotWritable
from models.database import Database, open_database
from services.backups import presence


def writable_database() -> Database:
    """The database of the settings, once its folder is known to take files."""
    require_writable(settings.load().data_dir)
    _say_that_we_are_here()
    return open_database(settings.load().database_url)


def require_writable(folder: Path) -> None:
    """Make the folder, readable by its owner only, and try to write in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError as error:
        raise DataFolderNotWritable(folder=folder, cause=cause_of(error)) from error


def existing_database() -> Database:
    """The database of the settings as it stands; refused when there is none."""
    url = make_url(settings.load().database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise NoDatabase(path=url.database)
    _say_that_we_are_here()
    return open_database(settings.load().database_url)


def _say_that_we_are_here() -> None:
    """Until the command ends: no restoration replaces the data meanwhile."""
    click.get_current_context().with_resource(presence.present(settings.load().data_dir))
