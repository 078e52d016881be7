"""`./suivi permissions`: the page that says who may do what, drawn from the matrix itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from domain.permissions import GRANTS, ROLE_NAMES, SCOPED, Permission, Role
from i18n.labels.permissions import PERMISSION_WORD
from settings import ROOT

PAGE = ROOT / "docs" / "permissions.md"
_HEAD = """# Qui peut faire quoi

Page tirée de `domain/permissions.py` par `./suivi permissions write` : ne pas la modifier à la main.
Ce qui n’est pas accordé ici est refusé.

"""
_FOOT = """
« Dans sa portée » : sur le territoire du compte et, pour déclarer, pour son lot. Ce qui est d’un autre
territoire est dit « introuvable », comme s’il n’existait pas. Tant que la source ne dit pas à quel lot
appartient une phase, tout adjudicataire de son territoire peut la déclarer.

Une règle s’ajoute à ce tableau : personne ne vérifie ce qu’il a déclaré lui-même.
Une personne peut tenir plusieurs rôles ; ses droits s’additionnent.

## Quand une phase passe d’un lot à un autre

Ce qui s’écrit au sujet d’une phase appartient à l’échange entre le FOREm et le lot qui la tenait à cet
instant, pour toujours : versions déposées, notes, constats, réserves, preuves, commentaires, lignes de
rapport (`domain/holdings.py`, `queries/exchange.py`). C’est l’instant de l’écriture qui décide, jamais
le jour regardé (« au ») ni celui de ce qui était su (« su au »). La règle est la même sur les pages,
dans les fichiers, la recherche, le journal, « Ce qui a changé », l’API, les courriels et les comptes.

- Le nouveau lot commence un échange vide. De ce qui précède, il lit les états et les dates, sans qui
  les a dits ni ce qui y était noté.
- L’ancien lot relit ce qu’il a échangé, tel que c’était quand la phase l’a quitté ; plus rien n’y attend
  de lui, et rien de ce qui suit ne lui est montré.
- Tant que personne n’a dit à quel lot elle appartient, une phase s’échange entre le FOREm et tous les
  lots du territoire ; une version reste au lot qui l’a déposée.
- Un rapport et un contact disent eux-mêmes leur lot : ils ne changent pas de mains.
- Chaque lot compte ses versions, ses réserves et ses contacts, chaque territoire ses organisations et ses réunions : un
  numéro, dans une adresse, un fichier ou l’API, ne dit pas combien d’autres en ont.
"""


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Tenir à jour la page des droits."""


@command.command()
def write() -> None:
    """Écrire la page des droits d’après le code."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    click.echo(f"{_name()} est à jour.")


@command.command()
def check() -> None:
    """Dire si la page des droits a vieilli."""
    if not is_current():
        click.echo(f"{_name()}\u00a0: à réécrire par « ./suivi permissions write ».", err=True)
        sys.exit(1)
    click.echo(f"{_name()} est à jour.")


def is_current(path: Path = PAGE) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == page()


def page() -> str:
    """The whole page: one row a permission, one column a role."""
    header = _row("Droit", *(ROLE_NAMES[role] for role in Role))
    rows = (_row(_named(permission), *_answers(permission)) for permission in Permission)
    return _HEAD + header + _row(*["---"] * (len(Role) + 1)) + "".join(rows) + _FOOT


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _named(permission: Permission) -> str:
    return f"{PERMISSION_WORD[permission]} (`{permission}`)"


def _answers(permission: Permission) -> list[str]:
    return [_answer(permission, role) for role in Role]


def _answer(permission: Permission, role: Role) -> str:
    if permission not in GRANTS[role]:
        return "—"
    return "dans sa portée" if role in SCOPED else "oui"


def _name() -> str:
    return PAGE.relative_to(ROOT).as_posix()
