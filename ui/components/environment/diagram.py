"""The environment diagram on a page: the drawing, its sentences, the ways to and from it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import streamlit as st

from documents.diagram_legend import legend
from documents.diagram_svg import Drawing, drawn
from documents.diagram_words import sentences as said
from domain.addresses import Param
from domain.environment import Environment, Node
from domain.environment_layout import Layout, laid_out
from queries.register.environment import EnvironmentFilter, Pictured
from ui import state as address
from ui.components.environment.filters import DAY, PLACE, Wanted
from ui.components.register.filters import BARRIER, TYPE
from ui.links import go, href, link
from ui.names import catalog, name_of
from ui.navigation import STAKEHOLDER, STAKEHOLDERS, TERRITORY, PageEntry
from ui.session import in_the_past, t
from ui.widgets.mount import mount
from ui.widgets.text import plain


def show_page_links(territory: str) -> None:
    """To the register that it is drawn from, and to the territory."""
    with st.container(key="way-back", horizontal=True):
        params = {Param.TERRITORY: territory}
        link(STAKEHOLDERS, t("Parties prenantes"), ":material/arrow_back:", **params)
        link(TERRITORY, name_of(territory), ":material/arrow_back:", **params)


def show_sentences(picture: Pictured) -> None:
    st.markdown(plain(" ".join(said(picture, catalog()))))


def why_empty(picture: Pictured, kept: EnvironmentFilter) -> None:
    """Nobody is there: because of the filters, or because nobody is registered yet."""
    if kept.is_narrow:
        st.info(t("Aucune partie prenante ne répond à ce choix. Élargissez les filtres."))
        return
    if in_the_past():
        st.info(t("À cette date, le registre ne contenait encore aucune partie prenante."))
        return
    st.info(
        t(
            "Le diagramme se dessine à partir du registre, et celui de {place} est vide. "
            "Inscrivez-y les premières parties prenantes, puis leurs liens."
        ).format(place=name_of(picture.territory))
    )
    link(
        STAKEHOLDERS,
        t("Ouvrir le registre"),
        ":material/groups:",
        **{Param.TERRITORY: picture.territory},
    )


def show_drawing(picture: Pictured, *, is_alone: bool) -> None:
    """Draw it, and open the sheet, or the register, that the person chose in this run."""
    environment = picture.environment
    if not is_alone:
        st.header(name_of(picture.territory))
    nodes = {node.key: node for node in environment.nodes}
    layout = laid_out(environment)
    types = {kind.code: kind.name for kind in catalog().actor_types}
    data = {
        "caption": t("Qui entoure la Maison de l’Emploi, à {place}").format(
            place=name_of(picture.territory)
        ),
        "words": {"legend": t("Légende")},
        "width": round(layout.width),
        "height": round(layout.height),
        "drawing": _tree(
            drawn(
                Drawing(environment, layout, types),
                _ink,
                href=lambda node: _address(picture.territory, node),
            )
        ),
        "legend": [
            [list(map(_tree, shapes)), t(words)] for shapes, words in legend(environment, _ink)
        ],
        "lines": _lines(environment, layout),
    }
    chosen = nodes.get(str(mount("diagram", data=data, key=f"diagram/{picture.territory}")))
    if chosen:
        page, params = _target(picture.territory, chosen)
        go(page, **params)


def _ink(name: str) -> str:
    """As the style sheet of drawings calls it: it follows the theme."""
    return f"var(--{name.replace('_', '-')})"


def _tree(element: Element) -> list[object]:
    text: Iterable[object] = [element.text] if element.text else []
    return [element.tag, element.attrib, *text, *map(_tree, element)]


def _lines(environment: Environment, layout: Layout) -> list[list[str]]:
    """Return what arrows move along: the middle, then each ring clockwise as its boxes stand."""
    rings = [
        list(_keys(environment, None)),
        *(list(_keys(environment, band.ring)) for band in layout.bands),
    ]
    return [keys for keys in rings if keys]


def _keys(environment: Environment, ring: str | None) -> Iterable[str]:
    for node in environment.nodes:
        if (ring is None and node.is_centre) or (node.ring == ring and not node.is_centre):
            yield node.key


def _target(territory: str, node: Node) -> tuple[PageEntry, dict[str, str]]:
    """The sheet of an organisation; for a type that is missing, the register."""
    place: dict[str, str] = {Param.TERRITORY: territory}
    if node.is_missing:
        return STAKEHOLDERS, place | {TYPE: node.actor_type}
    return STAKEHOLDER, place | {Param.ORGANISATION: node.key}


def _address(territory: str, node: Node) -> str:
    page, params = _target(territory, node)
    return href(page, **params)


def show_exports(picture: Pictured, chosen: Wanted) -> None:
    """The ways to take the drawing away as it is shown."""
    asked = {
        TYPE: chosen.kept.actor_type,
        BARRIER: chosen.kept.barrier,
        Param.PHASE: chosen.kept.phase,
        DAY: chosen.other.on.isoformat() if chosen.other.on else None,
        PLACE: _other_place(picture, chosen),
    }
    kept = {name: value for name, value in asked.items() if value} | address.moment_params()
    ways = [
        f"[{words}]({_file(picture.territory, kind, kept | more)})"
        for words, kind, more in (
            ("SVG", "svg", {}),
            ("PNG", "png", {}),
            (t("SVG, fond sombre"), "svg", {"fond": "sombre"}),
            (t("PNG, fond sombre"), "png", {"fond": "sombre"}),
        )
    ]
    st.markdown(t("Emporter ce dessin : {ways}").format(ways=" · ".join(ways)))


def _other_place(picture: Pictured, chosen: Wanted) -> str | None:
    return (
        chosen.territory if picture.territory == chosen.other.territory else chosen.other.territory
    )


def _file(territory: str, kind: str, asked: dict[str, str]) -> str:
    end = f"?{urlencode(asked)}" if asked else ""
    return f"/fichiers/diagrammes/{territory}.{kind}{end}"
