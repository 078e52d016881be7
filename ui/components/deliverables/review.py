"""What a lead does with a deliverable: verify, decide, close reservations, set its date, reopen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

from domain.dates import CALENDAR_LAST, PartialDate
from domain.deliverables import (
    ACCEPTED,
    DECISIONS,
    DeliverableStatus,
    ReservationStatus,
    Verdict,
)
from domain.review import is_second_person
from domain.text import NOTE_LIMIT
from i18n.formats import in_date
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD, VERDICT_WORD
from queries.deliverables.sheet import DeliverableSheet
from services.deliverables import deliverables, reservations, review
from services.deliverables.review import (
    MANY_RESERVATIONS,
    RESERVATION_LIMIT,
    Decision,
    Finding,
    NewReservation,
)
from ui.components.deliverables.fields import Form, has_begun, open_form, saved
from ui.session import current_actor, t, today
from ui.widgets.date_input import choose_date
from ui.widgets.saving import Edit
from ui.widgets.text import plain

S = DeliverableStatus
Tab = Callable[[DeliverableSheet], None]


def tabs(sheet: DeliverableSheet) -> Iterator[tuple[bool, str, Tab]]:
    """Whether each applies now, in the order of the work. A form that was begun stays: what was
    typed is not lost when another person is faster."""
    status = sheet.state.status
    verifies = status is S.IN_REVIEW
    to_close = any(
        reservation.status is ReservationStatus.LIFTED for reservation in sheet.reservations
    )
    yield status is S.SUBMITTED, t("Vérifier"), _show_begin_form
    yield verifies or has_begun(sheet.state, "check"), t("Constater"), _show_check_form
    yield verifies or has_begun(sheet.state, "decide"), t("Décider"), _show_decide_form
    yield to_close, t("Clore une réserve"), _show_close_form
    yield status not in ACCEPTED or has_begun(sheet.state, "due"), t("Échéance"), _show_due_form
    yield status in ACCEPTED or has_begun(sheet.state, "reopen"), t("Rouvrir"), _show_reopen_form


def _is_own(sheet: DeliverableSheet) -> bool:
    """Four eyes: said before any form; the service decides again."""
    added = sheet.versions[-1].added_by if sheet.versions else None
    if is_second_person(current_actor(), sheet.state.submitted_by, added):
        return False
    st.info(t("Vous avez déposé ou remis cette version : une autre personne doit la vérifier."))
    return True


def _show_begin_form(sheet: DeliverableSheet) -> None:
    if _is_own(sheet):
        return
    form = open_form(sheet.state, "begin")
    st.markdown(t("Dès que la vérification commence, l’adjudicataire ne peut plus le reprendre."))
    edit = Edit(
        partial(review.begin, **form.named),
        mine=t("vérification commencée"),
        saved=saved(t("Vérification commencée : constatez les critères, puis décidez.")),
    )
    form.send(t("Commencer la vérification"), edit, icon=":material/rule:")


def _show_check_form(sheet: DeliverableSheet) -> None:
    if _is_own(sheet):
        return
    form = open_form(sheet.state, "check")
    findings = {}
    for number, criterion in enumerate(sheet.state.criteria, 1):
        if finding := _finding(sheet, form, number, criterion):
            findings[criterion] = finding
    edit = Edit(
        partial(review.check, **form.named, findings=findings),
        mine=t("constats sur les critères"),
        saved=saved(t("Constats enregistrés.")),
    )
    form.send(t("Enregistrer les constats"), edit)


def _finding(sheet: DeliverableSheet, form: Form, number: int, criterion: str) -> Finding | None:
    known = sheet.checks.get(criterion)
    verdict: Verdict | None = st.radio(
        f"{number}. {plain(criterion)}",
        tuple(Verdict),
        index=list(Verdict).index(known.verdict) if known else None,
        format_func=lambda option: t(VERDICT_WORD[option]),
        horizontal=True,
        key=form.key(f"verdict-{number}"),
        on_change=form.touch,
    )
    remark = st.text_input(
        t("Remarque sur le critère {number}").format(number=number),
        known.remark if known else "",
        max_chars=NOTE_LIMIT,
        placeholder=t("Obligatoire si le critère n’est pas rempli ou sans objet"),
        key=form.key(f"remark-{number}"),
        on_change=form.touch,
    )
    # Without a verdict nothing was found yet: a remark alone is a draft.
    return Finding(Verdict(verdict), remark) if verdict else None


def _show_decide_form(sheet: DeliverableSheet) -> None:
    if _is_own(sheet):
        return
    form = open_form(sheet.state, "decide")
    status: DeliverableStatus = st.radio(
        t("Décision"),
        DECISIONS,
        format_func=lambda option: t(DELIVERABLE_STATUS_WORD[option]),
        horizontal=True,
        key=form.key("decision"),
        on_change=form.touch,
    )
    reservations = _reservations(form) if status == S.ACCEPTED_WITH_RESERVATIONS else ()
    reason = form.area(t("Motif (obligatoire pour refuser)"))
    word = t(DELIVERABLE_STATUS_WORD[S(status)]).lower()
    edit = Edit(
        partial(review.decide, **form.named, decision=Decision(S(status), reason, reservations)),
        mine=word,
        saved=saved(t("Décision enregistrée : {word}.").format(word=word)),
    )
    form.send(t("Enregistrer la décision"), edit, icon=":material/gavel:")


def _reservations(form: Form) -> tuple[NewReservation, ...]:
    """Draw as many lines as there are reservations, each with the day by which it is to
    be lifted."""
    count = st.number_input(
        t("Nombre de réserves"),
        1,
        MANY_RESERVATIONS,
        1,
        key=form.key("count"),
        on_change=form.touch,
    )
    asked_for = []
    for number in range(1, count + 1):
        left, right = st.columns([3, 1])
        text = left.text_input(
            t("Réserve {n}").format(n=number),
            max_chars=RESERVATION_LIMIT,
            key=form.key(f"reserve-{number}"),
            on_change=form.touch,
        )
        due_on = right.date_input(
            t("À lever pour le"),
            today(),
            today(),
            CALENDAR_LAST,
            format="DD/MM/YYYY",
            key=form.key(f"due-{number}"),
            on_change=form.touch,
        )
        asked_for.append(NewReservation(text, due_on))
    return tuple(asked_for)


def _show_close_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "close")
    lifted = {
        reservation.number: reservation
        for reservation in sheet.reservations
        if reservation.status is ReservationStatus.LIFTED
    }
    number: int = st.selectbox(
        t("Réserve déclarée levée"),
        list(lifted),
        format_func=lambda n: f"{n}. {lifted[n].text}",
        key=form.key("reserve"),
        on_change=form.touch,
    )
    st.markdown(t("Ce qui a été fait : {note}").format(note=plain(lifted[number].note)))
    if not is_second_person(current_actor(), lifted[number].told_by):
        st.info(t("Vous l’avez déclarée levée : une autre personne doit la clore."))
        return
    note = form.area(t("Note (obligatoire pour maintenir la réserve)"))
    close = Edit(
        partial(reservations.close, **form.named, reservation=number, note=note),
        mine=t("réserve {n} close").format(n=number),
        saved=saved(t("Réserve {n} close.").format(n=number)),
    )
    keep = Edit(
        partial(reservations.reopen, **form.named, reservation=number, reason=note),
        mine=t("réserve {n} maintenue").format(n=number),
        saved=saved(t("Réserve {n} maintenue : elle reste à lever.").format(n=number)),
    )
    with st.container(horizontal=True):
        # Both act on the same note: two tabs would make one type it twice.
        closed = st.button(t("Clore la réserve"), type="primary", key=form.key("yes"))
        kept = st.button(t("Maintenir la réserve"), key=form.key("no"))
    form.save_when(keep if kept else close, pressed=closed or kept)


def _show_due_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "due")
    chosen = choose_date(
        t("À remettre pour"),
        key=f"{form.edit_key}/{form.version}",
        start=sheet.state.due_on,
        touch=form.touch,
        may_be_unknown=True,
    )
    reason = form.area(t("Motif"))
    edit = Edit(
        partial(deliverables.set_due, **form.named, due_on=chosen.on, reason=reason),
        mine=_due_words(chosen.on),
        saved=saved(t("Échéance enregistrée : {due}.").format(due=_due_words(chosen.on))),
    )
    form.send(t("Enregistrer l’échéance"), edit if chosen.is_made else None)


def _due_words(due_on: PartialDate | None) -> str:
    if due_on is None:
        return t("sans date connue")
    return t("à remettre pour {when}").format(when=in_date(due_on))


def _show_reopen_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "reopen")
    st.markdown(t("L’acceptation reste dans l’historique ; le livrable redevient un brouillon."))
    reason = form.area(t("Motif"))
    edit = Edit(
        partial(review.reopen, **form.named, reason=reason),
        mine=t("rouvert"),
        saved=saved(t("Livrable rouvert.")),
    )
    form.send(t("Rouvrir le livrable"), edit, icon=":material/lock_open:")
