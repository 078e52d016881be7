"""Deliverables in a sentence and in tables, each row the way to its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

from domain.addresses import Param
from domain.deliverables import WAITS_FOR_FOREM, DeliverableStatus
from domain.schedule import Flag
from i18n.formats import joined, long_day, short_date
from queries.deliverables.states import DeliverableState
from ui.components.deliverables.words import available_words, due_kind, status_word
from ui.exports import offer_export
from ui.names import catalog, lot_name, name_of
from ui.navigation import DELIVERABLE as SHEET
from ui.navigation import DELIVERABLES
from ui.session import t, tn
from ui.targets import Target, target
from ui.widgets.glyphs import DELIVERABLE, FLAG
from ui.widgets.tables import NOTHING, Cells, Group, Row, Table, cell, record_tables


def opening_sentence(deliverables: Sequence[DeliverableState], on: date) -> str:
    """« Au 7 février 2024, 44 livrables : 2 acceptés, 3 chez le FOREm, 1 en retard. »"""
    day = long_day(on)
    if not deliverables:
        return t("Au {day}, aucun livrable ne répond à ce choix. Élargissez les filtres.").format(
            day=day
        )
    accepted = sum(deliverable.is_accepted for deliverable in deliverables)
    waiting = sum(deliverable.status in WAITS_FOR_FOREM for deliverable in deliverables)
    late = sum(deliverable.is_late(on) for deliverable in deliverables)
    told = [  # what is not zero
        *(
            [tn("{n} accepté par le FOREm", "{n} acceptés par le FOREm", accepted)]
            if accepted
            else []
        ),
        *([tn("{n} remis et à vérifier", "{n} remis et à vérifier", waiting)] if waiting else []),
        *([tn("{n} en retard", "{n} en retard", late)] if late else []),
    ]
    total = tn("{n} livrable", "{n} livrables", len(deliverables))
    if not told:
        none = t("Au {day}, {total} ; aucun n’est connu comme remis au FOREm.")
        return none.format(day=day, total=total)
    return t("Au {day}, {total} : {told}.").format(day=day, total=total, told=joined(told))


def show_tables(deliverables: Sequence[DeliverableState], on: date, *, everything: bool) -> None:
    """One table a territory, under the phases. Unless everything is asked for, those of which nothing
    is known yet are only counted, with the way to them."""
    record_tables(_tables(deliverables, on, everything=everything), key="deliverables")
    if deliverables:
        every = partial(_tables, deliverables, on, everything=True)
        offer_export(every, name="livrables")


def _tables(deliverables: Sequence[DeliverableState], on: date, *, everything: bool) -> list[Table]:
    # The query has put them in the order of territories and phases, as groupby needs.
    places = groupby(deliverables, key=lambda state: state.territory)
    return [_table(place, list(states), on, everything) for place, states in places]


def _table(place: str, states: Sequence[DeliverableState], on: date, everything: bool) -> Table:
    shown = [deliverable for deliverable in states if everything or _is_news(deliverable)]
    groups = [
        Group([Row(deliverable_cells(state, on)) for state in of_phase], _phase_title(phase))
        for phase, of_phase in groupby(shown, key=lambda state: state.phase)
    ]
    return Table(groups, name_of(place), more=_others(place, len(states) - len(shown)))


def _phase_title(key: str) -> str:
    phase = catalog().phase(key)
    return phase.numbered_title


def deliverable_cells(state: DeliverableState, on: date) -> Cells:
    """What it is, how it stands and since when, what is due, which version, of which lot."""
    params = {Param.TERRITORY: state.territory, Param.DELIVERABLE: state.key}
    late = FLAG[Flag.LATE].sign if state.is_late(on) else ""
    since = long_day(state.status_since) if state.status_since else ""
    return {
        t("Livrable"): cell(state.title, target(SHEET, **params)),
        t("État"): cell(
            status_word(state),
            sign=DELIVERABLE[state.status].sign,
            note=t("depuis le {day}").format(day=since) if since else available_words(state),
            order=f"{list(DeliverableStatus).index(state.status)}",
        ),
        t("Échéance"): cell(
            short_date(state.due) if state.due else NOTHING,
            sign=late,
            note=due_kind(state, on),
            order=state.due.last.isoformat() if state.due else "",
        ),
        t("Version remise"): str(state.submitted_version or NOTHING),
        t("Lot"): lot_name(state.lot) if state.lot else NOTHING,
    }


def _is_news(state: DeliverableState) -> bool:
    """Somebody, or a source, told something of it."""
    return state.last_news_on is not None


def _others(place: str, count: int) -> tuple[str, Target | None] | None:
    if not count:
        return None
    label = tn(
        "Voir aussi {n} livrable attendu, dont rien n’est encore connu",
        "Voir aussi {n} livrables attendus, dont rien n’est encore connu",
        count,
    )
    return label, target(DELIVERABLES, **{Param.TERRITORY: place})
