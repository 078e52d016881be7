"""The sentence that opens a page, from the states of the phases that are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from definitions.catalog import Catalog
from domain.portfolio import PhaseTold
from i18n.opening_sentence import Sentence, portfolio_sentences
from queries.phases.states import PhaseState


def opening_sentences(
    catalog: Catalog, states: Mapping[tuple[str, str], PhaseState], *, on: date
) -> list[Sentence]:
    """Where the phases of each territory stand, each clause with the phases it tells of."""
    phases = {phase.key: phase for phase in catalog.phases}
    names = {place.key: place.name for place in catalog.territories}
    places: dict[str, list[PhaseTold]] = defaultdict(list)
    for (territory, key), state in states.items():
        phase = phases[key]
        told = PhaseTold(territory, key, phase.position, state, phase.news_expected_days)
        places[names[territory]].append(told)
    return portfolio_sentences(on, places)
