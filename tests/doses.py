"""How much the long tests do: a real dose each time, the whole of it with `./suivi test --complet`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

OPTION = "--complet"


@dataclass(frozen=True, slots=True)
class Dose:
    """`usual` times each time, `whole` times with the option; what is counted, for the person who
    reads the run."""

    usual: int
    whole: int
    what: str


Giver = Callable[[Dose], int]  # the fixture `dose`

KILLS = Dose(10, 100, "écrivains tués en pleine écriture")
KILLED_MIGRATIONS = Dose(4, 1_000, "migrations tuées à un pas (au plus, une par pas)")
KILLED_SAVINGS = Dose(3, 200, "sauvegardes et restaurations tuées à un pas (au plus, une par pas)")
STARTS_AT_ONCE = Dose(1, 3, "départs de quatre processus sur une base vide")
HISTORIES = Dose(150, 1_000, "histoires au hasard, relues de trois façons")
STEPS = Dose(60, 150, "gestes au hasard sur une phase ou un livrable")
SIGN_INS = Dose(20, 100, "connexions simultanées")
CROWD = Dose(40, 200, "inconnus à la fois devant la connexion, depuis une adresse")
REQUESTS = Dose(8, 40, "requêtes au hasard par opération de l’API")
SPOILED_DEFINITIONS = Dose(60, 1_000, "définitions abîmées au hasard")
OPENINGS = Dose(3, 15, "ouvertures de chaque page (personnes × moments)")
REFUSALS = Dose(1, 6, "jours impossibles demandés à chaque page")
VARIANTS = Dose(1, 4, "vues de chaque page au navigateur (clair ou sombre, large ou étroit)")
BUTTONS = Dose(8, 1_000, "boutons pressés par rôle et par manière (au plus, tous)")
LEAVINGS = Dose(1, 6, "façons de quitter chaque page où l’on écrit, par rôle")
CLONES = Dose(0, 1, "clone dont tout est téléchargé (sinon il reprend les bibliothèques d’ici)")
ALL = tuple(dose for dose in globals().values() if isinstance(dose, Dose))


def amount(dose: Dose, config: pytest.Config) -> int:
    return dose.whole if config.getoption(OPTION) else dose.usual


def told(config: pytest.Config) -> list[str]:
    """What this run does, and what it leaves to the long one."""
    is_whole = bool(config.getoption(OPTION))
    lines = ["Dose entière :" if is_whole else f"Dose habituelle (entière avec {OPTION}) :"]
    for dose in ALL:
        rest = "" if is_whole else f" sur {dose.whole}"
        lines.append(f"  {amount(dose, config)}{rest} {dose.what}")
    return lines
