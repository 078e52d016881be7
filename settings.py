"""The environment, read once into one frozen value; nothing else reads `os.environ`."""

from __future__ import annotations

import os
import re
import tomllib
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import N_
from domain.setting_errors import (
    BadDatabaseUrl,
    BadSetting,
    DemoNotLocal,
    SecretTwice,
    SecretUnreadable,
)

# lxml, which papers need, would read workbooks in place of defusedxml, which refuses entities.
os.environ["OPENPYXL_LXML"] = "False"

ROOT = Path(__file__).resolve().parent
PREFIX = "SUIVI_"
ELSEWHERE = ("SUIVI_CHROMIUM",)  # read by the launcher, for the tests

POSTGRESQL_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
EXPECTED = {
    "demo": N_("1 pour la démonstration, 0 sinon"),
    "data_dir": N_("le chemin d’un dossier où l’application peut écrire"),
    "phases_dir": N_("le chemin du dossier des phases"),
    "territories_dir": N_("le chemin du dossier des territoires"),
    "host": N_("une adresse de cette machine, par exemple 127.0.0.1"),
    "allowed_hosts": N_("des noms séparés par des virgules, par exemple suivi.exemple.be"),
    "port": N_("un nombre de 1 à 65535, par exemple 8501"),
    "upload_max_mb": N_("un nombre de 1 à 100, par exemple 10"),
    "public_url": N_("une adresse http ou https sans chemin, par exemple https://suivi.exemple.be"),
    "mail_from": N_("une adresse e-mail, par exemple suivi@exemple.be"),
    "smtp_host": N_("le nom d’un serveur, par exemple smtp.exemple.be"),
    "smtp_port": N_("un nombre de 1 à 65535, par exemple 587"),
    "smtp_tls": N_("starttls, tls ou none"),
    "smtp_user": N_("le nom que le serveur de courriel attend"),
    "smtp_password_file": N_("le chemin d’un fichier qui contient le mot de passe"),
    "database_url_file": N_("le chemin d’un fichier qui contient l’adresse de la base"),
    "cookie_secret_file": N_("le chemin d’un fichier qui contient un secret long"),
    "docx_template": N_("le chemin d’un document DOCX"),
    "smtp_timeout": N_("un nombre de secondes de 1 à 120, par exemple 10"),
}


MAIL_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[A-Za-z0-9.-]+")


