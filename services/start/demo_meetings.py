"""The meetings of the demonstration: fictitious, so that their pages show something."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import exists, select

from definitions.demo import (
    DemoAction,
    DemoDecision,
    DemoMeeting,
    load_demo_meetings,
    load_demo_register,
)
from domain.meetings import ActionStatus, Owner
from models import Meeting, Organisation
from queries.context import Context
from services.meetings import meetings, points
from services.meetings.meetings import Day, Description, Held
from services.meetings.points import Asked, Decided, Followed
from services.start.demo_register import lead_of

Numbers = dict[str, int]


def fill(ctx: Context) -> None:
    """Once, on behalf of the lead of the demonstration; where there is any meeting, nothing is
    added."""
    if ctx.session.scalar(select(exists().where(Meeting.id.is_not(None)))):
        return
    found, problems = load_demo_meetings()
    assert found is not None, problems
    lead, numbers = replace(ctx, actor=lead_of(ctx)), _numbers(ctx)
    for one in found.meetings:
        _add(lead, one, numbers)


def _numbers(ctx: Context) -> Numbers:
    """Those of the organisations of the demonstration, by their keys."""
    register, problems = load_demo_register()
    assert register is not None, problems
    by_name = dict(ctx.session.execute(select(Organisation.name, Organisation.number)).all())
    return {one.key: by_name[one.name] for one in register.organisations if one.name in by_name}


def _add(ctx: Context, one: DemoMeeting, numbers: Numbers) -> None:
    is_held = bool(one.came or one.publics)
    description = Description(one.title, one.kind, one.place or "", one.phases, one.agenda or "")
    number = meetings.add(
        ctx,
        territories=one.territories,
        seen_version=meetings.n_meetings(ctx, territories=one.territories),
        description=description,
        day=Day(one.on, is_held),
    )
    if not is_held:
        return
    for place in one.territories:
        _hold(ctx, place, number, one, numbers)
    first = one.territories[0]
    for decision in one.decisions:
        _decide(ctx, first, number, decision)
    for n, action in enumerate(one.actions, start=1):
        _ask(ctx, first, number, n, action, numbers)


def _hold(ctx: Context, place: str, number: int, one: DemoMeeting, numbers: Numbers) -> None:
    """Of each territory, the organisations that stand in its register; publics of the first."""
    here = select(Organisation.number).where(Organisation.territory_key == place)
    registered = set(ctx.session.scalars(here))
    publics = one.publics if place == one.territories[0] else ()
    held = Held(
        one.on,
        tuple(numbers[key] for key in one.came if numbers[key] in registered),
        {public.key: public.count for public in publics},
    )
    meetings.record_held(
        ctx, territory=place, number=number, seen_version=_seen(ctx, place, number), held=held
    )


def _seen(ctx: Context, place: str, number: int) -> int:
    version = select(Meeting.version).where(
        Meeting.territory_key == place, Meeting.number == number
    )
    return ctx.session.scalars(version).one()


def _decide(ctx: Context, place: str, number: int, one: DemoDecision) -> None:
    decided = Decided(one.text, one.body, one.basis or "", one.effect or "", one.phase or "")
    seen = _seen(ctx, place, number)
    points.decide(ctx, territory=place, number=number, seen_version=seen, decided=decided)


def _ask(ctx: Context, place: str, number: int, n: int, one: DemoAction, numbers: Numbers) -> None:
    owner = Owner(numbers[one.organisation] if one.organisation else None, one.actor_type or "")
    asked = Asked(one.text, owner, one.due_on, one.phase or "")
    seen = _seen(ctx, place, number)
    points.ask(ctx, territory=place, number=number, seen_version=seen, asked=asked)
    if one.done_on:
        done = Followed(ActionStatus.DONE, one.done_on.first, "Fait (imaginaire).")
        seen = _seen(ctx, place, number)
        points.follow(
            ctx, territory=place, number=number, seen_version=seen, action=n, followed=done
        )
