"""The environment of a territory: who stands how close to the Maison de l’Emploi, and who works
with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.organisation_links import Tie
from domain.organisations import Engagement
from domain.text import french_order

CENTRE = "ME"  # the type that everything is drawn around


class Ring(StrEnum):
    """How close to the Maison de l’Emploi a type of actors stands in the environment."""

    CORE = "core"
    PARTNERS = "partners"
    PERIPHERY = "periphery"


class Change(StrEnum):
    """What sets something apart from the other day, or from the other territory."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    ALONE = "alone"  # no organisation of that type in the other territory


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation under its number; or, under its code, a type of which nobody is known."""

    key: str
    name: str
    actor_type: str
    ring: Ring
    place: int  # of its type in the method
    level: str = "local"
    engagement: Engagement | None = None  # None: to be identified
    change: Change | None = None

    @property
    def is_missing(self) -> bool:
        return self.engagement is None

    @property
    def is_centre(self) -> bool:
        return self.actor_type == CENTRE


@dataclass(frozen=True, slots=True)
class Link:
    """One link between two organisations of the same environment."""

    number: int
    tie: Tie
    change: Change | None = None

    @property
    def first(self) -> str:
        return str(self.tie.first)

    @property
    def second(self) -> str:
        return str(self.tie.second)


@dataclass(frozen=True, slots=True)
class Environment:
    """Nodes from the middle outwards, by type, then by name; links by number."""

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def present(self) -> tuple[Node, ...]:
        """Those around the table, neither missing nor gone."""
        return tuple(
            node for node in self.nodes if not node.is_missing and node.change is not Change.REMOVED
        )

    @property
    def missing(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.is_missing)

    @property
    def held(self) -> tuple[Link, ...]:
        """The links that hold, not those that ended between the two days compared."""
        return tuple(link for link in self.links if link.change is not Change.REMOVED)


def environment(nodes: Sequence[Node], links: Sequence[Link]) -> Environment:
    """Return them in the order in which they are drawn and told; links only between nodes that
    are there."""
    rings = list(Ring)
    keys = {node.key for node in nodes}
    return Environment(
        nodes=tuple(
            sorted(
                nodes,
                key=lambda node: (
                    not node.is_centre, rings.index(node.ring), node.place, french_order(node.name), node.key
                ),
            )
        ),
        links=tuple(
            sorted(
                (link for link in links if {link.first, link.second} <= keys),
                key=lambda link: link.number,
            )
        ),
    )  # fmt: skip


def compared(before: Environment, after: Environment) -> Environment:
    """Return both days in one, each difference marked; what is the same on both is not marked.

    A type that was missing and no longer is tells by the organisation that came."""
    old = {node.key: node for node in before.nodes if not node.is_missing}
    new = {node.key: node for node in after.nodes}
    gone = [replace(node, change=Change.REMOVED) for key, node in old.items() if key not in new]
    links = _links_compared(
        {link.number: link for link in before.links}, {link.number: link for link in after.links}
    )
    return environment([*(_node_compared(node, old) for node in new.values()), *gone], links)


def _node_compared(node: Node, old: Mapping[str, Node]) -> Node:
    if node.is_missing or node == old.get(node.key):
        return node
    return replace(node, change=Change.CHANGED if node.key in old else Change.ADDED)


def _links_compared(old: Mapping[int, Link], new: Mapping[int, Link]) -> list[Link]:
    links = [replace(link, change=Change.REMOVED) for n, link in old.items() if n not in new]
    for number, link in new.items():
        if number not in old:
            links.append(replace(link, change=Change.ADDED))
        else:
            is_same = link == old[number]
            links.append(link if is_same else replace(link, change=Change.CHANGED))
    return links


def set_against(environment: Environment, other: Environment) -> Environment:
    """The first, with each organisation marked whose type has nobody in the other."""
    there = {node.actor_type for node in other.present}
    return replace(
        environment,
        nodes=tuple(
            node
            if node.is_missing or node.actor_type in there
            else replace(node, change=Change.ALONE)
            for node in environment.nodes
        ),
    )
