"""The order of the phases: which follows which, which start together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from graphlib import TopologicalSorter

from ui.session import t
from ui.widgets.mount import mount


class LinkKind(StrEnum):
    FINISH_START = "finish_start"
    START_START = "start_start"


@dataclass(frozen=True, slots=True)
class Node:
    """A phase of the method."""

    phase_key: str
    position: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Link:
    """`after` waits for `before`: for its end, or for its start only."""

    before: str
    after: str
    kind: LinkKind


def dependencies(
    *, nodes: Sequence[Node], links: Sequence[Link], caption: str, key: str
) -> str | None:
    """Draw the phases and their order; the key of the phase opened in this run, or None."""
    titles = {node.phase_key: f"{node.position}. {node.title}" for node in nodes}
    # A phase may be hidden by a filter: its links would lead nowhere.
    known = [link for link in links if {link.before, link.after} <= titles.keys()]
    data = {
        "caption": caption,
        "words": {"links": t("Liens entre les phases")},
        "layers": [[_box(node) for node in layer] for layer in layers_of(nodes, known)],
        "links": [
            [link.before, link.after, str(link.kind), _sentence(link, titles)] for link in known
        ],
    }
    chosen = mount("dependencies", data=data, key=key)
    return next((node.phase_key for node in nodes if node.phase_key == chosen), None)


def layers_of(nodes: Sequence[Node], links: Sequence[Link]) -> list[list[Node]]:
    """Lines from top to bottom: below all that must end before, beside what starts together."""
    depth: dict[str, int] = {}
    waits = {
        node.phase_key: [link for link in links if link.after == node.phase_key] for node in nodes
    }
    order = TopologicalSorter(
        {key: [link.before for link in before] for key, before in waits.items()}
    )
    for key in order.static_order():
        depth[key] = max((depth[link.before] + _step(link) for link in waits[key]), default=0)
    lines = sorted(set(depth.values()))
    by_position = sorted(nodes, key=lambda node: node.position)
    return [[node for node in by_position if depth[node.phase_key] == line] for line in lines]


def _step(link: Link) -> int:
    # Phases that start together stand on one line.
    return 1 if link.kind is LinkKind.FINISH_START else 0


def _box(node: Node) -> list[object]:
    return [node.phase_key, node.position, node.title, node.href]


def _sentence(link: Link, titles: dict[str, str]) -> str:
    sentence = {
        LinkKind.FINISH_START: t("« {after} » commence après la fin de « {before} »."),
        LinkKind.START_START: t("« {after} » commence avec « {before} »."),
    }[link.kind]
    return sentence.format(after=titles[link.after], before=titles[link.before])
