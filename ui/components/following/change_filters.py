"""Which changes to tell: two days, or a usual period, and filters; all of them live in the
address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from domain.addresses import Param
from domain.errors import NotFound
from domain.working_days import DAY
from i18n.formats import long_day
from queries.following.visits import last_visit
from queries.moment import span_of
from queries.places import definition_of, known_territory
from ui import state
from ui.frame.frame import ANSWER
from ui.names import catalog
from ui.session import ask, moment, t, today
from ui.widgets.filters import filter_row, lots, phases, places, select_one
from ui.widgets.selectors import choose, choose_day

SINCE, UNTIL = "depuis", "jusqu"
EVERYTHING = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """None: whatever it is."""

    since: date
    until: date
    territory: str | None
    lot: str | None
    phase: str | None

    @property
    def is_narrowed(self) -> bool:
        return any((self.territory, self.lot, self.phase))


def read_filter() -> Wanted:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    since, until = span_of(state.param(SINCE), state.param(UNTIL), moment=moment(), today=today())
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    lot = state.param(Param.LOT)
    if lot and lot not in lots():
        raise NotFound(subject=lot)
    return Wanted(
        since,
        until,
        territory=ask(known_territory, key=territory) if territory else None,
        lot=lot,
        phase=ask(definition_of, phase=phase).key if phase else None,
    )


def show_selectors(chosen: Wanted) -> None:
    """The days in a first row, the filters in a second."""
    with filter_row():
        _show_period(chosen)
        choose_day(t("Depuis le"), param=SINCE, value=chosen.since, last=today())
        choose_day(t("Jusqu’au"), param=UNTIL, value=chosen.until, last=today())
    with filter_row("2"):
        select_one(
            t("Territoire"), places(), t("Tous les territoires"), Param.TERRITORY, chosen.territory
        )
        select_one(t("Lot"), lots(), t("Tous les lots"), Param.LOT, chosen.lot)
        select_one(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, chosen.phase)


def _show_period(chosen: Wanted) -> None:
    """Usual spans that end on the day looked at; choosing one writes its first day."""
    usual = _usual(moment().on)
    since = chosen.since.isoformat()
    is_usual = since in usual and chosen.until == moment().on
    choose(
        t("Période"),
        [EVERYTHING, *usual],
        param=SINCE,
        value=since if is_usual else EVERYTHING,
        format_func=lambda day: usual.get(day, t("Autres dates")),
        # A usual span ends on the day looked at: an older end would make another span of it.
        resets=(UNTIL,),
        name="period",
    )


def _usual(until: date) -> dict[str, str]:
    """The first day of each usual span, which counts, and what the span is called. That of one's last
    visit does: what happened later that day may not have been seen; what the answer said itself is
    no news since."""
    spans = {}
    if (visit := ask(last_visit)) and visit <= until:
        words = t("Depuis ma dernière visite ({day})").format(day=long_day(visit))
        spans[visit.isoformat()] = words
    for days, words in ((7, t("Les 7 derniers jours")), (30, t("Les 30 derniers jours"))):
        # Two spans may begin on the same day: the first name, which says more, stays.
        spans.setdefault((until - timedelta(days=days - 1)).isoformat(), words)
    answer = next((source.on for source in catalog().sources if source.key == ANSWER), None)
    if answer and answer.last < until:
        words = t("Depuis la réponse au Parlement ({day})").format(day=long_day(answer.last))
        spans.setdefault((answer.last + DAY).isoformat(), words)
    return spans
