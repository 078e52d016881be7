"""What is told of a phase in one breath: where it stands, since when, and what is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.dates import PartialDate, Precision
from domain.errors import N_
from domain.phases import CLOSED, RUNNING, PhaseStatus
from domain.portfolio import Told, last_news
from domain.schedule import Flag, started_late
from domain.statements import Origin

WAS = N_("était")
DAYS_TOLD = 60  # further apart, a distance is told in months


from i18n.formats import for_date, since_date
from i18n.labels.phases import FLAG_WORD, PHASE_STATUS_WORD


def state_sentence(state: Told, t: Callable[[str], str] = str, *, on: date) -> str:
    """« en cours, au plus tard le 07/02/2024, sans nouvelles depuis le 7 février 2024 », « était
    prévue pour février 2024 » once that month is over.

    `on` is the day looked at; `t` translates, French as it stands by default.
    """
    word = t(PHASE_STATUS_WORD[state.status]).lower()
    if state.status is PhaseStatus.PLANNED and state.planned_start:
        is_over = state.planned_start.last < on
        word = f"{t(WAS)} {t('prévue {when}')}" if is_over else t("prévue {when}")
        word = word.format(when=for_date(state.planned_start))
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


def late_start_words(state: Told) -> str:
    """« commencée 33 mois après la date prévue », of what runs; nothing when it is not certain."""
    planned, (start, at_latest) = state.planned_start, real_start(state)
    if state.status not in RUNNING or at_latest or planned is None or start is None:
        return ""
    if not started_late(planned, start):
        return ""
    return f"commencée {distance_words(planned, start)} après la date prévue"


def distance_words(first: PartialDate, last: PartialDate) -> str:
    """« 12 jours » between two days, « 1 mois » or « 33 mois » when they are further apart or known
    to the month only."""
    is_exact = first.precision is last.precision is Precision.DAY
    days = (last.last - first.last).days
    if is_exact and days < DAYS_TOLD:
        return f"{days} jour{'s' if days > 1 else ''}"
    months = (last.last.year - first.last.year) * 12 + last.last.month - first.last.month
    # Whole months only: from 30 January to 1 March is one month.
    return f"{months - (is_exact and last.last.day < first.last.day)} mois"
