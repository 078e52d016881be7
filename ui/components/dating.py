"""Choosing a date as precisely as it is known: the day, the month, the quarter, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST, PartialDate, Precision
from i18n.formats import long_date
from ui.components.text import small
from ui.session import t, today

UNKNOWN = "unknown"


def choose_date(
    label: str,
    *,
    key: str,
    start: PartialDate | None,
    touch: Callable[[], None],
    may_be_unknown: bool = False,
    last: date = CALENDAR_LAST,
) -> PartialDate | None:
    """The date chosen; None only where it may be unknown."""
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
        format_func=lambda one: words[one],
        key=f"precision/{key}",
        on_change=touch,
    )
    day = right.date_input(
        label,
        min(start.last if start else today(), last),
        CALENDAR_FIRST,
        last,
        format="DD/MM/YYYY",
        key=f"day/{key}",
        disabled=precision == UNKNOWN,
        on_change=touch,
    )
    if precision == UNKNOWN:
        return None
    chosen = PartialDate.around(day, Precision(precision))
    if chosen.precision is not Precision.DAY:
        right.markdown(small(t("Soit : {date}.").format(date=long_date(chosen))))
    return chosen
