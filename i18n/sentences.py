"""What is told of a phase in one breath: where it stands, since when, and what is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from domain.dates import PartialDate
from domain.phases import CLOSED, RUNNING, PhaseStatus
from domain.schedule import Flag
from domain.statements import Origin
from i18n.formats import for_date, since_date
from i18n.labels.phases import FLAG_WORD, PHASE_STATUS_WORD


class Told(Protocol):
    """What has to be known of one phase to tell where it stands."""

    @property
    def status(self) -> PhaseStatus: ...
    @property
    def since(self) -> PartialDate | None: ...
    @property
    def at_latest(self) -> bool: ...
    @property
    def origin(self) -> Origin | None: ...
    @property
    def planned_start(self) -> PartialDate | None: ...
    @property
    def actual_start(self) -> PartialDate | None: ...
    @property
    def actual_end(self) -> PartialDate | None: ...
    @property
    def last_news_on(self) -> date | None: ...
    @property
    def flag(self) -> Flag | None: ...


def state_sentence(state: Told, t: Callable[[str], str] = str) -> str:
    """« en cours, au plus tard le 07/02/2024, sans nouvelles depuis le 7 février 2024 ».

    `t` translates; French as it stands by default.
    """
    word = t(PHASE_STATUS_WORD[state.status]).lower()
    if state.status is PhaseStatus.PLANNED and state.planned_start:
        word = t("prévue {when}").format(when=for_date(state.planned_start))
    elif state.since and state.status is not PhaseStatus.UNKNOWN:
        since = since_date(state.since, at_latest=state.at_latest)
        word += f", {since}" if state.at_latest else f" {since}"
    if state.origin is Origin.DECLARED and state.status is not PhaseStatus.COMPLETED:
        word += t(" (déclaration à vérifier)")
    parts = [word]
    if state.flag and (heard := last_news(state)):
        flag = t(FLAG_WORD[state.flag]).lower()
        parts.append(f"{flag} {since_date(heard)}" if state.flag is Flag.STALE else flag)
    return ", ".join(parts)


def last_news(state: Told) -> PartialDate | None:
    """Return when the phase was last told of, no more precisely than what was told then."""
    if state.last_news_on is None:
        return None
    dates = (state.since, state.actual_start, state.actual_end)
    of_that_day = (when for when in dates if when and when.last == state.last_news_on)
    return next(of_that_day, PartialDate(state.last_news_on))


def real_start(state: Told) -> tuple[PartialDate | None, bool]:
    """The real start, and whether it is only known to be that day at the latest."""
    if state.actual_start is None and state.status in RUNNING and state.at_latest:
        return state.since, True
    return state.actual_start, False


def real_end(state: Told) -> tuple[PartialDate | None, bool]:
    """The real end, and whether it is only known to be that day at the latest."""
    if state.actual_end is None and state.status in CLOSED and state.at_latest:
        return state.since, True
    return state.actual_end, False
