"""The sentence that opens the pages of the phases: each clause opens the words that it rests on."""

from __future__ import annotations

from i18n.opening_clauses import Clause
from queries.following.evidence import Evidence, evidence_of
from queries.moment import Moment
from queries.phases.opening import opening_sentences
from ui.components.following.evidence import SHOWN, phases_stand_on
from ui.components.phases.words import States
from ui.names import catalog
from ui.session import ask
from ui.widgets import word_links as drawn


def show_opening(states: States, moment: Moment) -> None:
    """Say what matters on that day, each state with the day that it was last known on."""
    sentences = opening_sentences(catalog(), states, on=moment.on)
    told = {
        (phase.territory, phase.phase)
        for sentence in sentences
        for clause in sentence
        for phase in clause.about[:SHOWN]
    }
    subjects = frozenset(states[pair].subject for pair in told)
    known = ask(evidence_of, subjects=subjects, moment=moment)
    drawn.clauses(
        [[(clause.text, _evidence(clause, known)) for clause in each] for each in sentences],
        key="opening",
    )


def _evidence(clause: Clause, known: Evidence) -> drawn.Evidence | None:
    return phases_stand_on(clause.text, clause.about, known) if clause.about else None
