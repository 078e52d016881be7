"""What things are called on screen: the definitions in force, and the names of places, lots and phases."""

from __future__ import annotations

from collections.abc import Iterable

from definitions import names
from definitions.catalog import Catalog
from i18n.formats import joined
from ui.session import current_catalog, t


def catalog() -> Catalog:
    return current_catalog()


def name_of(territory: str) -> str:
    return names.territory_name(catalog(), territory)


def lot_name(key: str | None) -> str:
    """« lot 1 », or the title of the lot when one is known."""
    if key is None:
        return t("non renseigné")
    return names.lot_name(catalog(), key)


def phase_names(keys: Iterable[str]) -> str:
    """« phase 4 (Vision-missions-valeurs) et phase 5 (…) »."""
    phases = [catalog().phase(key) for key in keys]
    return joined([f"phase {phase.position} ({phase.title.fr})" for phase in phases])
