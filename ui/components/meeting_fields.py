"""The fields that say what a meeting is, when, and who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.meetings import GROUP_LIMIT, MeetingKind
from i18n.labels.meetings import MEETING_KIND_WORD
from queries.meetings.states import Groups, MeetingState
from queries.register.states import OrganisationState
from services.meetings.meetings import AGENDA_LIMIT, PLACE_LIMIT, TITLE_LIMIT, Description
from ui.components.meeting_words import groups, phases
from ui.components.register_fields import Form
from ui.session import t


def description(here: Form, start: MeetingState) -> Description:
    """Filled with what is known."""
    left, right = st.columns(2)
    with left:
        title = here.line(t("Intitulé"), "title", start.title, limit=TITLE_LIMIT)
        kind = here.choice(t("Nature"), "kind", _kinds(), start.kind.value)
    with right:
        place = here.line(t("Lieu (facultatif)"), "place", start.place, limit=PLACE_LIMIT)
        chosen = _several(here, t("Phases (facultatif)"), "phases", phases(), start.phases)
    agenda = here.area(t("Ordre du jour (facultatif)"), "agenda", start.agenda, AGENDA_LIMIT)
    return Description(title, MeetingKind(kind), place, tuple(chosen), agenda)


def _kinds() -> Mapping[str, str]:
    return {one.value: t(word) for one, word in MEETING_KIND_WORD.items()}


def _several(
    here: Form, label: str, field: str, words: Mapping[str, str], start: Sequence[str]
) -> list[str]:
    return st.multiselect(
        label,
        list(words),
        [one for one in start if one in words],
        format_func=lambda one: words[one],
        placeholder=t("Choisir…"),
        key=here.key(field),
        on_change=here.touch,
    )


def organisations(
    here: Form, start: Sequence[int], register: Sequence[OrganisationState]
) -> tuple[int, ...]:
    """Those of the register that are not withdrawn, and those noted already."""
    words = {str(one.number): one.name for one in register if one.is_present or one.number in start}
    chosen = _several(
        here, t("Organisations venues"), "organisations", words, [str(one) for one in start]
    )
    return tuple(int(one) for one in chosen)


def publics(here: Form, start: Groups) -> dict[str, int]:
    """How many people came of each public; an empty field is not known."""
    known, counted = dict(start), {}
    columns = st.columns(len(groups()))
    for column, (key, name) in zip(columns, groups().items(), strict=True):
        count = column.number_input(
            name,
            min_value=0,
            max_value=GROUP_LIMIT,
            value=known.get(key),
            key=here.key(f"group/{key}"),
            on_change=here.touch,
        )
        if count:
            counted[key] = int(count)
    return counted
