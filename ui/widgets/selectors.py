"""Selectors whose choice lives in the address: the page can be shared and survives a reload."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from domain.dates import CALENDAR_FIRST
from ui import state


def choose(
    label: str,
    options: Sequence[str],
    *,
    param: str,
    value: str,
    format_func: Callable[[str], str],
    resets: tuple[str, ...] = (),
    name: str = "choose",
) -> None:
    """One of the options. `value` is what the address says now; `resets` names the parts of the
    address that another choice makes meaningless; `name` sets apart two ways to one parameter."""
    key = f"{name}_{param}"
    state.put(key, value)
    st.selectbox(
        label,
        options,
        format_func=format_func,
        key=key,
        on_change=_write,
        args=(param, key, resets),
    )


def choose_day(label: str, *, param: str, value: date | None, last: date) -> None:
    """A day of the calendar, up to `last`; without one, none is chosen yet."""
    key = f"choose_{param}"
    state.put(key, value)
    st.date_input(
        label,
        value=None,
        min_value=CALENDAR_FIRST,
        max_value=last,
        format="DD/MM/YYYY",
        key=key,
        on_change=_write,
        args=(param, key, ()),
    )


def search(label: str, *, param: str, value: str, placeholder: str) -> None:
    """A word to look for."""
    key = f"search_{param}"
    state.put(key, value)
    st.text_input(
        label,
        key=key,
        type="search",
        max_chars=80,
        placeholder=placeholder,
        on_change=_write,
        args=(param, key, ()),
    )


def pages(count: int, *, param: str, value: int) -> None:
    """Numbered pages, when there is more than one."""
    if count > 1:
        key = f"choose_{param}"
        state.put(key, value)
        st.pagination(count, key=key, on_change=_write, args=(param, key, ()))


def _write(param: str, key: str, resets: tuple[str, ...]) -> None:
    chosen = state.get(key)
    for name in resets:
        state.set_param(name, None)
    state.set_param(param, str(chosen) if chosen else None)
