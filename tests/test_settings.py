"""Settings: what the environment may say, and how a value that makes no sense is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import settings
from domain.setting_errors import (
    BadDatabaseUrl,
    BadSetting,
    DemoNotLocal,
    SecretTwice,
    SecretUnreadable,
)

PASSWORD = "mot-de-passe-secret"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    settings.load.cache_clear()
    yield
    settings.load.cache_clear()


def test_everything_has_a_default() -> None:
    found = settings.load()
    assert found.database_url == f"sqlite:///{settings.ROOT}/data/var/suivi.db"
    assert (found.url, found.demo) == ("http://127.0.0.1:8501", False)


def test_the_demo_has_its_own_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUIVI_DEMO", "1")
    assert settings.load().database_url.endswith("/data/var/demo.db")


def test_an_empty_variable_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUIVI_PORT", "")
    assert settings.load().port == 8501


def test_a_relative_path_counts_from_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUIVI_DATA_DIR", "ailleurs")
    monkeypatch.setenv("SUIVI_DATABASE_URL", "sqlite:///autre.db")
    found = settings.load()
    assert found.data_dir == settings.ROOT / "ailleurs"
    assert found.database_url == f"sqlite:///{settings.ROOT}/autre.db"


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("0.0.0.0", "http://127.0.0.1:8501"),
        ("::", "http://[::1]:8501"),
        ("suivi.example.be", "http://suivi.example.be:8501"),
    ],
)
def test_the_address_is_one_that_a_browser_here_can_open(
    host: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUIVI_HOST", host)
    assert settings.load().url == url


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_always_reached_by_one_driver(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUIVI_DATABASE_URL", f"{scheme}://suivi@serveur/base")
    assert settings.load().database_url == "postgresql+psycopg://suivi@serveur/base"


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("SUIVI_PORT", "85o1", "un nombre de 1 à 65535"),
        ("SUIVI_PORT", "0", "un nombre de 1 à 65535"),
        ("SUIVI_PORT", "65536", "un nombre de 1 à 65535"),
        ("SUIVI_ALLOWED_HOSTS", "https://suivi.exemple.be/", "par exemple suivi.exemple.be"),
        ("SUIVI_DEMO", "peut-être", "1 pour la démonstration"),
        ("SUIVI_PUBLIC_URL", "suivi.exemple.be", "une adresse http ou https sans chemin"),
        ("SUIVI_PUBLIC_URL", "https://suivi.exemple.be/pages", "une adresse http ou https"),
        ("SUIVI_PUBLIC_URL", "javascript:alert(1)", "une adresse http ou https sans chemin"),
        ("SUIVI_MAIL_FROM", "suivi", "une adresse e-mail"),
        ("SUIVI_SMTP_PORT", "0", "un nombre de 1 à 65535"),
        ("SUIVI_SMTP_TLS", "ssl", "starttls, tls ou none"),
        ("SUIVI_SMTP_TIMEOUT", "0", "un nombre de secondes de 1 à 120"),
        ("SUIVI_PHASES_DIR", "/nulle/part", "le chemin du dossier des phases"),
        ("SUIVI_TERRITORIES_DIR", "/nulle/part", "le chemin du dossier des territoires"),
    ],
)
def test_a_bad_value_is_refused_by_name(
    variable: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(BadSetting) as refusal:
        settings.load()
    for part in (variable, value, expected):
        assert part in str(refusal.value)


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://suivi:{PASSWORD}@serveur/base",
        f"postgresql:/suivi:{PASSWORD}@serveur/base",
        "postgresql://",
        "sqlite://",
        "sqlite:///",
        "sqlite://suivi.db",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory",
        "suivi.db",
    ],
)
def test_an_unknown_database_is_refused_without_being_quoted(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUIVI_DATABASE_URL", url)
    with pytest.raises(BadDatabaseUrl) as refusal:
        settings.load()
    assert "SUIVI_DATABASE_URL" in str(refusal.value)
    assert PASSWORD not in str(refusal.value)


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUIVI_DATABASE_URL", f"postgresql://suivi:{PASSWORD}@serveur/base")
    found = settings.load()
    assert PASSWORD in found.database_url
    assert PASSWORD not in f"{found!r} {found}"


@pytest.mark.parametrize("name", settings.SECRETS)
def test_a_secret_may_stand_in_a_file(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = f"postgresql://suivi:{PASSWORD}@serveur/base"
    (tmp_path / "secret").write_text(f"{secret}\n")
    variable = f"SUIVI_{name.upper()}"
    monkeypatch.setenv(f"{variable}_FILE", str(tmp_path / "secret"))
    found = settings.load()
    assert getattr(found, name).endswith(secret.removeprefix("postgresql"))
    assert PASSWORD not in f"{found!r} {found}"

    settings.load.cache_clear()
    monkeypatch.setenv(variable, secret)
    with pytest.raises(SecretTwice, match=f"{variable} et {variable}_FILE"):
        settings.load()


@pytest.mark.parametrize("name", settings.SECRETS)
def test_a_secret_that_cannot_be_read_is_refused_by_its_name(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(f"SUIVI_{name.upper()}_FILE", str(tmp_path))
    with pytest.raises(SecretUnreadable, match=f"SUIVI_{name.upper()}_FILE"):
        settings.load()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "suivi.example.be"])
def test_the_demo_refuses_to_be_reached_from_elsewhere(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUIVI_DEMO", "1")
    monkeypatch.setenv("SUIVI_HOST", host)
    with pytest.raises(DemoNotLocal, match=host):
        settings.load()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_the_demo_opens_on_this_machine(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUIVI_DEMO", "1")
    monkeypatch.setenv("SUIVI_HOST", host)
    assert settings.load().demo
