"""What a lead does with a deliverable: verify, decide, close reservations, set its date, reopen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from domain.dates import PartialDate
from domain.deliverables import (
    ACCEPTED,
    DECISIONS,
    WAITS_FOR_FOREM,
    DeliverableStatus,
    RemarkNeeded,
    ReservationStatus,
    Verdict,
)
from domain.errors import TextMissing
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
from ui import state as page_state
from ui.components.deliverables.fields import Act, has_begun, named, open_form, saved
from ui.session import current_actor, t, tn
from ui.widgets.form import Form
from ui.widgets.saving import Edit
from ui.widgets.text import plain, small

S = DeliverableStatus
DUE = "echeance"


def acts(sheet: DeliverableSheet) -> Iterator[Act]:
    """What applies now, in the order of the work. A form that was begun stays: what was typed is
    not lost when another person is faster."""
    state, status = sheet.state, sheet.state.status
    to_close = any(
        reservation.status is ReservationStatus.LIFTED for reservation in sheet.reservations
    )
    if status in WAITS_FOR_FOREM or has_begun(state, "verify"):
        label = t("Vérifier et décider")
        yield Act("verifier", "verify", label, _show_verify_form, is_next=True, is_decision=True)
    if to_close:
        label = t("Clore une réserve")
        yield Act("clore", "close", label, _show_close_form, is_next=True, is_decision=True)
    if status not in ACCEPTED or has_begun(state, "due"):
        yield Act(DUE, "due", t("Fixer l’échéance"), _show_due_form, is_decision=True)
    if status in ACCEPTED or has_begun(state, "reopen"):
        label = t("Rouvrir")
        yield Act("rouvrir", "reopen", label, _show_reopen_form, is_decision=True)


def _is_own(sheet: DeliverableSheet) -> bool:
    """Four eyes: said before any form; the service decides again."""
    added = sheet.versions[-1].added_by if sheet.versions else None
    if is_second_person(current_actor(), sheet.state.submitted_by, added):
        return False
    st.info(t("Vous avez déposé ou remis cette version : une autre personne doit la vérifier."))
    return True


def _show_verify_form(sheet: DeliverableSheet) -> None:
    """What is found of each criterion and what is decided, in one save; or the findings alone."""
    if _is_own(sheet):
        return
    form = open_form(sheet.state, "verify", merges=True)
    decides = page_state.get(form.key("decision")) is not None
    findings = {}
    for number, criterion in enumerate(sheet.state.criteria, 1):
        if finding := _finding(sheet, form, number, criterion, decides=decides):
            findings[criterion] = finding
    if len(findings) < len(sheet.state.criteria) > 1:
        st.button(
            t("Tous les autres critères sont remplis"),
            key=form.key("all-met"),
            icon=":material/done_all:",
            on_click=_find_met,
            args=(form, len(sheet.state.criteria)),
        )
    status, decision = _decision(sheet, form)
    service = partial(review.verify, **named(sheet.state), findings=findings, decision=decision)
    label, edit = _verify_edit(sheet, service, status, n_found=len(findings))
    form.send(label, edit if status is None or decision else None, icon=":material/rule:")


def _find_met(form: Form, count: int) -> None:
    """One press for all the criteria of which nothing was said."""
    for number in range(1, count + 1):
        name = form.key(f"verdict-{number}")
        if page_state.get(name) is None:
            page_state.put(name, Verdict.MET)


def _verify_edit(
    sheet: DeliverableSheet,
    service: partial[None],
    status: DeliverableStatus | None,
    *,
    n_found: int,
) -> tuple[str, Edit]:
    """What the button says, and does."""
    if status is not None:
        word = t(DELIVERABLE_STATUS_WORD[status]).lower()
        said = t("Décision enregistrée : {word}.").format(word=word)
        return t("Enregistrer la décision"), Edit(service, mine=word, saved=saved(said))
    if n_found or sheet.state.status is S.IN_REVIEW:
        edit = Edit(
            service, mine=t("constats sur les critères"), saved=saved(t("Constats enregistrés."))
        )
        return t("Enregistrer les constats"), edit
    said = t("Vérification commencée : constatez les critères, puis décidez.")
    edit = Edit(service, mine=t("vérification commencée"), saved=saved(said))
    return t("Commencer la vérification"), edit


def _finding(
    sheet: DeliverableSheet, form: Form, number: int, criterion: str, *, decides: bool
) -> Finding | None:
    """Draw one criterion; a decision waits for the verdict on each of them."""
    known = sheet.checks.get(criterion)
    words = {verdict: t(VERDICT_WORD[verdict]) for verdict in Verdict}
    verdict = form.one_of(
        f"{number}. {plain(criterion)}",
        f"verdict-{number}",
        words,
        known.verdict if known else None,
        required=False,
    )
    if verdict is None and decides:
        form.lack(f"verdict-{number}", TextMissing(field=t("Critère {n}").format(n=number)))
    remark = form.line(
        t("Remarque sur le critère {number}").format(number=number),
        f"remark-{number}",
        known.remark if known else "",
        limit=NOTE_LIMIT,
        placeholder=t("Obligatoire si le critère n’est pas rempli ou sans objet"),
    )
    if verdict not in (None, Verdict.MET) and not remark.strip():
        form.lack(f"remark-{number}", RemarkNeeded(criterion=plain(criterion)))
    # Without a verdict nothing was found yet: a remark alone is a draft.
    return Finding(Verdict(verdict), remark) if verdict else None


def _decision(
    sheet: DeliverableSheet, form: Form
) -> tuple[DeliverableStatus | None, Decision | None]:
    """What is decided, if anything; without a decision to record, a field says what is missing."""
    words = {status: t(DELIVERABLE_STATUS_WORD[status]) for status in DECISIONS}
    status = form.one_of(t("Décision (ou plus tard)"), "decision", words, required=False)
    if status is None:
        warning = t("Dès que la vérification commence, l’adjudicataire ne peut plus le reprendre.")
        st.markdown(small(warning))
        return None, None
    asked_for = _reservations(form) if status is S.ACCEPTED_WITH_RESERVATIONS else ()
    reason = form.area(t("Motif (obligatoire pour refuser)"), required=status is S.REFUSED)
    if asked_for is None:
        return status, None
    st.markdown(_summary(sheet, words[status].lower(), asked_for))
    return status, Decision(status, reason, asked_for)


def _summary(sheet: DeliverableSheet, word: str, asked_for: Sequence[NewReservation]) -> str:
    """Say in one sentence what the button does."""
    count = len(asked_for)
    more = tn(", avec {n} réserve à lever", ", avec {n} réserves à lever", count) if count else ""
    latest = sheet.versions[-1] if sheet.versions else None
    if latest is None:
        return t("Vous décidez de ce livrable : **{word}**{more}.").format(word=word, more=more)
    return t("Vous décidez de la version {number} ({name}) : **{word}**{more}.").format(
        number=latest.number, name=plain(latest.name or latest.link), word=word, more=more
    )


def _reservations(form: Form) -> tuple[NewReservation, ...] | None:
    """Draw as many lines as there are reservations, each with the day by which it is to be lifted;
    return nothing yet while one of the days is missing."""
    count = form.number(t("Nombre de réserves"), "count", 1, least=1, most=MANY_RESERVATIONS)
    asked_for: list[NewReservation] = []
    for number in range(1, count + 1):
        left, right = st.columns([3, 1])
        with left:
            label = t("Réserve {n}").format(n=number)
            text = form.line(label, f"reserve-{number}", limit=RESERVATION_LIMIT, required=True)
        with right:
            due_on = form.day(t("À lever pour le"), f"due-{number}", required=True)
        asked_for += [NewReservation(text, due_on)] if due_on else []
    return tuple(asked_for) if len(asked_for) == count else None


def _show_close_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "close")
    lifted = {
        reservation.key: reservation
        for reservation in sheet.reservations
        if reservation.status is ReservationStatus.LIFTED
    }
    words = {
        key: f"{reservation.number}. {reservation.text}" for key, reservation in lifted.items()
    }
    key = form.one_in_list(t("Réserve déclarée levée"), "reserve", words)
    if key is None:
        return
    number = lifted[key].number
    st.markdown(t("Ce qui a été fait : {note}").format(note=plain(lifted[key].note)))
    if not is_second_person(current_actor(), lifted[key].told_by):
        st.info(t("Vous l’avez déclarée levée : une autre personne doit la clore."))
        return
    note = form.area(t("Note (obligatoire pour maintenir la réserve)"))
    close = Edit(
        partial(reservations.close, **named(sheet.state), reservation=key, note=note),
        mine=t("réserve {n} close").format(n=number),
        saved=saved(t("Réserve {n} close.").format(n=number)),
    )
    keep = Edit(
        partial(reservations.reopen, **named(sheet.state), reservation=key, reason=note),
        mine=t("réserve {n} maintenue").format(n=number),
        saved=saved(t("Réserve {n} maintenue : elle reste à lever.").format(n=number)),
    )
    with st.container(horizontal=True):
        # Both act on the same note: two tabs would make one type it twice.
        closed = form.button(t("Clore la réserve"), "yes", is_main=True)
        kept = form.button(t("Maintenir la réserve"), "no")
    form.act(keep if kept else close, pressed=closed or kept)


def _show_due_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "due")
    due_on = form.when(
        t("À remettre pour"), "due", sheet.state.due_on, required=True, may_be_unknown=True
    )
    reason = form.area(t("Motif"), required=True)
    edit = Edit(
        partial(deliverables.set_due, **named(sheet.state), due_on=due_on, reason=reason),
        mine=_due_words(due_on),
        saved=saved(t("Échéance enregistrée : {due}.").format(due=_due_words(due_on))),
    )
    form.send(t("Enregistrer l’échéance"), edit)


def _due_words(due_on: PartialDate | None) -> str:
    if due_on is None:
        return t("sans date connue")
    return t("à remettre pour {when}").format(when=in_date(due_on))


def _show_reopen_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "reopen")
    st.markdown(
        t("L’acceptation reste dans l’historique ; le livrable est de nouveau en préparation.")
    )
    reason = form.area(t("Motif"), required=True)
    edit = Edit(
        partial(review.reopen, **named(sheet.state), reason=reason),
        mine=t("rouvert"),
        saved=saved(t("Livrable rouvert.")),
    )
    # The act that undoes is never the one that stands out.
    form.act(
        edit, pressed=form.button(t("Rouvrir le livrable"), "save", icon=":material/lock_open:")
    )
