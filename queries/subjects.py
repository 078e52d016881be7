"""What the subjects of facts and events are called, and who may read what people wrote of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import NamedTuple

from sqlalchemy import select

from definitions import names
from domain.figures import FigureKey
from domain.permissions import Permission
from domain.reporting import Period
from domain.subjects import ADDED, is_added
from i18n.formats import day_span
from models import Agreement, Organisation, OrganisationLink, TerritoryPhase
from queries.context import Context
from queries.facts import facts_on
from queries.reports.states import place_in

OF_THE_PASSAGE = ("gate", "condition", "check")
OF_A_PHASE = ("phase", "milestone", "deliverable", *OF_THE_PASSAGE)
OF_A_MEETING = ("meeting", "resolution", "meeting_action")
# The same for every lot of its territory.
OF_A_PLACE = ("organisation", "organisation_link", "agreement", *OF_A_MEETING)
OF_A_PORTRAIT = ("portrait", "figure")
OF_A_LOT = ("report", "reporting")  # their subject says which
SHARED = ("event", "topic", "lot", "account", "baseline", "chronology")  # the same for every lot
NEEDED = {
    "deliverable": Permission.DELIVERABLE_FILES,
    "report": Permission.REPORT_FOLLOW,
    "reporting": Permission.REPORT_FOLLOW,
}
INSIDE = ("deliverable", "check", "gate", "condition")  # what only the lot of a phase may know
NO_LOT = "*"  # what is asked for where only those count who are held to no lot

Lots = Mapping[tuple[str, str], str]


class About(NamedTuple):
    """Its name, of what it is part, and what its address needs."""

    name: str
    context: tuple[str, ...] = ()
    territory: str | None = None
    phase: str | None = None
    milestone: str | None = None
    deliverable: str | None = None
    report: str | None = None  # its subject
    organisation: str | None = None  # its number
    meeting: str | None = None  # its number
    agreement: str | None = None  # its number


def naming(ctx: Context) -> Callable[[str], About]:
    """Names subjects, each once."""
    return cache(partial(about, ctx))


def readable(ctx: Context) -> Callable[[str], bool]:
    """Whether the actor may read what people wrote of a subject; each is judged once."""
    return cache(partial(_is_readable, ctx, _lots(ctx)))


def about(ctx: Context, subject: str) -> About:
    """A phase, something in it, a lot, an event outside the phases; no name for anything else."""
    kind, _, rest = subject.partition("/")
    place, _, key = rest.partition("/")
    if kind in _OUTSIDE_PHASES:
        return _OUTSIDE_PHASES[kind](ctx, subject)
    here, key = names.territory_name(ctx.catalog, place), key.partition("/")[0]
    if kind not in OF_A_PHASE:
        return About("", (here,) if key else ())
    phase = key.partition(".")[0]
    context = (f"phase {names.phase_number(ctx.catalog, phase)}", here)
    milestone, deliverable = (key if kind == one else None for one in ("milestone", "deliverable"))
    return About(_name(ctx, kind, key), context, place, phase, milestone, deliverable)


def _of_report(ctx: Context, subject: str) -> About:
    """« rapport du 1er au 15 novembre 2026 (lot 1) »."""
    place = place_in(subject)
    period = Period.parse(place.period)
    days, lot = day_span(period.first, period.last), names.lot_name(ctx.catalog, place.lot)
    here = names.territory_name(ctx.catalog, place.territory)
    return About(f"rapport {days} ({lot})", (here,), place.territory, report=subject)


def _of_register(ctx: Context, subject: str) -> About:
    """An organisation, or both ends of a link, by their present names; the way to the first."""
    kind, place, number = subject.split("/")
    here = (names.territory_name(ctx.catalog, place),)
    if kind == "organisation":
        return About(organisation_name(ctx, place, int(number)), here, place, organisation=number)
    ends = select(OrganisationLink.first, OrganisationLink.second).where(
        OrganisationLink.territory_key == place, OrganisationLink.number == int(number)
    )
    found = ctx.session.execute(ends).one_or_none() or ()
    named = " et ".join(organisation_name(ctx, place, one) for one in found)
    return About(named, here, place, organisation=str(found[0]) if found else None)


def _of_meeting(ctx: Context, subject: str) -> About:
    """A meeting, a decision or an action, by its present words; the way to the meeting."""
    kind, place, key = subject.split("/")
    here, number = (names.territory_name(ctx.catalog, place),), key.partition(".")[0]
    word = {"meeting": "meeting_title", "resolution": "resolution", "meeting_action": "action"}
    told = facts_on(ctx, on=ctx.today, attributes=(word[kind],), subject=subject)
    return About(told[0].value if told else key, here, place, meeting=number)


def _of_agreement(ctx: Context, subject: str) -> About:
    """By its present title."""
    _, place, number = subject.split("/")
    titled = select(Agreement.title).where(
        Agreement.territory_key == place, Agreement.number == int(number)
    )
    here = (names.territory_name(ctx.catalog, place),)
    return About(ctx.session.scalar(titled) or number, here, place, agreement=number)


def organisation_name(ctx: Context, territory: str, number: int) -> str:
    """Its present name. The caller has checked that the actor sees that territory."""
    named = select(Organisation.name).where(
        Organisation.territory_key == territory, Organisation.number == number
    )
    return ctx.session.scalar(named) or str(number)


def _of_portrait(ctx: Context, subject: str) -> About:
    """« portrait statistique » of a territory, or one figure: « Population (2024) »."""
    kind, _, rest = subject.partition("/")
    if kind == "portrait":
        return About("portrait statistique", (names.territory_name(ctx.catalog, rest),))
    key = FigureKey.parse(subject)
    found = ctx.catalog.indicators.by_key.get(key.indicator)
    return About(f"{found.title if found else key.indicator} ({key.span})")


_OUTSIDE_PHASES: Mapping[str, Callable[[Context, str], About]] = {
    "lot": lambda ctx, subject: About(names.lot_name(ctx.catalog, _rest(subject))),
    "event": lambda ctx, subject: About(names.event_title(ctx.catalog, _rest(subject))),
    "topic": lambda ctx, subject: About(names.topic_title(ctx.catalog, _rest(subject))),
    "report": _of_report,
    **dict.fromkeys(("organisation", "organisation_link"), _of_register),
    "agreement": _of_agreement,
    **dict.fromkeys(OF_A_MEETING, _of_meeting),
    **dict.fromkeys(OF_A_PORTRAIT, _of_portrait),
}


def _rest(subject: str) -> str:
    return subject.partition("/")[2]


def _name(ctx: Context, kind: str, key: str) -> str:
    if kind == "milestone" and is_added(key):
        return f"jalon ajouté {key.partition(f'.{ADDED}')[2]}"
    if kind == "deliverable" and is_added(key):
        return f"livrable ajouté {key.partition(f'.{ADDED}')[2]}"
    if kind == "condition":
        return f"condition de passage {key.partition('.')[2]}"
    titles = {
        "milestone": names.milestone_title,
        "deliverable": names.deliverable_title,
        "check": names.criterion_text,
    }
    return titles.get(kind, names.phase_title)(ctx.catalog, key)


def _is_readable(ctx: Context, lots: Lots, subject: str) -> bool:
    """What people wrote of a phase or a report is for who holds its lot; of a deliverable, for who
    may read its files. Of a kind of subject that is not known here, nobody who is held to one lot
    reads anything."""
    kind, _, rest = subject.partition("/")
    if kind in SHARED:
        return True
    place, _, key = rest.partition("/")
    lot: str | None = NO_LOT
    if kind in OF_A_PHASE:
        lot = lots.get((place, key.partition(".")[0]))
    elif kind in OF_A_PLACE:
        lot = None
    elif kind in OF_A_LOT:
        lot = key.partition("/")[0]
    return ctx.actor.can(NEEDED.get(kind, Permission.PROGRESS_READ), place, lot)


def _lots(ctx: Context) -> Lots:
    """The lot of each phase that has one."""
    columns = (TerritoryPhase.territory_key, TerritoryPhase.phase_key, TerritoryPhase.lot_key)
    rows = ctx.session.execute(select(*columns).where(TerritoryPhase.lot_key.is_not(None)))
    return {(place, phase): lot for place, phase, lot in rows if lot}


def hidden_subjects(ctx: Context) -> list[str]:
    """How the subjects begin of what stands inside the phases that another lot holds: facts and
    events about them are not for this person."""
    return [
        f"{kind}/{place}/{phase}"
        for (place, phase), lot in lots_today(ctx).items()
        for kind in INSIDE
        if not ctx.actor.can(Permission.PROGRESS_READ, place, lot)
    ]


def lots_today(ctx: Context) -> Mapping[tuple[str, str], str | None]:
    """Which lot each phase belongs to now: that lot reads its past too."""
    columns = (TerritoryPhase.territory_key, TerritoryPhase.phase_key, TerritoryPhase.lot_key)
    return {(place, phase): lot for place, phase, lot in ctx.session.execute(select(*columns))}
