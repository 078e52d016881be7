"""Selectors whose choice lives in the address: the page can be shared and survives a reload."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import DomainError, FutureMoment
from domain.typed_dates import read_typed_day
from ui import state
from ui.session import refusal_text, t
from ui.widgets.date_field import NAMED, example
from ui.widgets.text import small


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
    type_day(
        label, name=f"choose_{param}", value=value, last=last, write=partial(_write_day, param)
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed over a day that a field showed, and why it is none."""

    typed: str
    over: str
    why: DomainError


def type_day(
    label: str,
    *,
    name: str,
    value: date | None,
    last: date,
    write: Callable[[date | None], None],
    late: type[DomainError] = FutureMoment,
    help: str = "",
) -> None:
    """A field that shows `value`; another day typed there is given to `write`. What is no day, or a
    later one than `last`, is refused beside the field and stays in it until something else is
    typed, or chosen elsewhere."""
    key, shown = f"{NAMED}{name}", f"{value:%d/%m/%Y}" if value else ""
    refused = state.get(f"refused/{name}")
    stays = isinstance(refused, Refused) and (state.get(key), shown) == (
        refused.typed,
        refused.over,
    )
    if not stays:
        state.forget(f"refused/{name}")
        state.put(key, shown)
    st.text_input(
        label,
        key=key,
        placeholder=example(is_day=True),
        help=help or None,
        on_change=_take_day,
        args=(name, last, write, late, shown),
    )
    if stays and isinstance(refused, Refused):
        st.error(refusal_text(refused.why), icon=":material/error:")


def _take_day(
    name: str,
    last: date,
    write: Callable[[date | None], None],
    late: type[DomainError],
    shown: str,
) -> None:
    typed = str(state.get(f"{NAMED}{name}") or "")
    try:
        day = read_typed_day(typed)
        if day and day > last:
            raise late(value=f"{day:%d/%m/%Y}")
    except DomainError as refusal:
        state.put(f"refused/{name}", Refused(typed, shown, refusal))
    else:
        state.forget(f"refused/{name}")
        write(day)


def _write_day(param: str, day: date | None) -> None:
    state.set_param(param, day.isoformat() if day else None)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that may be done on a sheet: its word in the address, its button, its form."""

    key: str
    label: str
    show: Callable[[], None]


NO_ACT = "rien"
ADD = "inscrire"  # of a list: what enters one more


def show_acts(acts: Sequence[Act], *, opened: str = "", notice: str = "", name: str = "") -> None:
    """Buttons under the title, the first one filled; each unfolds its form, and folds it again.
    `opened` is the one that stands open until the address says otherwise; `notice` is said under
    whichever is open, `name` sets apart what may be done with a part of the page."""
    wanted = state.param(Param.ACT) or opened
    current = next((act for act in acts if act.key == wanted), None)
    if not acts:
        return
    with st.container(key=f"acts{name}", horizontal=True):
        for act in acts:
            is_open = act is current
            st.button(
                act.label,
                key=f"act/{act.key}",
                type="primary" if act is acts[0] else "secondary",
                on_click=state.set_param,
                args=(Param.ACT, NO_ACT if is_open else act.key),
                help=t("Replier") if is_open else None,
            )
    if current:
        with st.container(key=f"acting{name}", border=True):
            current.show()
            if notice:
                st.markdown(small(notice))


def show_tabs(parts: Mapping[str, Callable[[], None]], *, opened: str = "") -> None:
    """The parts of a page by their titles; only the one shown is asked for. The address names it;
    `opened` is the one shown until it does."""
    tabs = st.tabs(list(parts), key=Param.TAB.value, bind="query-params", default=opened or None)
    for tab, show in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                show()


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
        # Another widget for another page of the address: Streamlit warns of one that has a default,
        # as this one always has, and whose value is set as well.
        key = f"choose_{param}/{value}"
        st.pagination(count, default=value, key=key, on_change=_write, args=(param, key, ()))


def _write(param: str, key: str, resets: tuple[str, ...]) -> None:
    chosen = state.get(key)
    for name in resets:
        state.set_param(name, None)
    state.set_param(param, str(chosen) if chosen else None)
