"""What Parliament was told of dates, and what became of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from i18n.formats import in_date, long_date
from queries.brief.commitments import Commitment
from ui.names import name_of
from ui.session import t
from ui.targets import target_of
from ui.widgets.tables import Cells, cell, record_table
from ui.widgets.text import plain


def show_left(commitments: Sequence[Commitment], known: Collection[str] = ()) -> None:
    """Before everything else: an answer that repeats them would contradict the last one. `known` are
    the subjects of which the page tells so already."""
    left = [one for one in commitments if one.is_left and one.subject not in known]
    if not left:
        return
    lines = "\n".join(f"- {_sentence(one)}" for one in left)
    head = t("Des dates dites au Parlement ne sont plus celles que l’on attend")
    st.warning(f"**{head}**\n\n{lines}", icon=":material/campaign:")


def _sentence(one: Commitment) -> str:
    happened = t("arrivée {when}") if one.actual else t("attendue {when}")
    when = one.actual or one.expected
    return t("**{title}**, {place} : dite {told} ({reference}) ; {now}.").format(
        title=plain(one.title),
        place=name_of(one.territory),
        told=in_date(one.told),
        reference=plain(one.reference),
        now=happened.format(when=in_date(when)) if when else t("sans date connue"),
    )


def show_table(commitments: Sequence[Commitment]) -> None:
    st.header(t("Dates dites au Parlement"), anchor="dates-dites")
    if not commitments:
        st.markdown(t("Aucune date n’était dite au Parlement ce jour-là."))
        return
    record_table(map(_cells, commitments), name=t("Dates dites au Parlement"), key="told")


def _cells(one: Commitment) -> Cells:
    return {
        t("Quoi"): cell(one.title, target_of(one.subject, origin=""), note=name_of(one.territory)),
        t("Date dite"): cell(long_date(one.told), order=one.told.last.isoformat()),
        t("Où"): one.reference,
        t("Ce que l’on en sait"): _state(one),
    }


def _state(one: Commitment) -> str:
    if one.actual:
        return t("arrivée {when}").format(when=in_date(one.actual))
    if one.is_left and one.expected:
        return t("attendue {when}").format(when=in_date(one.expected))
    if one.is_silent:
        return t("date passée ; ce qui a suivi n’est pas connu")
    return t("attendue à cette date")