class SmtpTls(StrEnum):
    """When the connection to the mail server becomes secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


SECRETS = ("database_url", "smtp_password", "cookie_secret")


def _secret(given: dict[str, Any], name: str) -> str:
    """What the file of that secret holds."""
    variable = PREFIX + name.upper()
    if given.get(name):
        raise SecretTwice(variable=variable)
    try:
        return Path(given[f"{name}_file"]).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SecretUnreadable(variable=f"{variable}_FILE") from error


def environment(**more: str) -> dict[str, str]:
    """What a program that is started inherits, and more."""
    return {**os.environ, **more}


def hand_cookie_secret(secret: str) -> None:
    """To Streamlit, on no command line, where every account of the machine would read it."""
    os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] = secret


def _default_database(settings: dict[str, Any]) -> str:
    name = "demo.db" if settings["demo"] else "suivi.db"
    return f"sqlite:///{settings['data_dir'] / name}"


class Settings(BaseSettings):
    """What the environment may change. Relative paths count from the project's folder."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    demo: bool = False
    data_dir: Path = ROOT / "data" / "var"
    phases_dir: Path = ROOT / "phases"
    territories_dir: Path = ROOT / "territories"
    host: str = "127.0.0.1"
    port: int = Field(default=8501, ge=1, le=65535)
    upload_max_mb: int = Field(default=10, ge=1, le=100)
    allowed_hosts: str = Field(default="", pattern=r"^[\w., -]*$")
    # May hold a password: never shown, not even by repr().
    database_url: str = Field(default_factory=_default_database, repr=False)
    database_url_file: Path | None = None

    docx_template: Path | None = None  # the agency’s own; without it, ours
    public_url: str | None = None  # how people reach the application: links of mails start with it
    mail_from: str | None = None
    smtp_host: str | None = None
    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    smtp_tls: SmtpTls = SmtpTls.STARTTLS
    smtp_user: str | None = None
    smtp_password: str | None = Field(default=None, repr=False)
    smtp_password_file: Path | None = None
    cookie_secret: str | None = Field(default=None, repr=False)  # one for all processes
    cookie_secret_file: Path | None = None
    smtp_timeout: float = Field(default=10, ge=1, le=120)

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the application."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def entrance(self) -> str:
        """What a link that is handed to somebody begins with."""
        return self.public_url or self.url

    @property
    def is_placed(self) -> bool:
        """Whether somebody said where the data are; else they lie in the project's folder."""
        return bool(self.model_fields_set & {"data_dir", "database_url"})

    @property
    def files_dir(self) -> Path:
        """Where the files that people hand in are kept; those of the demonstration lie apart."""
        return self.data_dir / ("demo-files" if self.demo else "files")

    @property
    def host_names(self) -> frozenset[str]:
        """The names under which the pages may be called; empty: any."""
        names = (name.strip().lower() for name in self.allowed_hosts.split(","))
        return frozenset(name for name in names if name)

    @model_validator(mode="before")
    @classmethod
    def _read_secrets(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Each secret may stand in a file, out of the environment, which other programs can read."""
        read = {name: _secret(given, name) for name in SECRETS if given.get(f"{name}_file")}
        return given | read

    @field_validator("public_url")
    @classmethod
    def _is_an_address_of_pages(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = urlsplit(url)
        extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username
        if parts.scheme not in ("http", "https") or not parts.hostname or extra:
            raise ValueError("not the root of a site")
        return f"{parts.scheme}://{parts.netloc}"

    @field_validator("mail_from")
    @classmethod
    def _is_an_address_of_mail(cls, address: str | None) -> str | None:
        if address and not MAIL_ADDRESS.fullmatch(address):
            raise ValueError("not an address")
        return address

    @field_validator("data_dir", "phases_dir", "territories_dir", "docx_template")
    @classmethod
    def _from_the_root(cls, path: Path | None) -> Path | None:
        return (ROOT / path.expanduser()).resolve() if path else None

    @field_validator("phases_dir", "territories_dir")
    @classmethod
    def _is_a_folder(cls, path: Path) -> Path:
        if not path.is_dir():
            raise ValueError("not a folder")
        return path

    @field_validator("database_url")
    @classmethod
    def _is_a_known_database(cls, url: str) -> str:
        scheme, separator, rest = url.partition("://")
        if separator and rest and scheme in POSTGRESQL_SCHEMES:
            return f"postgresql+psycopg://{rest}"
        is_file = rest.startswith("/") and not rest.startswith(("/:", "/file:"))
        if scheme == "sqlite" and is_file and len(rest) > 1:  # a base in memory would be lost
            return f"sqlite:///{ROOT / rest[1:]}"
        raise BadDatabaseUrl

    @model_validator(mode="after")
    def _demo_stays_at_home(self) -> Settings:
        if self.demo and not is_loopback(self.host):
            raise DemoNotLocal(host=self.host)
        return self


def unknown_variables() -> list[tuple[str, str]]:
    """What looks like a setting and is none, each with the setting that it may mean."""
    known = [*(PREFIX + name.upper() for name in Settings.model_fields), *ELSEWHERE]
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    return [(name, next(iter(get_close_matches(name, known, 1)), "")) for name in unknown]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@cache
def load() -> Settings:
    """The settings of this process; a value that makes no sense is refused by name."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = str(first["loc"][0])
        raise BadSetting(
            variable=PREFIX + field.upper(), value=first["input"], expected=EXPECTED[field]
        ) from None


@cache
def version() -> str:
    """Return the number of this version, as pyproject.toml gives it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
