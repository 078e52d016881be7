"""The order of the phases, in words and as a drawing: which follows which, which run together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from definitions.base import Statement
from definitions.phases import PhaseDefinition
from domain.addresses import Param
from i18n.formats import joined, number_word
from ui.links import href
from ui.names import catalog
from ui.navigation import METHOD
from ui.session import t, tn
from ui.widgets.dependencies import Link, LinkKind, Node, dependencies
from ui.widgets.tables import NOTHING, Cell, Cells, record_table
from ui.widgets.text import small


def opening_sentence() -> str:
    """Say how many phases, which run together, and how much of it a public source says."""
    phases = catalog().phases
    statements = [each for phase in phases for each in statements_of(phase)]
    proposed = sum(each.is_proposal for each in statements)
    together = _parallel(phases)
    parallel = t("les phases {positions} avancent en parallèle").format(
        positions=joined([str(position) for position in together])
    )
    count = t("La méthode compte {n} phases").format(n=number_word(len(phases)))
    origin = t(
        "Sur {n} énoncés, {sourced} viennent d’une source publique, dont les titres des phases ; "
        "les {proposed} autres sont des propositions, à confirmer par le FOREm."
    ).format(n=len(statements), sourced=len(statements) - proposed, proposed=proposed)
    return f"{count}{f' ; {parallel}' if together else ''}. {origin}"


def statements_of(phase: PhaseDefinition) -> Iterator[Statement]:
    """Everything that the definition of a phase states, each with its own origin."""
    yield from (phase.title, phase.purpose, phase.dependencies, phase.raci)
    yield from (element for _, element in phase.elements())
    yield from (deliverable.acceptance for deliverable in phase.deliverables)
    if phase.reporting:
        yield phase.reporting


def drawing() -> str | None:
    """The phases and their links; the key of the phase opened in this run, or None."""
    return dependencies(
        nodes=[_node(phase) for phase in catalog().phases],
        links=list(_links(catalog().phases)),
        caption=t(
            "Ordre des phases : trait plein, la fin d’une phase ouvre la suivante ; "
            "pointillé, les phases commencent ensemble."
        ),
        key="dependencies",
    )


def show_table() -> None:
    """Show what the drawing shows, in words."""
    rows = [_cells(phase) for phase in catalog().phases]
    record_table(rows, name=t("Ordre des onze phases"), key="order")
    st.markdown(
        small(
            t("Les groupes et les liens sont des propositions ; les titres viennent de la source.")
        )
    )


def _cells(phase: PhaseDefinition) -> Cells:
    return {
        t("Phase"): phase.numbered_title,
        t("Groupe"): Cell([phase.group.head], is_proposal=True),
        **{label: _positions(keys) for label, keys in _order(phase).items()},
    }


def order_lines(phase: PhaseDefinition) -> list[str]:
    """« Vient après la fin de : phases 4, 5 et 6 »; only what the method says of the phase."""
    said = [
        f"{label} : {word} {_positions(keys)}"
        for label, keys in _order(phase).items()
        if keys and (word := tn("phase", "phases", len(keys)))
    ]
    return said or [t("Aucune autre phase ne la précède.")]


def _order(phase: PhaseDefinition) -> dict[str, tuple[str, ...]]:
    return {
        t("Vient après la fin de"): phase.follows,
        t("Commence avec"): phase.starts_with,
        t("Se nourrit de"): phase.soft_follows,
    }


def _positions(keys: Iterable[str]) -> str:
    """« 4, 5 et 6 », or a dash."""
    return joined([str(catalog().phase(key).position) for key in keys]) or NOTHING


def _parallel(phases: Sequence[PhaseDefinition]) -> list[int]:
    """The positions of phases that name each other as starting together."""
    return [
        phase.position
        for phase in phases
        if any(phase.key in catalog().phase(key).starts_with for key in phase.starts_with)
    ]


def _node(phase: PhaseDefinition) -> Node:
    link = href(METHOD, **{Param.PHASE: phase.key})
    return Node(phase.key, phase.position, phase.title.fr, link)


def _links(phases: Iterable[PhaseDefinition]) -> Iterator[Link]:
    for phase in phases:
        for before in phase.follows:
            yield Link(before, phase.key, LinkKind.FINISH_START)
        for partner in phase.starts_with:
            mutual = phase.key in catalog().phase(partner).starts_with
            if not mutual or partner < phase.key:  # one line between two phases, not two
                yield Link(partner, phase.key, LinkKind.START_START)
