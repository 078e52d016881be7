"""Choosing a date as precisely as it is known: the day, the month, the quarter, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST, PartialDate, Precision
from i18n.formats import long_date
from ui.session import t
from ui.widgets.text import small

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A date, None when it is said to be unknown; the choice is not made while the field is empty."""

    on: PartialDate | None
    is_made: bool = True


def choose_date(
    label: str,
    *,
    key: str,
    start: PartialDate | None,
    touch: Callable[[], None],
    may_be_unknown: bool = False,
) -> Chosen:
    """The field stays empty until somebody chooses: a date is never proposed that nobody gave."""
    words = {
        Precision.DAY.value: t("connu au jour"),
        Precision.MONTH.value: t("connu au mois"),
        Precision.QUARTER.value: t("connu au trimestre"),
    } | ({UNKNOWN: t("date inconnue")} if may_be_unknown else {})
    known = start.precision.value if start else Precision.DAY.value
    left, right = st.columns(2)
    precision: str = left.selectbox(
        t("Précision"),
        list(words),
        index=list(words).index(known),
        format_func=lambda option: words[option],
        key=f"precision/{key}",
        on_change=touch,
    )
    day = right.date_input(
        label,
        start.last if start else None,
        CALENDAR_FIRST,
        CALENDAR_LAST,  # a day to come where it may not be is refused in words, by the service
        format="DD/MM/YYYY",
        key=f"day/{key}",
        disabled=precision == UNKNOWN,
        on_change=touch,
    )
    if precision == UNKNOWN or day is None:
        return Chosen(None, is_made=precision == UNKNOWN)
    # One field for three precisions: any day of March means March.
    on = PartialDate.around(day, Precision(precision))
    if on.precision is not Precision.DAY:
        right.markdown(small(t("Soit : {date}.").format(date=long_date(on))))
    return Chosen(on)
