"""The form by which a phase is declared or corrected, with its warnings and its conflicts."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST, PartialDate
from domain.errors import DomainError, StaleEdit, StatusMissing
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
from ui import state as page_state
from ui.components.phases.cautions import show_cautions
from ui.components.phases.words import state_sentence
from ui.session import announce, ask, can, current_actor, perform, refusal_text, t, today
from ui.widgets.conflict import Keep, conflict
from ui.widgets.form import note_area


def show_declare_form(state: PhaseState) -> None:
    """Offer what this person may do with the phase now; nothing at all to readers."""
    if state.version is None or not can(Permission.PHASE_DECLARE, state.territory):
        return
    st.header(t("Déclarer"), anchor="declarer")
    if can(Permission.PHASE_DECLARE, state.territory, state.lot):
        _declare_form(state, _seen_version(state))
    else:
        st.info(
            t(
                "Cette phase est rattachée à un autre lot que le vôtre : son adjudicataire la "
                "déclare. Si c’est une erreur, demandez à la direction de projet de la rattacher."
            )
        )


def _key(state: PhaseState, name: str) -> str:
    return f"{name}/{state.territory}/{state.phase}"


def _seen_version(state: PhaseState) -> int:
    """The version seen when editing began, kept through reruns until it is saved or dropped."""
    seen = page_state.get(_key(state, "seen"))
    # While somebody types, the version they began with stays: else they would overwrite unread.
    if isinstance(seen, int) and page_state.get(_key(state, "touched")):
        return seen
    page_state.put(_key(state, "seen"), state.version)
    return state.version or 0


def _begin_editing(state: PhaseState) -> None:
    """Editing has begun: from here on the version seen stays what it is."""
    page_state.put(_key(state, "touched"), True)


def _leave_form(state: PhaseState) -> None:
    """Editing is over: the next form starts from what is recorded."""
    page_state.forget(*(_key(state, name) for name in ("seen", "touched", "conflict")))


def _declare_form(state: PhaseState, seen: int) -> None:
    form = f"{state.territory}/{state.phase}/{seen}"  # new widgets for each version
    corrects = _to_correct(state, form)
    if corrects:
        form = f"{form}/{corrects}"  # starts from what is being corrected
    status, effective = _status_and_day(state, form, is_correction=corrects is not None)
    planned_start, readable = _planned_start(state, status, form)
    # A correction takes back what was unusual; it is not warned of a second time.
    if corrects is None and status:
        show_cautions(state, status, effective)
    note = note_area(t("Note ou motif"), key=f"note/{form}", touch=partial(_begin_editing, state))
    asked = st.button(
        t("Enregistrer la déclaration"), type="primary", key=f"save/{form}", disabled=not readable
    )
    if status is None:
        if asked:
            st.error(refusal_text(StatusMissing()), icon=":material/error:")
        return
    declaration = phases.Declaration(status, effective, note, planned_start)
    if asked:
        _send_declaration(state, seen, declaration, corrects)
    # Below the form, so that what was typed stays in sight while one compares.
    if isinstance(theirs := page_state.get(_key(state, "conflict")), PhaseState):
        _resolve_conflict(theirs, state, declaration, corrects)


def _to_correct(state: PhaseState, form: str) -> int | None:
    """The number of the statement that the person wants to correct, if any."""
    if not _may_correct(state):
        return None
    chosen = st.checkbox(
        t("Corriger la dernière déclaration ({what})").format(what=state_sentence(state)),
        key=f"correct/{form}",
        help=t("L’ancienne reste visible dans l’historique, barrée."),
    )
    return state.fact_id if chosen else None


def _status_and_day(
    state: PhaseState, form: str, *, is_correction: bool
) -> tuple[PhaseStatus | None, date]:
    """A new declaration chooses its status itself; a correction starts from what it corrects."""
    # No status is proposed: a click in haste would otherwise record the one that stands first.
    index, day = None, today()
    if is_correction and state.status in DECLARABLE and state.since:
        index, day = DECLARABLE.index(state.status), state.since.last
    left, right = st.columns(2)
    status: PhaseStatus | None = left.selectbox(
        t("Nouvel état"),
        DECLARABLE,
        index=index,
        placeholder=t("Choisir un état…"),
        format_func=lambda option: t(PHASE_STATUS_WORD[option]),
        key=f"status/{form}",
        on_change=_begin_editing,
        args=(state,),
    )
    effective = right.date_input(
        t("Depuis le"),
        day,
        CALENDAR_FIRST,
        CALENDAR_LAST,  # a day to come is refused in words, by the service
        format="DD/MM/YYYY",
        key=f"effective/{form}",
        help=t("La date réelle, même passée : l’état compte à partir de ce jour-là."),
        on_change=_begin_editing,
        args=(state,),
    )
    return PhaseStatus(status) if status else None, effective


def _planned_start(
    state: PhaseState, status: PhaseStatus | None, form: str
) -> tuple[PartialDate | None, bool]:
    """The date typed of what is planned, and whether it can be read: refused beside its field."""
    if status is not PhaseStatus.PLANNED:
        return None, True
    typed = st.text_input(
        t("Début prévu (facultatif)"),
        str(state.planned_start or ""),
        max_chars=10,
        placeholder=t("AAAA-MM-JJ, AAAA-MM ou AAAA-T1"),
        help=t("Aussi précis que c’est connu : le jour, le mois ou le trimestre."),
        key=f"planned/{form}",
        on_change=_begin_editing,
        args=(state,),
    )
    try:
        return (PartialDate.parse(typed.strip()) if typed.strip() else None), True
    except DomainError as refusal:
        st.error(refusal_text(refusal), icon=":material/error:")
        return None, False


def _may_correct(state: PhaseState) -> bool:
    """The page only asks; the service decides again."""
    return may_correct(
        is_mine=not is_second_person(current_actor(), state.declared_by),
        waits=state.origin is Origin.DECLARED,
        is_in_force=state.fact_id is not None,
        may_reopen=can(Permission.PHASE_REOPEN, state.territory, state.lot),
    )


def _send_declaration(
    state: PhaseState, seen: int, declaration: phases.Declaration, corrects: int | None
) -> None:
    """Send it with the version seen; what someone else recorded since is kept to compare."""
    try:
        done = perform(
            phases.declare,
            territory=state.territory,
            phase=state.phase,
            seen_version=seen,
            declaration=declaration,
            corrects=corrects,
        )
    except StaleEdit:
        page_state.put(_key(state, "conflict"), state)
        st.rerun()
    if done:
        _leave_form(state)
        announce(_saved(declaration, is_correction=corrects is not None))


def _saved(declaration: phases.Declaration, *, is_correction: bool) -> str:
    """Say what was saved, in words, with the way to the history."""
    what = t(PHASE_STATUS_WORD[declaration.status]).lower()
    since = t("depuis le {day}").format(day=long_day(declaration.effective))
    if declaration.status is PhaseStatus.PLANNED and declaration.planned_start:
        what, since = t("prévue"), for_date(declaration.planned_start)
    kind = t("Correction enregistrée") if is_correction else t("Déclaration enregistrée")
    return f"{kind}\u00a0: {what} {since}. [{t('Voir l’historique')}](#historique)"


def _resolve_conflict(
    theirs: PhaseState,
    present: PhaseState,
    declaration: phases.Declaration,
    corrects: int | None,
) -> None:
    """Show both values; « mine » replaces the other one shown, never one that came after it."""
    is_older = theirs.since is not None and declaration.effective < theirs.since.last
    choice = conflict(
        mine=_my_words(declaration),
        theirs=_their_words(theirs),
        key=_key(theirs, "keep"),
        is_older=is_older,
    )
    # Against the version that was shown: if a third person wrote since, the choice comes again.
    if choice is Keep.MINE:
        _send_declaration(present, theirs.version or 0, declaration, corrects and theirs.fact_id)
    elif choice is Keep.THEIRS:
        _leave_form(present)
        announce(t("Votre saisie est abandonnée ; l’état enregistré reste."))


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
