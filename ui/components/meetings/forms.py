"""What a person may do with one meeting now: one thing at a time, nothing at all to readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.meetings import GROUP_LIMIT, MeetingDayMissing, MeetingKind, MeetingStatus
from domain.permissions import Permission
from i18n.formats import long_date
from i18n.labels.meetings import MEETING_KIND_WORD
from queries.meetings.states import Groups, MeetingSheet, MeetingState
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
from ui import state as address
from ui.components.meetings import minutes as meeting_minutes
from ui.components.meetings import points as meeting_point_forms
from ui.components.meetings.words import came_words, groups, phases, state_words
from ui.links import with_history
from ui.session import ask, can, in_the_past, moment, t, tn
from ui.widgets.date_input import choose_date
from ui.widgets.filters import places
from ui.widgets.form import NOTICE, Form, Numbered, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import choose
from ui.widgets.text import plain, small


def description_fields(form: Form, start: MeetingState) -> Description:
    """Filled with what is known."""
    left, right = st.columns(2)
    with left:
        title = form.line(t("Intitulé"), "title", start.title, limit=TITLE_LIMIT)
        kind = form.choice(t("Nature"), "kind", _kinds(), start.kind.value)
    with right:
        place = form.line(t("Lieu (facultatif)"), "place", start.place, limit=PLACE_LIMIT)
        chosen = _several(form, t("Phases (facultatif)"), "phases", phases(), start.phases)
    agenda = form.area(t("Ordre du jour (facultatif)"), "agenda", start.agenda, AGENDA_LIMIT)
    return Description(title, MeetingKind(kind), place, tuple(chosen), agenda)


def _kinds() -> Mapping[str, str]:
    return {kind.value: t(word) for kind, word in MEETING_KIND_WORD.items()}


def _several(
    form: Form, label: str, field: str, words: Mapping[str, str], start: Sequence[str]
) -> list[str]:
    return st.multiselect(
        label,
        list(words),
        [option for option in start if option in words],
        format_func=lambda option: words[option],
        placeholder=t("Choisir…"),
        key=form.key(field),
        on_change=form.touch,
    )


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
    chosen = _several(
        form, t("Organisations venues"), "organisations", words, [str(number) for number in start]
    )
    return tuple(int(number) for number in chosen)


def public_fields(form: Form, start: Groups) -> dict[str, int]:
    """Ask how many people came of each public; an empty field is not known."""
    known, counted = dict(start), {}
    columns = st.columns(len(groups()))
    for column, (key, name) in zip(columns, groups().items(), strict=True):
        count = column.number_input(
            name,
            min_value=0,
            max_value=GROUP_LIMIT,
            value=known.get(key),
            key=form.key(f"group/{key}"),
            on_change=form.touch,
        )
        # Zero as empty: a public that nobody counted is not said to be absent.
        if count:
            counted[key] = int(count)
    return counted


DO = "agir"
S = MeetingStatus


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
    offered = _offered(sheet)
    if not offered:
        return
    st.header(t("Agir"), anchor="agir")
    asked = address.param(DO)
    chosen = asked if asked in offered else next(iter(offered))
    choose(
        t("Que voulez-vous faire ?"),
        list(offered),
        param=DO,
        value=chosen,
        format_func=lambda key: offered[key].word,
    )
    offered[chosen].draw(sheet)
    st.markdown(small(t(NOTICE)))


def _offered(sheet: MeetingSheet) -> dict[str, Offer]:
    """Return them in the order of the work."""
    status = sheet.state.status
    if status is S.CANCELLED:
        return {}
    hold = t("Noter qui est venu, corriger le jour") if status is S.HELD else t("Noter sa tenue")
    points = meeting_point_forms.offered(sheet) if status is S.HELD else {}
    later = (
        {} if status is S.HELD else {"reporter": Offer(t("Changer le jour prévu"), _show_plan_form)}
    )
    minutes = Offer(t("Déposer le procès-verbal"), meeting_minutes.show_add_form)
    return {
        "tenue": Offer(hold, _show_hold_form),
        **{key: Offer(word, draw) for key, (word, draw) in points.items()},
        **({"proces-verbal": minutes} if status is S.HELD else {}),
        "decrire": Offer(t("Décrire la réunion"), _show_describe_form),
        **later,
        "annuler": Offer(t("Annuler la réunion"), _show_cancel_form),
    }


def meeting_form(sheet: MeetingSheet, name: str) -> Form:
    meeting = sheet.state
    theirs = f"{meeting.title}\n{state_words(meeting, moment().on)}\n{came_words(meeting)}"
    key = f"{name}/{meeting.territory}/{meeting.number}"
    return open_form(key, present=meeting.version or 0, theirs=theirs, subject=meeting.subject)


def named(sheet: MeetingSheet) -> Numbered:
    return {"territory": sheet.state.territory, "number": sheet.state.number}


def _show_hold_form(sheet: MeetingSheet) -> None:
    form, meeting = meeting_form(sheet, "hold"), sheet.state
    when = choose_date(t("Tenue le"), key=form.key("when"), start=meeting.held_on, touch=form.touch)
    came = organisation_fields(form, meeting.organisations, sheet.register)
    counted = public_fields(form, meeting.groups)
    rule = t("Les publics se comptent : jamais de noms. Un champ vide veut dire « non compté ».")
    st.markdown(small(rule))
    note = form.area(t("Note (facultatif)"))
    edit = (
        Edit(
            partial(meetings.record_held, **named(sheet), held=Held(when.on, came, counted, note)),
            mine=f"{long_date(when.on)}\n{len(came)}",
            saved=with_history(
                t("La tenue et les présences sont notées."), action=Action.MEETING_HELD
            ),
        )
        if when.on
        else None
    )
    form.send(t("Noter la tenue"), edit, missing=MeetingDayMissing)


def _show_plan_form(sheet: MeetingSheet) -> None:
    form = meeting_form(sheet, "plan")
    start = sheet.state.planned_on
    when = choose_date(t("Prévue le"), key=form.key("when"), start=start, touch=form.touch)
    note = form.area(t("Motif (facultatif)"))
    edit = (
        Edit(
            partial(meetings.plan, **named(sheet), on=when.on, note=note),
            mine=long_date(when.on),
            saved=with_history(t("Le jour prévu est changé."), action=Action.MEETING_PLANNED),
        )
        if when.on
        else None
    )
    form.send(t("Changer le jour prévu"), edit, missing=MeetingDayMissing)


def _show_describe_form(sheet: MeetingSheet) -> None:
    form = meeting_form(sheet, "describe")
    description = description_fields(form, sheet.state)
    if sheet.shared_with:
        st.markdown(small(t("Ce qu’est la réunion change dans chaque territoire.")))
    edit = Edit(
        partial(meetings.describe, **named(sheet), description=description),
        mine=f"{description.title}\n{description.agenda}",
        saved=with_history(t("Fiche enregistrée."), action=Action.MEETING_DESCRIBED),
    )
    form.send(t("Enregistrer la fiche"), edit)


def _show_cancel_form(sheet: MeetingSheet) -> None:
    form = meeting_form(sheet, "cancel")
    rule = t(
        "Une réunion annulée reste au relevé, dite comme telle ; c’est aussi ainsi que se corrige "
        "une réunion notée comme tenue et qui n’a pas eu lieu."
    )
    st.markdown(small(rule))
    reason = form.area(t("Motif"))
    edit = Edit(
        partial(meetings.cancel, **named(sheet), reason=reason),
        mine=reason,
        saved=with_history(t("La réunion est annulée."), action=Action.MEETING_CANCELLED),
    )
    form.send(t("Annuler la réunion"), edit)


PLANNED, HELD = "planned", "held"


def show_add_form(territory: str | None) -> None:
    """Closed until it is needed; nothing to readers, nor in the past."""
    mine = {key: name for key, name in places().items() if can(Permission.MEETING_WRITE, key)}
    if in_the_past() or not mine:
        return
    with st.expander(t("Inscrire une réunion ou un atelier"), icon=":material/add:"):
        st.markdown(small(t(NOTICE)))
        # That of the filter, or a contractor’s own: seen above the form, and easily changed.
        start = [territory] if territory in mine else list(mine)[:1]
        chosen: list[str] = st.multiselect(
            t("Territoires"),
            list(mine),
            start,
            format_func=lambda key: mine[key],
            key="meeting_places",
            help=t("Plusieurs quand la réunion leur est commune : chacun note qui en est venu."),
        )
        _show_form(chosen)


def _show_form(chosen: list[str]) -> None:
    """Its fields change their names once something is added: the next one starts empty."""
    count = ask(n_meetings, territories=chosen)
    recorded = tn("{n} réunion inscrite", "{n} réunions inscrites", count)
    form = open_form(f"meeting/{'+'.join(chosen)}", present=count, theirs=recorded)
    description = description_fields(form, MeetingState("", 0))
    words = {PLANNED: t("Elle est prévue"), HELD: t("Elle s’est tenue")}
    status = form.choice(t("État"), "status", words)
    label = t("Tenue le") if status == HELD else t("Prévue le")
    when = choose_date(label, key=form.key("when"), start=None, touch=form.touch)
    edit = (
        Edit(
            partial(
                meetings.add,
                territories=tuple(chosen),
                description=description,
                day=Day(when.on, status == HELD),
            ),
            mine=description.title,
            saved=with_history(
                t("« {title} » est inscrite.").format(title=plain(description.title.strip())),
                action=Action.MEETING_ADDED,
            ),
        )
        if when.on
        else None
    )
    form.send(t("Inscrire"), edit, icon=":material/add:", missing=MeetingDayMissing)
