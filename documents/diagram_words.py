"""The environment of a territory in words: a title and sentences, the same on screen and in files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from definitions import names
from definitions.catalog import Catalog
from domain.environment import Change, Environment, Ring
from i18n.formats import capitalised, joined, long_day
from queries.register.environment import EnvironmentFilter, Pictured

AROUND = {
    Ring.CORE: "au cœur",
    Ring.PARTNERS: "parmi les partenaires",
    Ring.PERIPHERY: "en périphérie",
}
SAID = {
    Change.ADDED: ("ajoutée", "ajouté"),
    Change.REMOVED: ("retirée", "retiré"),
    Change.CHANGED: ("modifiée", "modifié"),
}


def title(place: str) -> str:
    return f"Diagramme de l’environnement\u00a0: {place}"


def sentences(pictured: Pictured, catalog: Catalog) -> list[str]:
    """« Au 23 novembre 2026, à Herstal, 14 parties prenantes : 4 au cœur… » ; who is missing and
    who is linked to nobody; when two days or two territories are compared, what differs; what was
    left out."""
    environment = pictured.environment
    place = names.territory_name(catalog, pictured.territory)
    said = [part for part in (_counted(pictured, place), _lacking(pictured)) if part]
    if pictured.since:
        said.append(_changed(environment, long_day(pictured.since)))
    if alone := sum(node.change is Change.ALONE for node in environment.nodes):
        what = _plural(alone, "partie prenante est", "parties prenantes sont")
        said.append(f"{what} d’un type que l’autre territoire n’a pas.")
    if pictured.wanted.is_narrow:
        kept = joined(list(_filters(pictured.wanted, catalog)))
        said.append(f"Ne sont montrés, autour de la Maison de l’Emploi, que {kept}.")
    return said


def _filters(wanted: EnvironmentFilter, catalog: Catalog) -> Iterator[str]:
    if wanted.actor_type:
        yield f"le type «\u00a0{names.actor_name(catalog, wanted.actor_type)}\u00a0»"
    if wanted.barrier:
        yield f"qui couvre le frein «\u00a0{names.barrier_name(catalog, wanted.barrier)}\u00a0»"
    if wanted.phase:
        yield f"qui a un rôle dans la phase {names.phase_number(catalog, wanted.phase)}"


def _counted(pictured: Pictured, place: str) -> str:
    present, held = pictured.environment.present, pictured.environment.held
    day = long_day(pictured.moment.on)
    if not present:
        return f"Au {day}, à {place}, aucune partie prenante."
    rings = Counter(node.ring for node in present)
    where = joined([f"{rings[ring]} {words}" for ring, words in AROUND.items() if rings[ring]])
    formal = sum(link.tie.is_formal for link in held)
    links = _plural(len(held), "lien", "liens") if held else "aucun lien"
    many = f", dont {_plural(formal, 'formalisé', 'formalisés')}" if formal else ""
    parties = _plural(len(present), "partie prenante", "parties prenantes")
    return f"Au {day}, à {place}, {parties} ({where}) et {links} entre elles{many}."


def _lacking(pictured: Pictured) -> str:
    environment = pictured.environment
    missing = len(environment.missing)
    linked = {end for link in environment.held for end in (link.first, link.second)}
    apart = sum(node.key not in linked for node in environment.present)
    who = (
        f"{_plural(missing, 'type d’acteurs reste', 'types d’acteurs restent')} à identifier"
        if missing
        else "aucun type d’acteurs ne reste à identifier"
    )
    alone = (
        f"{_plural(apart, 'partie prenante n’a', 'parties prenantes n’ont')} aucun lien"
        if apart
        else "chaque partie prenante a au moins un lien"
    )
    said = [
        *([] if pictured.wanted.barrier else [who]),  # nobody knows what the missing would cover
        *([alone] if environment.present else []),
    ]
    return capitalised("\u00a0; ".join(said)) + "." if said else ""


def _changed(environment: Environment, since: str) -> str:
    nodes = Counter(node.change for node in environment.nodes)
    links = Counter(link.change for link in environment.links)
    parts = [
        *_parts(nodes, "partie prenante", "parties prenantes", 0),
        *_parts(links, "lien", "liens", 1),
    ]
    if not parts:
        return f"Rien n’a changé depuis le {since}."
    return f"Depuis le {since}\u00a0: {joined(parts)}."


def _parts(counts: Counter[Change | None], singular: str, many: str, gender: int) -> Iterator[str]:
    for change, words in SAID.items():
        if n := counts[change]:
            said = words[gender]
            yield _plural(n, f"{singular} {said}", f"{many} {said}s")


def _plural(count: int, singular: str, many: str) -> str:
    return f"{count} {many if count > 1 else singular}"
