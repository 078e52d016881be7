"""What the environment diagram shows, as tables: who stands where, who works with whom."""

from __future__ import annotations

import streamlit as st

from domain.addresses import Param
from domain.environment import Link, Node
from domain.organisation_links import Direction
from i18n.formats import since_date
from i18n.labels.diagram import CHANGE_WORD, TO_BE_IDENTIFIED
from i18n.labels.register import ENGAGEMENT_WORD, MODE_WORD, NATURE_WORD, RING_WORD
from queries.register.environment import Pictured
from ui.components.register.words import type_name
from ui.links import href
from ui.names import name_of
from ui.navigation import STAKEHOLDER
from ui.session import t
from ui.widgets.tables import long_table
from ui.widgets.text import plain


def show_nodes(picture: Pictured) -> None:
    """Show every box of the drawing, with the letters that stand in it."""
    nodes = picture.environment.nodes
    if not nodes:
        return
    st.header(t("Acteurs, {place}").format(place=name_of(picture.territory)))
    is_compared = any(node.change for node in nodes)
    long_table([_node(picture, node, is_compared=is_compared) for node in nodes])


def _node(picture: Pictured, node: Node, *, is_compared: bool) -> dict[str, str]:
    ends = [key for link in picture.environment.held for key in (link.first, link.second)]
    word = t(ENGAGEMENT_WORD[node.engagement]) if node.engagement else t(TO_BE_IDENTIFIED)
    cells = {
        t("Organisation"): "–" if node.is_missing else _linked(picture.territory, node),
        t("Type"): f"{plain(type_name(node.actor_type))} ({plain(node.actor_type)})",
        t("Cercle"): t(RING_WORD[node.ring]),
        t("Engagement"): word,
        t("Liens"): "–" if node.is_missing else str(ends.count(node.key)),
    }
    return cells | ({t("Différence"): _change(node)} if is_compared else {})


def _linked(territory: str, node: Node) -> str:
    params = {Param.TERRITORY: territory, Param.ORGANISATION: node.key}
    return f"[{plain(node.name)}]({href(STAKEHOLDER, **params)})"


def show_links(picture: Pictured) -> None:
    """Show every line of the drawing."""
    links = picture.environment.links
    if not links:
        return
    st.header(t("Liens, {place}").format(place=name_of(picture.territory)))
    names = {node.key: node for node in picture.environment.nodes}
    is_compared = any(link.change for link in links)
    long_table([_link(picture, link, names, is_compared=is_compared) for link in links])


def _link(
    picture: Pictured, link: Link, names: dict[str, Node], *, is_compared: bool
) -> dict[str, str]:
    tie = link.tie
    cells = {
        t("De"): _linked(picture.territory, names[link.first]),
        t("Sens"): "↔" if tie.direction is Direction.BOTH else "→",
        t("Vers"): _linked(picture.territory, names[link.second]),
        t("Mode"): t(MODE_WORD[tie.mode]),
        t("Nature"): t(NATURE_WORD[tie.nature]),
        t("Intensité"): str(tie.intensity),
        t("Formalisé"): t("oui") if tie.is_formal else t("non"),
        t("Date"): since_date(tie.since),
    }
    return cells | ({t("Différence"): _change(link)} if is_compared else {})


def _change(element: Node | Link) -> str:
    return t(CHANGE_WORD[element.change]) if element.change else "–"
