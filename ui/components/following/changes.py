"""What changed, in sentences: by territory, then by day; each line leads to its object."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from definitions import names
from domain.changes import ChangeKind, SpanReversed
from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.subjects import (
    OF_A_MEETING,
    OF_A_PLACE,
    OF_THE_PASSAGE,
    Kind,
    kind_of,
)
from i18n.changes import change_sentence
from i18n.formats import instant, long_date, long_day
from queries.following.changes import Change, changes_between, without_implied
from queries.following.mentions import MentionRow, unread_mentions
from ui.components.following.change_filters import Wanted
from ui.links import CHANGES_ORIGIN, link
from ui.names import catalog, lot_name, name_of
from ui.navigation import CALENDAR
from ui.session import ask, moment, refusal_text, t, tn
from ui.targets import target_of
from ui.widgets.glyphs import STATUS
from ui.widgets.text import plain

SHOWN = 60  # lines in all; the filters and the dates give the rest
KIND_ICONS = (
    {Kind.REPORT: ":material/description:"}
    | dict.fromkeys(OF_THE_PASSAGE, ":material/door_open:")
    | dict.fromkeys(OF_A_PLACE, ":material/groups:")
    | dict.fromkeys(OF_A_MEETING, ":material/event_note:")
)
ICONS = {
    ChangeKind.CORRECTED: ":material/edit:",
    ChangeKind.WITHDRAWN: ":material/undo:",
    ChangeKind.VERIFIED: ":material/verified:",
}


def show_mentions() -> None:
    """The comments that wait for me; nothing at all when there is none."""
    waiting = ask(unread_mentions)
    if not waiting:
        return
    st.header(t("On s’adresse à vous"))
    for mention in waiting:
        label = t("{who}, le {when} : « {text} »").format(
            who=f"**{plain(mention.by or t('une personne du projet'))}**",
            when=instant(mention.written_at),
            text=plain(mention.text),
        )
        _object_link(mention, label, ":material/mark_email_unread:")


def wanted_changes(wanted: Wanted) -> list[Change]:
    """The changes asked for; two days the wrong way round are refused below their fields."""
    try:
        changes = ask(
            changes_between,
            since=wanted.since,
            until=wanted.until,
            known_at=moment().known_at,
            territory=wanted.territory,
            lot=wanted.lot,
            phase=wanted.phase,
        )
    except SpanReversed as refusal:
        st.error(refusal_text(refusal), icon=":material/error:")
        # The list of a span that cannot be would be empty, and read as « nothing happened ».
        st.stop()
    return without_implied(changes)


def opening_sentence(changes: Sequence[Change], wanted: Wanted) -> str:
    """« Entre le 7 février 2024 et le 23 novembre 2026, 12 changements sont connus, dont 3 dits
    après coup. »"""
    since, until = long_day(wanted.since), long_day(wanted.until)
    span = (
        t("Le {day},").format(day=since)
        if since == until
        else t("Entre le {since} et le {until},").format(since=since, until=until)
    )
    if not changes:
        return f"{span} {t('aucun changement n’est connu.')}"
    count = tn("{n} changement est connu", "{n} changements sont connus", len(changes))
    late = sum(change.learned for change in changes)
    after = tn(", dont {n} dit après coup", ", dont {n} dits après coup", late) if late else ""
    return f"{span} {count}{after}."


def why_empty(wanted: Wanted) -> str:
    if wanted.is_narrowed:
        return t("Élargissez les filtres, ou choisissez un premier jour plus ancien.")
    return t(
        "Personne n’a rien déclaré et aucune source n’a paru entre ces deux jours : "
        "choisissez un premier jour plus ancien."
    )


def show_lists(changes: Sequence[Change]) -> None:
    """A header a territory, a day with its sources, a line an object; what concerns no territory
    comes first."""
    for territory, days in _grouped(changes[:SHOWN]).items():
        st.header(name_of(territory) if territory else t("Le projet"))
        for day, objects in days.items():
            listed = [change for about in objects.values() for change in about]
            st.markdown(f"**{long_date(day)}**{_sources(listed)}")
            for about in objects.values():
                _show_line(about)
    if len(changes) > SHOWN:
        rest = t("La suite est longue : rapprochez les dates, ou choisissez un territoire.")
        st.markdown(rest)


def _grouped(
    changes: Sequence[Change],
) -> dict[str | None, dict[PartialDate, dict[str, list[Change]]]]:
    """Return them by territory, then by day, then by subject, as they come."""
    groups: dict[str | None, dict[PartialDate, dict[str, list[Change]]]] = {}
    for change in changes:
        day = groups.setdefault(change.territory, {}).setdefault(change.told_on, {})
        day.setdefault(change.subject, []).append(change)
    return groups


def _sources(changes: Sequence[Change]) -> str:
    """Named once a day: each sentence says whether it stands on them."""
    keys = dict.fromkeys(change.source_key for change in changes if change.source_key)
    titles = [plain(names.source_title(catalog(), key)) for key in keys]
    return " — " + t("source : {titles}").format(titles=" ; ".join(titles)) if titles else ""


def _show_line(about: Sequence[Change]) -> None:
    """« La phase 4 est en cours… » as one link, with what people noted; the notes of a source
    stand in the history of the phase."""
    first = about[0]
    sentences = " ".join(plain(change_sentence(change, lot_name=lot_name, t=t)) for change in about)
    notes = dict.fromkeys(change.note for change in about if change.note and not change.source_key)
    said = "".join(t(" Note : « {note} »").format(note=plain(note)) for note in notes)
    # What concerns no territory has no page of its own; the calendar shows it.
    if first.territory is None:
        link(CALENDAR, sentences + said, ":material/campaign:")
    else:
        _object_link(first, sentences + said, _icon(about))


def _object_link(about: Change | MentionRow, label: str, icon: str) -> None:
    """The way to a deliverable, a report, a passage, or a phase with its milestone opened."""
    target = target_of(about.subject, origin=CHANGES_ORIGIN)
    link(target.page, label, icon, **dict(target.params))


def _icon(about: Sequence[Change]) -> str:
    for change in about:
        if change.kind in ICONS:
            return ICONS[change.kind]
        if change.attribute == "status" and change.after:
            return STATUS[PhaseStatus(change.after)].icon
    return KIND_ICONS.get(kind_of(about[0].subject), ":material/flag:")
