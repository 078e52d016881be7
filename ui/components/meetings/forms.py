"""What a person may do with one meeting now: one thing at a time, nothing at all to readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.addresses import Param
from domain.meetings import GROUP_LIMIT, MeetingKind, MeetingStatus
from domain.permissions import Permission
from i18n.formats import long_date
from i18n.labels.meetings import MEETING_KIND_WORD
from queries.meetings.sheet import MeetingSheet
from queries.meetings.states import Groups, MeetingState
from queries.register.organisations import OrganisationState
from services.meetings import meetings
from services.meetings.meetings import (
    AGENDA_LIMIT,
    PLACE_LIMIT,
    TITLE_LIMIT,
    Day,
    Description,
    Held,
    n_meetings,
)
from ui.components.meetings import minutes as meeting_minutes
from ui.components.meetings import points as meeting_point_forms
from ui.components.meetings.words import came_words, groups, phases, state_words
from ui.links import land_on, with_history
from ui.navigation import MEETING
from ui.session import ask, can, in_the_past, moment, t, tn
from ui.widgets.filters import choose_shared_by, places
from ui.widgets.form import NOTICE, Form, open_form
from ui.widgets.saving import Edit, Numbered
from ui.widgets.selectors import ADD, Act, show_acts
from ui.widgets.text import plain, small


def description_fields(form: Form, start: MeetingState | None) -> Description | None:
    """Filled with what is known; nothing yet while nobody chose its kind."""
    known = start or MeetingState("", 0)
    left, right = st.columns(2)
    with left:
        title = form.line(t("Intitulé"), "title", known.title, limit=TITLE_LIMIT, required=True)
        kind = form.choice(t("Nature"), "kind", _kinds(), start.kind.value if start else None)
    with right:
        place = form.line(t("Lieu (facultatif)"), "place", known.place, limit=PLACE_LIMIT)
        chosen = form.many(t("Phases (facultatif)"), "phases", phases(), known.phases)
    agenda = form.area(t("Ordre du jour (facultatif)"), "agenda", known.agenda, AGENDA_LIMIT)
    return Description(title, MeetingKind(kind), place, tuple(chosen), agenda) if kind else None


def _kinds() -> Mapping[str, str]:
    return {kind.value: t(word) for kind, word in MEETING_KIND_WORD.items()}


def organisation_fields(
    form: Form, start: Sequence[int], register: Sequence[OrganisationState]
) -> tuple[int, ...]:
    """Ask which organisations came: those of the register that are not withdrawn, and those
    noted already."""
    words = {
        str(organisation.number): organisation.name
        for organisation in register
        # Who has left the register since had come all the same.
        if organisation.is_present or organisation.number in start
    }
    known = [str(number) for number in start]
    chosen = form.many(t("Organisations venues"), "organisations", words, known)
    return tuple(int(number) for number in chosen)


def public_fields(form: Form, start: Groups) -> dict[str, int]:
    """Ask how many people came of each public; an empty field is not known."""
    known, counted = dict(start), {}
    columns = st.columns(len(groups()))
    for column, (key, name) in zip(columns, groups().items(), strict=True):
        with column:
            count = form.number(name, f"group-{key}", known.get(key), least=0, most=GROUP_LIMIT)
        # Zero as empty: a public that nobody counted is not said to be absent.
        if count:
            counted[key] = count
    return counted


S = MeetingStatus
HOLD = "tenue"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do, under its word, with its form."""

    word: str
    draw: Callable[[MeetingSheet], None]


def show_forms(sheet: MeetingSheet) -> None:
    """The one that the address names; else what is most likely next."""
    meeting = sheet.state
    if meeting.version is None or not can(Permission.MEETING_WRITE, meeting.territory):
        return
    acts = [Act(key, one.word, partial(one.draw, sheet)) for key, one in _offered(sheet).items()]
    has_passed = meeting.planned_on and meeting.planned_on.last < moment().on
    show_acts(
        acts, opened=HOLD if meeting.status is S.PLANNED and has_passed else "", notice=t(NOTICE)
    )


def _offered(sheet: MeetingSheet) -> dict[str, Offer]:
    """Return them in the order of the work."""
    status = sheet.state.status
    if status is S.CANCELLED:
        return {}
    presences = Offer(t("Présences"), _show_hold_form)
    description = Offer(t("Modifier la fiche"), _show_describe_form)
    cancelling = Offer(t("La réunion est annulée"), _show_cancel_form)
    if status is S.PLANNED:
        later = Offer(t("Nouveau jour"), _show_plan_form)
        return {HOLD: presences, "reporter": later, "decrire": description, "annuler": cancelling}
    points = meeting_point_forms.offered(sheet)
    return {
        **{key: Offer(word, draw) for key, (word, draw) in points.items()},
        "proces-verbal": Offer(t("Procès-verbal"), meeting_minutes.show_add_form),
        HOLD: presences,
        "decrire": description,
        "annuler": cancelling,
    }


