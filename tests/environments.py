"""Environments to draw, of any size, the same at each run."""

from __future__ import annotations

from random import Random

from domain.dates import PartialDate
from domain.environment import Environment, Link, Node, Ring, environment
from domain.organisation_links import Direction, Mode, Nature, Tie
from domain.organisations import CLOSER

SINCE = PartialDate.parse("2024-01")
NAMES = (
    "Centre public d’action sociale de Chapelle-lez-Herlaimont",
    "Régie des quartiers",
    "ALE",
    "MAISON MÉDICALE WWW",
    "Plan de cohésion sociale",
    "Initiative-de-développement-de-l’emploi-sans-une-espace",
    "Œuvre « Cœur à l’ouvrage »",
)


def invented(n_nodes: int, n_links: int) -> Environment:
    """A Maison de l’Emploi with so many around it, a tenth of them missing."""
    chance = Random(n_nodes)
    nodes = [Node("1", "Maison de l’Emploi", "ME", Ring.CORE, 0, engagement=CLOSER[-1])]
    nodes += [_node(number, n_nodes, chance) for number in range(2, n_nodes + 1)]
    present = [int(node.key) for node in nodes if not node.is_missing]
    links = [Link(number, _tie(chance.sample(present, 2), chance)) for number in range(n_links)]
    return environment(nodes, links)


def _node(number: int, of: int, chance: Random) -> Node:
    ring = list(Ring)[0 if number < 6 else 1 if number < of * 0.7 else 2]
    step = None if number % 10 == 0 else chance.choice(CLOSER)
    name = f"{chance.choice(NAMES)} {number}"
    return Node(str(number), name, f"TYPE{number % 9}", ring, number % 9, engagement=step)


def _tie(ends: list[int], chance: Random) -> Tie:
    return Tie(
        ends[0],
        ends[1],
        chance.choice(list(Mode)),
        chance.choice(list(Nature)),
        chance.choice(list(Direction)),
        chance.choice((1, 2, 3)),
        chance.random() < 0.4,
        SINCE,
    )
