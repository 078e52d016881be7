"""The field in which a date is typed, as precisely as it is known, or clicked in a calendar."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from domain.dates import PartialDate
from domain.errors import DomainError, TextMissing
from domain.typed_dates import read_typed_date, read_typed_day
from i18n.formats import long_date, short_date
from ui.session import t
from ui.widgets.entry import Entry, marked
from ui.widgets.text import small

NAMED = "date_"  # web/assets/calendrier.js adds a calendar to the fields so named


@dataclass(frozen=True, slots=True)
class Typing:
    """How a date is asked for: a single day or not, needed or not, and the words of its help."""

    is_day: bool = False
    is_needed: bool = False
    is_off: bool = False
    help: str = ""


def date_field(
    entry: Entry, label: str, name: str, value: PartialDate | None, how: Typing
) -> PartialDate | None:
    """What is typed, read; None while it is empty or refused, which is said beside it.

    What is recorded is what the field shows: no day is ever proposed that nobody gave.
    """
    field, words = f"{NAMED}{name}", short_date(value)
    typed = st.text_input(
        marked(label, how.is_needed),
        entry.start(field, words),
        key=entry.key(field),
        placeholder=example(is_day=how.is_day),
        help=how.help or None,
        disabled=how.is_off,
    )
    when = _read(entry, field, "" if how.is_off else typed, is_day=how.is_day)
    if when and typed.strip() != short_date(when):
        st.markdown(small(t("Soit : {date}.").format(date=long_date(when))))
    entry.settle(field, words, typed)
    if how.is_needed and not typed.strip():
        entry.lack(field, TextMissing(field=label))
    return when


def example(*, is_day: bool) -> str:
    """What may be typed."""
    return t("jj/mm/aaaa") if is_day else t("jj/mm/aaaa, mars 2026 ou T2 2026")


def _read(entry: Entry, field: str, typed: str, *, is_day: bool) -> PartialDate | None:
    try:
        if is_day:
            day = read_typed_day(typed)
            return PartialDate(day) if day else None
        return read_typed_date(typed)
    except DomainError as refusal:
        entry.refuse(field, refusal)
        return None
