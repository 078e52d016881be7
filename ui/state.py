"""Every key of st.session_state and of the address, by name; with ui/session.py the only
readers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from secrets import token_hex

import streamlit as st

from domain.addresses import Param
from domain.dates import parse_day
from domain.errors import DomainError
from queries.moment import Moment, moment_of

_KEPT = "kept_moment"
_PAGE, _SESSION_NAME = "page", "session_name"
_NOTICE, _NOTICES, _ACT, _MADE, _LANDING = "notice", "notices", "act", "made", "landing"
READING = timedelta(seconds=2)  # between the two presses of a double click, on a slow machine


def session_name() -> str:
    """Return what tells one memory of this page from the next one: after a restart, or a connection
    cut for minutes, the server has forgotten what was chosen, and the browser has not."""
    name: str = st.session_state.setdefault(_SESSION_NAME, token_hex(4))
    return name


def param(name: str) -> str | None:
    """Return one word of the address, or None."""
    return st.query_params.get(name) or None


def set_param(name: str, value: str | None) -> None:
    """Write a choice into the address, so that the page can be shared."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def fold_acts() -> None:
    """What was to be done on a sheet is done: its form folds."""
    set_param(Param.ACT, None)


def keep_moment(page: str, now: datetime) -> None:
    """Carry `au` and `su_au` from page to page: Streamlit's own links drop the address."""
    arrived = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    if arrived and (kept := st.session_state.get(_NOTICE)) and not kept.is_news(now):
        del st.session_state[_NOTICE]
    params = {
        name: st.query_params[name] for name in (Param.ON, Param.KNOWN) if name in st.query_params
    }
    if arrived and not params:
        for name, value in st.session_state.get(_KEPT, {}).items():
            st.query_params[name] = value
    else:
        st.session_state[_KEPT] = params


def moment(today: date) -> Moment:
    """The day of the address and the instant up to which recordings count; today by default."""
    return moment_of(param(Param.ON), param(Param.KNOWN), today=today)


def stored_days(today: date) -> tuple[date | None, date | None]:
    """The days of the address that can be shown, for the control that changes them."""
    on, known = (_day(name, today) for name in (Param.ON, Param.KNOWN))
    return on, known


def _day(name: str, today: date) -> date | None:
    try:
        day = parse_day(param(name) or "")
    except DomainError:
        return None  # the frame refuses it in words
    return day if day <= today else None


def set_moment(on: date | None, known: date | None) -> None:
    """Look at another day, on this page and the next ones; None is today."""
    set_param(Param.ON, on.isoformat() if on else None)
    set_param(Param.KNOWN, known.isoformat() if known else None)
    st.session_state[_KEPT] = {
        name: day.isoformat() for name, day in ((Param.ON, on), (Param.KNOWN, known)) if day
    }


def moment_params() -> dict[str, str]:
    """Return what a link to another page has to carry."""
    params = st.query_params.to_dict()
    return {name: params[name] for name in (Param.ON, Param.KNOWN) if params.get(name)}


@dataclass(frozen=True, slots=True)
class Notice:
    """What the last act did, in words; the form that is over; since when it has been read."""

    words: str
    form: str = ""
    code: str = ""  # shown once, to be copied: it stays until the person leaves the page
    act: int | None = None  # the event that it left, which may be undone: it stays as well
    number: int = 0  # the how manieth of this tab
    shown_at: datetime | None = None

    def is_news(self, now: datetime) -> bool:
        """Whether a second click of the same press may still draw it."""
        return self.shown_at is None or now - self.shown_at <= READING


def keep_notice(words: str, form: str = "", code: str = "") -> None:
    """Say that at the next drawing; `form` names what was filled in, whose words are recorded."""
    number = st.session_state.get(_NOTICES, 0) + 1
    st.session_state[_NOTICES] = number
    st.session_state[_NOTICE] = Notice(words, form, code, st.session_state.pop(_ACT, None), number)


def keep_act(event: int | None, made: object) -> None:
    """What the last service recorded, for the notice that tells of it, and what it made, for the
    page that shows it."""
    st.session_state[_ACT], st.session_state[_MADE] = event, made


def made() -> str:
    """The number or the key of what was made last; empty when nothing was."""
    last = st.session_state.get(_MADE)
    return "" if last is None else str(last)


def notice(now: datetime) -> Notice | None:
    """What to say of the last act, for as long as a second click of the same press may draw the
    page anew; until the person leaves the page, when there is something to copy or to undo."""
    kept: Notice | None = st.session_state.get(_NOTICE)
    if kept and not kept.code and not kept.act and not kept.is_news(now):
        del st.session_state[_NOTICE]
        return None
    return kept


def mark_notice_shown(now: datetime) -> None:
    """The page was drawn to its end: whoever looks has read it."""
    kept: Notice | None = st.session_state.get(_NOTICE)
    if kept and kept.shown_at is None:
        st.session_state[_NOTICE] = replace(kept, shown_at=now)


@dataclass(frozen=True, slots=True)
class Landing:
    """Where an act leads, from which page; since when one is there."""

    origin: str
    file: str
    params: dict[str, str]
    at: datetime | None = None


def keep_landing(file: str, params: dict[str, str]) -> None:
    """Lead to that page: whatever the browser asked of the page before, meanwhile, does not lead
    back to it."""
    st.session_state[_LANDING] = Landing(st.session_state.get(_PAGE, ""), file, params)


def landing(page: str, now: datetime) -> Landing | None:
    """Where to go from this page, when one was led away from it a moment ago."""
    kept: Landing | None = st.session_state.get(_LANDING)
    if kept is None:
        return None
    if page == kept.origin and (kept.at is None or now - kept.at <= READING):
        return kept
    if page == kept.origin:
        del st.session_state[_LANDING]
    elif kept.at is None:
        st.session_state[_LANDING] = replace(kept, at=now)
    return None


def get(key: str) -> object | None:
    """A value kept for this browser tab, such as the version seen when editing began."""
    value: object | None = st.session_state.get(key)
    return value


def put(key: str, value: object) -> None:
    st.session_state[key] = value


def forget(*keys: str) -> None:
    for key in keys:
        st.session_state.pop(key, None)
