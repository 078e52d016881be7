"""How a report is named, where it stands, and what its text looks like on a page."""

from __future__ import annotations

from datetime import date

from domain.addresses import page_of
from domain.errors import N_
from domain.reporting import OVERDUE, Period, Standing
from domain.subjects import Subject
from domain.working_days import working_days_between
from i18n.formats import day_span, long_day
from i18n.labels.reports import STANDING_WORD
from queries.reports.states import ReportState
from ui.names import catalog, lot_name, name_of
from ui.session import t, tn
from ui.widgets.text import plain

OVERDUE_SENTENCE = {
    Standing.LATE: N_("en retard de {days} (attendu le {due})"),
    Standing.MISSING: N_("manquant depuis {days} (attendu le {due})"),
}
DATED_SENTENCE = {
    Standing.SUBMITTED: N_("remis le {day}, à lire"),
    Standing.RETURNED: N_("renvoyé le {day}, à corriger"),
    Standing.ACCEPTED: N_("accepté le {day}"),
}


def author(territory: str, lot: str) -> str:
    """« Herstal, lot 1 »: who speaks in a report."""
    return t("{place}, {lot}").format(place=name_of(territory), lot=lot_name(lot))


def params_in(subject: str) -> dict[str, str]:
    """The address of the report that a fact or a comment is about."""
    return dict(page_of(Subject.parse(subject))[1])


def period_words(period: Period) -> str:
    """« du 1er au 15 novembre 2026 »."""
    return day_span(period.first, period.last)


def standing_words(state: ReportState, on: date) -> str:
    """« en retard de 3 jours ouvrables (attendu le 16 novembre 2026) », « remis le 2 novembre »."""
    due = long_day(state.due_on)
    if state.standing in OVERDUE:
        late = working_days_between(state.due_on, on, catalog().closing_days)
        days = tn("{n} jour ouvrable", "{n} jours ouvrables", late)
        return t(OVERDUE_SENTENCE[state.standing]).format(days=days, due=due)
    day = state.decided_on or state.sent_on
    if state.standing is Standing.EXPECTED or not day:
        word = t(STANDING_WORD[state.standing])
        return t("{word} le {due}").format(word=word, due=due) if not state.number else word
    return t(DATED_SENTENCE[state.standing]).format(day=long_day(day))


def paragraphs(text: str) -> str:
    """Keep what people typed, line after line, as typed."""
    return "\n\n".join(plain(line) for line in text.splitlines() if line.strip())
