"""The form by which a phase is declared or corrected, with its warnings and its conflicts."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from domain.dates import PartialDate
from domain.permissions import Permission
from domain.phases import DECLARABLE, PhaseStatus
from domain.review import is_second_person, may_correct
from domain.statements import Origin
from i18n.formats import for_date, instant, long_day
from i18n.labels.phases import PHASE_STATUS_WORD
from queries.people import names_of
from queries.phases.review import status_said
from queries.phases.states import PhaseState
from services.phases import phases
from ui.components.phases.cautions import show_cautions
from ui.components.phases.words import state_sentence, to_history
from ui.session import ask, can, current_actor, t
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit


def may_declare(state: PhaseState) -> bool:
    """Whether this person may say where phases of this territory stand; which lots, the form says."""
    return state.version is not None and can(Permission.PHASE_DECLARE, state.territory)


def show_declare_form(state: PhaseState) -> None:
    """Offer what this person may do with the phase now."""
    if can(Permission.PHASE_DECLARE, state.territory, state.lot):
        _declare_form(state)
    else:
        st.info(
            t(
                "Cette phase est rattachée à un autre lot que le vôtre : son adjudicataire la "
                "déclare. Si c’est une erreur, demandez à la direction de projet de la rattacher."
            )
        )


def _declare_form(state: PhaseState) -> None:
    corrects = _to_correct(state)
    form = open_form(
        f"{'correct' if corrects else 'declare'}/{state.territory}/{state.phase}",
        present=state.version or 0,
        theirs=_their_words(state),
        subject=state.subject,
    )
    status, effective = _status_and_day(state, form, is_correction=corrects is not None)
    planned_start = _planned_start(state, status, form)
    # A correction takes back what was unusual; it is not warned of a second time.
    if corrects is None and status and effective:
        show_cautions(state, status, effective)
    note = form.area(t("Note ou motif"))
    if status is None or effective is None:
        form.send(t("Enregistrer la déclaration"), None)
        return
    declaration = phases.Declaration(status, effective, note, planned_start)
    edit = Edit(
        partial(
            phases.declare,
            territory=state.territory,
            phase=state.phase,
            declaration=declaration,
            corrects=corrects,
        ),
        mine=_my_words(declaration),
        saved=_saved(state, declaration, is_correction=corrects is not None),
        is_older=state.since is not None and effective < state.since.last,
    )
    form.send(t("Enregistrer la déclaration"), edit)


def _to_correct(state: PhaseState) -> int | None:
    """The number of the statement that the person wants to correct, if any."""
    if not _may_correct(state):
        return None
    chosen = st.checkbox(
        t("Corriger la dernière déclaration ({what})").format(what=state_sentence(state)),
        key=f"correcting/{state.subject}",
        help=t("L’ancienne reste visible dans l’historique, barrée."),
    )
    return state.fact_id if chosen else None


def _status_and_day(
    state: PhaseState, form: Form, *, is_correction: bool
) -> tuple[PhaseStatus | None, date | None]:
    """A new declaration chooses its status itself; a correction starts from what it corrects."""
    # No status is proposed: a click in haste would otherwise record the one that stands first.
    known, day = None, None
    if is_correction and state.status in DECLARABLE and state.since:
        known, day = state.status.value, state.since.last
    words = {status.value: t(PHASE_STATUS_WORD[status]) for status in DECLARABLE}
    left, right = st.columns(2)
    with left:
        status = form.choice(
            t("Nouvel état"), "status", words, known, placeholder=t("Choisir un état…")
        )
    with right:
        effective = form.day(
            t("Depuis le"),
            "effective",
            day,
            required=True,
            help=t("La date réelle, même passée : l’état compte à partir de ce jour-là."),
        )
    return PhaseStatus(status) if status else None, effective


def _planned_start(state: PhaseState, status: PhaseStatus | None, form: Form) -> PartialDate | None:
    """When it is to begin, asked of what is planned only."""
    if status is not PhaseStatus.PLANNED:
        return None
    return form.when(
        t("Début prévu (facultatif)"),
        "planned",
        state.planned_start,
        help=t("Aussi précis que c’est connu : le jour, le mois ou le trimestre."),
    )


def _may_correct(state: PhaseState) -> bool:
    """The page only asks; the service decides again."""
    return may_correct(
        is_mine=not is_second_person(current_actor(), state.declared_by),
        waits=state.origin is Origin.DECLARED,
        is_in_force=state.fact_id is not None,
        may_reopen=can(Permission.PHASE_REOPEN, state.territory, state.lot),
    )


def _saved(state: PhaseState, declaration: phases.Declaration, *, is_correction: bool) -> str:
    """Say what was saved, in words, with the way to the history."""
    what = t(PHASE_STATUS_WORD[declaration.status]).lower()
    since = t("depuis le {day}").format(day=long_day(declaration.effective))
    if declaration.status is PhaseStatus.PLANNED and declaration.planned_start:
        what, since = t("prévue"), for_date(declaration.planned_start)
    kind = t("Correction enregistrée") if is_correction else t("Déclaration enregistrée")
    return f"{kind}\u00a0: {what} {since}. {to_history(state)}"


def _my_words(declaration: phases.Declaration) -> str:
    words = f"{t(PHASE_STATUS_WORD[declaration.status])}, {long_day(declaration.effective)}"
    return f"{words}\n{_quoted(declaration.note)}" if declaration.note else words


def _their_words(theirs: PhaseState) -> str:
    """Say what is recorded, by whom, when, and with which note."""
    lines, fact = [state_sentence(theirs)], None
    if theirs.fact_id:
        place, phase = theirs.territory, theirs.phase
        fact = ask(status_said, territory=place, phase=phase, fact_id=theirs.fact_id)
    if fact:
        name = ask(names_of, ids={fact.recorded_by}).get(fact.recorded_by or 0)
        by = t("par {name}").format(name=name) if name else ""
        lines.append(f"{t('Enregistré le {when}').format(when=instant(fact.recorded_at))} {by}")
        lines += [_quoted(fact.note)] if fact.note else []
    return "\n".join(lines)


def _quoted(note: str) -> str:
    return t("Note : « {note} »").format(note=" ".join(note.splitlines()))
