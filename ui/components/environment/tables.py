"""What the environment diagram shows, as tables: who stands where, who works with whom."""

from __future__ import annotations

from domain.addresses import Param
from domain.environment import Link, Node
from domain.organisation_links import Direction
from i18n.formats import since_date
from i18n.labels.diagram import CHANGE_WORD, TO_BE_IDENTIFIED
from i18n.labels.register import ENGAGEMENT_WORD, MODE_WORD, NATURE_WORD, RING_WORD
from queries.register.environment import Pictured
from ui.components.register.words import type_name
from ui.names import name_of
from ui.navigation import STAKEHOLDER
from ui.session import t
from ui.targets import target
from ui.widgets.tables import NOTHING, Cell, Cells, Group, Row, Table, cell, record_tables


def show_nodes(picture: Pictured) -> None:
    """Show every box of the drawing, with the letters that stand in it."""
    nodes = picture.environment.nodes
    if not nodes:
        return
    title = t("Acteurs, {place}").format(place=name_of(picture.territory))
    rows = [Row(_node(picture, node)) for node in nodes]
    record_tables([Table([Group(rows)], title)], key=f"nodes/{picture.territory}")


def _node(picture: Pictured, node: Node) -> Cells:
    ends = [key for link in picture.environment.held for key in (link.first, link.second)]
    word = t(ENGAGEMENT_WORD[node.engagement]) if node.engagement else t(TO_BE_IDENTIFIED)
    kind = f"{type_name(node.actor_type)} ({node.actor_type})"
    return {
        t("Acteur"): kind if node.is_missing else _linked(picture.territory, node),
        t("Type"): NOTHING if node.is_missing else kind,
        t("Cercle"): t(RING_WORD[node.ring]),
        t("Engagement"): word,
        t("Liens"): NOTHING if node.is_missing else str(ends.count(node.key)),
        t("Différence"): _change(node),
    }


def _linked(territory: str, node: Node) -> Cell:
    params = {Param.TERRITORY: territory, Param.ORGANISATION: node.key}
    return cell(node.name, target(STAKEHOLDER, **params))


def show_links(picture: Pictured) -> None:
    """Show every line of the drawing."""
    links = picture.environment.links
    if not links:
        return
    title = t("Liens, {place}").format(place=name_of(picture.territory))
    names = {node.key: node for node in picture.environment.nodes}
    rows = [Row(_link(picture, link, names)) for link in links]
    record_tables([Table([Group(rows)], title)], key=f"links/{picture.territory}")


def _link(picture: Pictured, link: Link, names: dict[str, Node]) -> Cells:
    tie = link.tie
    return {
        t("De"): _linked(picture.territory, names[link.first]),
        t("Sens"): "↔" if tie.direction is Direction.BOTH else "→",
        t("Vers"): _linked(picture.territory, names[link.second]),
        t("Mode"): t(MODE_WORD[tie.mode]),
        t("Nature"): t(NATURE_WORD[tie.nature]),
        t("Intensité"): str(tie.intensity),
        t("Formalisé"): t("oui") if tie.is_formal else t("non"),
        t("Date"): cell(since_date(tie.since), order=str(tie.since)),
        t("Différence"): _change(link),
    }


def _change(element: Node | Link) -> str:
    return t(CHANGE_WORD[element.change]) if element.change else NOTHING
