"""What is copied to a server: units that call commands which exist, with the settings that are known."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from cli.__main__ import MODULES
from settings import ELSEWHERE, PREFIX, ROOT, SECRETS, Settings

DEPLOY = ROOT / "docs/deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
CLOSED = {
    "UMask": "0077",
    "StateDirectory": "suivi",
    "NoNewPrivileges": "yes",
    "ProtectHome": "yes",
    "ProtectSystem": "strict",
    "PrivateDevices": "yes",
    "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6",
    "SystemCallFilter": "@system-service",
}


def unit(path: Path) -> ConfigParser:
    found = ConfigParser(interpolation=None)
    # Names of systemd keep their capitals; the documented way to say so is an assignment.
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(path, encoding="utf-8")
    return found


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_a_service_is_closed_and_calls_a_command_that_exists(path: Path) -> None:
    service = unit(path)["Service"]
    assert CLOSED.items() <= dict(service).items()
    assert "Environment" not in service  # `systemctl show` tells it to every account
    launcher, *words = service["ExecStart"].split()
    assert launcher == "/srv/suivi/suivi"
    assert not words or words[0] in MODULES


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("*.timer")), ids=lambda path: path.stem)
def test_a_timer_starts_the_service_of_its_name(path: Path) -> None:
    assert path.with_suffix(".service") in UNITS
    assert unit(path)["Timer"]["OnCalendar"].endswith("Europe/Brussels")


def test_the_file_of_settings_names_known_ones_and_holds_no_secret() -> None:
    given = re.findall(r"^#?(SUIVI_\w+)=", (DEPLOY / "suivi.env").read_text("utf-8"), re.MULTILINE)
    known = {PREFIX + name.upper() for name in Settings.model_fields} | set(ELSEWHERE)
    assert given and set(given) <= known
    assert not set(given) & {PREFIX + name.upper() for name in SECRETS}
