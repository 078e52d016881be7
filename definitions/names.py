"""How screens and refusals call what is defined; its key, once the definitions no longer hold it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from definitions.catalog import Catalog
from domain.health import Level

T = TypeVar("T")


def _name_or_key(find: Callable[[str], T], key: str, say: Callable[[T], str]) -> str:
    try:
        return say(find(key))
    except KeyError:  # facts outlive the definitions that they were recorded under
        return key


def territory_name(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.territory, key, lambda place: place.name)


def phase_number(catalog: Catalog, key: str) -> str:
    """« 7 »."""
    return _name_or_key(catalog.phase, key, lambda phase: str(phase.position))


def phase_title(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.phase, key, lambda phase: phase.title.fr)


def lot_name(catalog: Catalog, key: str) -> str:
    """« lot 1 », or the title of the lot when one is known."""
    numbered = key.replace("lot-", "lot\u00a0")
    return _name_or_key(catalog.lot, key, lambda lot: lot.title.fr if lot.title else numbered)


def event_title(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.event, key, lambda event: event.title)


def topic_title(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.topic, key, lambda topic: topic.title)


def milestone_title(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.milestone, key, lambda milestone: milestone.title.fr)


def deliverable_title(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.deliverable, key, lambda deliverable: deliverable.title.fr)


def criterion_text(catalog: Catalog, key: str) -> str:
    """« La charte est signée », of an exit criterion, as a title: without its full stop."""
    return _name_or_key(
        catalog.exit_criterion, key, lambda criterion: criterion.text.fr.rstrip(".")
    )


def level_word(catalog: Catalog, level: str) -> str:
    """« à surveiller », of a level of the weather."""
    return catalog.health.level(Level(level)).word.lower()


def source_title(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.source, key, lambda source: source.title)


def barrier_name(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.barrier, key, lambda barrier: barrier.name)


def group_name(catalog: Catalog, key: str) -> str:
    return _name_or_key(catalog.group, key, lambda group: group.name)


def actor_name(catalog: Catalog, code: str) -> str:
    return _name_or_key(catalog.actor_type, code, lambda actor_type: actor_type.name)


def participant_name(catalog: Catalog, key: str) -> str:
    """Of who comes to a meeting: a type of actors, by its code, or a public."""
    is_type = any(actor_type.code == key for actor_type in catalog.actor_types)
    return actor_name(catalog, key) if is_type else group_name(catalog, key)
