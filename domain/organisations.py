"""Who is around the table: how far an organisation is engaged, and how to work with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from domain.links import is_usable
from domain.organisation_errors import (
    NameWithoutLetters,
    ParentCycle,
    ReasonForStepBack,
    WebsiteUnusable,
)
from domain.text import clean

NAME_LIMIT = 150
ROLE_LIMIT = 500
LINK_LIMIT = 500


class Engagement(StrEnum):
    """In the order in which an organisation comes closer; `WITHDRAWN` stands apart."""

    IDENTIFIED = "identified"
    CONTACTED = "contacted"
    ENGAGED = "engaged"
    SIGNATORY = "signatory"
    WITHDRAWN = "withdrawn"


E = Engagement
CLOSER = (E.IDENTIFIED, E.CONTACTED, E.ENGAGED, E.SIGNATORY)


def check_step(old: Engagement | None, new: Engagement, *, reason: str) -> None:
    """Any step may be taken; leaving, or coming less close than before, needs its reason."""
    is_back = old in CLOSER and (new is E.WITHDRAWN or CLOSER.index(new) < CLOSER.index(old))
    if (new is E.WITHDRAWN or is_back) and not reason:
        raise ReasonForStepBack


def is_short_of(present: Engagement, wanted: Engagement | None) -> bool:
    """Is it less close than wanted? Where nothing is wanted, nothing is missing."""
    if wanted is None or present is wanted:
        return False
    if E.WITHDRAWN in (present, wanted):
        return present is E.WITHDRAWN
    return CLOSER.index(present) < CLOSER.index(wanted)


class Degree(StrEnum):
    """Of the interest in the pilot, and of the influence on it."""

    LOW = "low"
    HIGH = "high"


class Strategy(StrEnum):
    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    WATCH = "watch"


# A. L. Mendelow’s grid (1991): influence and interest, each low or high.
_STRATEGY: Mapping[tuple[Degree, Degree], Strategy] = {
    (Degree.HIGH, Degree.HIGH): Strategy.MANAGE_CLOSELY,
    (Degree.HIGH, Degree.LOW): Strategy.KEEP_SATISFIED,
    (Degree.LOW, Degree.HIGH): Strategy.KEEP_INFORMED,
    (Degree.LOW, Degree.LOW): Strategy.WATCH,
}


def strategy_of(*, interest: Degree | None, influence: Degree | None) -> Strategy | None:
    """How to work with it; None while one of the two is not known."""
    if interest is None or influence is None:
        return None
    return _STRATEGY[influence, interest]


def check_parent(number: int, parent: int, parents: Mapping[int, int]) -> None:
    """Refuse an organisation among its own parents. `parents` are those of the others."""
    above: int | None = parent
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == number:
            raise ParentCycle
        seen.add(above)
        above = parents.get(above)


def same_name(name: str) -> str:
    """What two spellings of one name share: no capitals, no accents, no signs between words."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def checked_name(typed: str) -> str:
    """On one line, with something in it to call an organisation by."""
    name = " ".join(clean(typed, field="Nom", limit=NAME_LIMIT, required=True).split())
    if not same_name(name):
        raise NameWithoutLetters(name=name)
    return name


def checked_website(typed: str) -> str:
    """An address that others can open, or nothing."""
    website = clean(typed, field="Site", limit=LINK_LIMIT)
    if website and not is_usable(website):
        raise WebsiteUnusable(value=website)
    return website