def meeting_form(sheet: MeetingSheet, name: str, *, merges: bool = False) -> Form:
    meeting = sheet.state
    theirs = f"{meeting.title}\n{state_words(meeting, moment().on)}\n{came_words(meeting)}"
    key = f"{name}/{meeting.territory}/{meeting.number}"
    return open_form(
        key,
        present=meeting.version or 0,
        theirs=theirs,
        subject=meeting.subject,
        merges=merges,
    )


def named(sheet: MeetingSheet) -> Numbered:
    return {"territory": sheet.state.territory, "number": sheet.state.number}


def _show_hold_form(sheet: MeetingSheet) -> None:
    form, meeting = meeting_form(sheet, "hold", merges=True), sheet.state
    when = form.when(t("Tenue le"), "when", meeting.held_on, required=True)
    came = organisation_fields(form, meeting.organisations, sheet.register)
    counted = public_fields(form, meeting.groups)
    rule = t("Les publics se comptent : jamais de noms. Un champ vide veut dire « non compté ».")
    st.markdown(small(rule))
    note = form.area(t("Note (facultatif)"))
    edit = (
        Edit(
            partial(meetings.record_held, **named(sheet), held=Held(when, came, counted, note)),
            mine=f"{long_date(when)}\n{len(came)}",
            saved=with_history(t("Les présences sont enregistrées."), action=Action.MEETING_HELD),
        )
        if when
        else None
    )
    form.send(t("Enregistrer les présences"), edit)


def _show_plan_form(sheet: MeetingSheet) -> None:
    form = meeting_form(sheet, "plan", merges=True)
    start = sheet.state.planned_on
    when = form.when(t("Prévue le"), "when", start, required=True)
    note = form.area(t("Motif (facultatif)"))
    edit = (
        Edit(
            partial(meetings.plan, **named(sheet), on=when, note=note),
            mine=long_date(when),
            saved=with_history(t("Le jour prévu est changé."), action=Action.MEETING_PLANNED),
        )
        if when
        else None
    )
    form.send(t("Changer le jour prévu"), edit)


def _show_describe_form(sheet: MeetingSheet) -> None:
    form = meeting_form(sheet, "describe", merges=True)
    description = description_fields(form, sheet.state)
    if sheet.shared_with:
        st.markdown(small(t("Ce qu’est la réunion change dans chaque territoire.")))
    edit = (
        Edit(
            partial(meetings.describe, **named(sheet), description=description),
            mine=f"{description.title}\n{description.agenda}",
            saved=with_history(t("Fiche enregistrée."), action=Action.MEETING_DESCRIBED),
        )
        if description
        else None
    )
    form.send(t("Enregistrer la fiche"), edit)


def _show_cancel_form(sheet: MeetingSheet) -> None:
    form = meeting_form(sheet, "cancel")
    rule = t(
        "Une réunion annulée reste au relevé, dite comme telle ; c’est aussi ainsi que se corrige "
        "une réunion notée comme tenue et qui n’a pas eu lieu."
    )
    st.markdown(small(rule))
    reason = form.area(t("Motif"), required=True)
    edit = Edit(
        partial(meetings.cancel, **named(sheet), reason=reason),
        mine=reason,
        saved=with_history(t("La réunion est annulée."), action=Action.MEETING_CANCELLED),
    )
    form.send(t("Annuler la réunion"), edit)


PLANNED, HELD = "planned", "held"


def add_acts(territory: str | None) -> list[Act]:
    """Nothing to readers, nor in the past."""
    mine = {key: name for key, name in places().items() if can(Permission.MEETING_WRITE, key)}
    if in_the_past() or not mine:
        return []
    show = partial(_show_add_form, mine, territory)
    return [Act(ADD, t("Inscrire une réunion ou un atelier"), show)]


def _show_add_form(mine: Mapping[str, str], territory: str | None) -> None:
    st.markdown(small(t(NOTICE)))
    several = t("Plusieurs quand la réunion leur est commune : chacun note qui en est venu.")
    chosen = choose_shared_by(mine, territory, key="meeting_places", help=several)
    if chosen:
        _show_form(chosen)


def _show_form(chosen: list[str]) -> None:
    """Its fields change their names once something is added: the next one starts empty."""
    count = ask(n_meetings, territories=chosen)
    recorded = tn("{n} réunion inscrite", "{n} réunions inscrites", count)
    form = open_form(f"meeting/{'+'.join(chosen)}", present=count, theirs=recorded)
    description = description_fields(form, None)
    words = {PLANNED: t("Elle est prévue"), HELD: t("Elle s’est tenue")}
    status = form.choice(t("État"), "status", words)
    label = {HELD: t("Tenue le"), PLANNED: t("Prévue le")}.get(status, t("Date de la réunion"))
    when = form.when(label, "when", required=True)
    edit = (
        Edit(
            partial(
                meetings.add,
                territories=tuple(chosen),
                description=description,
                day=Day(when, status == HELD),
            ),
            mine=description.title,
            saved=with_history(
                t("Réunion inscrite : « {title} ».").format(title=plain(description.title.strip())),
                action=Action.MEETING_ADDED,
            ),
            lands=partial(land_on, MEETING, Param.MEETING, chosen[0]),
        )
        if description and status and when
        else None
    )
    form.send(t("Inscrire"), edit, icon=":material/add:")
