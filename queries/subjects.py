"""What the subjects of facts and events are called, and who may read what people wrote of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import NamedTuple

from sqlalchemy import select

from definitions import names
from domain.figures import FigureKey
from domain.reporting import Period
from domain.subjects import (
    ADDED,
    OF_A_MEETING,
    OF_A_PHASE,
    Kind,
    Subject,
    is_added,
    known_subject,
    subject_text,
)
from i18n.formats import day_span
from models import Agreement, Fact, Organisation, OrganisationLink, TerritoryPhase
from queries.context import Context
from queries.facts import facts_on
from queries.reports.states import place_in


class About(NamedTuple):
    """Its name, of what it is part, and the subject whose page shows it; None when none does."""

    name: str
    context: tuple[str, ...] = ()
    subject: str | None = None


def naming(ctx: Context) -> Callable[[str], About]:
    """Names subjects, each once."""
    return cache(partial(about, ctx))


def about(ctx: Context, subject: str) -> About:
    """A phase, something in it, a lot, an event outside the phases; no name for anything else."""
    what = known_subject(subject)
    if what is None:
        return About("")
    if what.kind in _OUTSIDE_PHASES:
        return _OUTSIDE_PHASES[what.kind](ctx, what)
    place = names.territory_name(ctx.catalog, what.territory) if what.territory else ""
    if what.kind not in OF_A_PHASE:
        return About("", (place,) if place else ())
    context = (f"phase {names.phase_number(ctx.catalog, what.phase)}", place)
    return About(_name(ctx, what.kind, what.key), context, subject)


def _of_report(ctx: Context, what: Subject) -> About:
    """« rapport du 1er au 15 novembre 2026 (lot 1) »."""
    place = place_in(str(what))
    period = Period.parse(place.period)
    days, lot = day_span(period.first, period.last), names.lot_name(ctx.catalog, place.lot)
    where = names.territory_name(ctx.catalog, place.territory)
    return About(f"rapport {days} ({lot})", (where,), str(what))


def _of_organisation(ctx: Context, what: Subject) -> About:
    """Name the organisation by its present name."""
    name = organisation_name(ctx, what.territory, int(what.key))
    return About(name, (names.territory_name(ctx.catalog, what.territory),), str(what))


def _of_link(ctx: Context, what: Subject) -> About:
    """Return both ends by their present names; the page is that of the first."""
    place = what.territory
    ends = select(OrganisationLink.first, OrganisationLink.second).where(
        OrganisationLink.territory_key == place, OrganisationLink.number == int(what.key)
    )
    numbers = ctx.session.execute(ends).one_or_none() or tuple(
        map(int, filter(None, _once_said(ctx, str(what), "link_ends").split(">")))
    )
    named = " et ".join(organisation_name(ctx, place, number) for number in numbers)
    first = subject_text(Kind.ORGANISATION, place, numbers[0]) if numbers else str(what)
    return About(named, (names.territory_name(ctx.catalog, place),), first)


def _of_meeting(ctx: Context, what: Subject) -> About:
    """A meeting, a decision or an action, by its present words."""
    word = {
        Kind.MEETING: "meeting_title",
        Kind.RESOLUTION: "resolution",
        Kind.MEETING_ACTION: "action",
    }
    title = facts_on(ctx, on=ctx.today, attributes=(word[what.kind],), subjects=[str(what)])
    where = names.territory_name(ctx.catalog, what.territory)
    name = title[0].value if title else _once_said(ctx, str(what), word[what.kind])
    return About(name or what.key, (where,), str(what))


def _of_agreement(ctx: Context, what: Subject) -> About:
    """Name the agreement by its present title."""
    titled = select(Agreement.title).where(
        Agreement.territory_key == what.territory, Agreement.number == int(what.key)
    )
    where = names.territory_name(ctx.catalog, what.territory)
    name = ctx.session.scalar(titled) or _once_said(ctx, str(what), "agreement_title")
    return About(name or what.key, (where,), str(what))


def organisation_name(ctx: Context, territory: str, number: int) -> str:
    """Its present name. The caller has checked that the actor sees that territory."""
    named = select(Organisation.name).where(
        Organisation.territory_key == territory, Organisation.number == number
    )
    subject = subject_text(Kind.ORGANISATION, territory, number)
    return ctx.session.scalar(named) or _once_said(ctx, subject, "organisation_name") or str(number)


def _once_said(ctx: Context, subject: str, attribute: str) -> str:
    """What was said of it last, though it was taken back since: the journal still names it."""
    said = (
        select(Fact.value)
        .where(Fact.subject == subject, Fact.attribute == attribute)
        .order_by(Fact.id.desc())
        .limit(1)
    )
    return ctx.session.scalar(said) or ""


def _of_portrait(ctx: Context, what: Subject) -> About:
    """« portrait statistique » of a territory."""
    return About("portrait statistique", (names.territory_name(ctx.catalog, what.territory),))


def _of_figure(ctx: Context, what: Subject) -> About:
    """« Population (2024) »."""
    key = FigureKey.parse(str(what))
    indicator = ctx.catalog.indicators.by_key.get(key.indicator)
    return About(f"{indicator.title if indicator else key.indicator} ({key.span})")


_OUTSIDE_PHASES: Mapping[Kind, Callable[[Context, Subject], About]] = {
    Kind.LOT: lambda ctx, what: About(names.lot_name(ctx.catalog, what.key)),
    Kind.EVENT: lambda ctx, what: About(names.event_title(ctx.catalog, what.key)),
    Kind.TOPIC: lambda ctx, what: About(names.topic_title(ctx.catalog, what.key)),
    Kind.REPORT: _of_report,
    Kind.ORGANISATION: _of_organisation,
    Kind.ORGANISATION_LINK: _of_link,
    Kind.AGREEMENT: _of_agreement,
    **dict.fromkeys(OF_A_MEETING, _of_meeting),
    Kind.PORTRAIT: _of_portrait,
    Kind.FIGURE: _of_figure,
}


def _name(ctx: Context, kind: Kind, key: str) -> str:
    if kind is Kind.MILESTONE and is_added(key):
        return f"jalon ajouté {key.partition(f'.{ADDED}')[2]}"
    if kind is Kind.DELIVERABLE and is_added(key):
        return f"livrable ajouté {key.partition(f'.{ADDED}')[2]}"
    if kind is Kind.CONDITION:
        return f"condition de passage {key.partition('.')[2]}"
    titles = {
        Kind.MILESTONE: names.milestone_title,
        Kind.DELIVERABLE: names.deliverable_title,
        Kind.CHECK: names.criterion_text,
    }
    return titles.get(kind, names.phase_title)(ctx.catalog, key)


def lots_today(ctx: Context) -> Mapping[tuple[str, str], str | None]:
    """Return which lot each phase belongs to now: that lot reads its past too."""
    columns = (TerritoryPhase.territory_key, TerritoryPhase.phase_key, TerritoryPhase.lot_key)
    return {(place, phase): lot for place, phase, lot in ctx.session.execute(select(*columns))}
