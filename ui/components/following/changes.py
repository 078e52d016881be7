"""What changed, in sentences, the latest day first; each line leads to its object."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.changes import SpanReversed
from i18n.formats import instant, long_day
from queries.following.changes import Change, changes_between, without_implied
from queries.following.mentions import MentionRow, unread_mentions
from queries.people import names_of
from ui.components.following import news
from ui.components.following.change_filters import Wanted
from ui.links import CHANGES_ORIGIN, link
from ui.session import ask, end_page, moment, refusal_text, t, tn
from ui.targets import target_of
from ui.widgets.link_lists import link_lists
from ui.widgets.text import plain

SHOWN = 60  # lines in all; the filters and the dates give the rest


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
        end_page()
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
    """Latest day first, a line an object; each opens what it rests on."""
    latest = sorted(changes, key=lambda change: change.told_on.last, reverse=True)
    shown = news.told(latest, shown=SHOWN)
    link_lists(
        [news.day_lists(shown, ask(names_of, ids=news.people_in(shown)), level=2)], key="news"
    )
    if sum(map(len, shown.values())) < len(changes):
        rest = t("La suite est longue : rapprochez les dates, ou choisissez un territoire.")
        st.markdown(rest)
    if cited := news.cited(shown):
        st.markdown(cited)


def _object_link(about: MentionRow, label: str, icon: str) -> None:
    """The way to a deliverable, a report, a passage, or a phase with its milestone opened."""
    target = target_of(about.subject, origin=CHANGES_ORIGIN)
    link(target.page, label, icon, **dict(target.params))
