"""The meetings of the demonstration: fictitious, so that their pages show something."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import exists, func, select

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
from services.start.demo_register import FILLER, Numbers


def fill(ctx: Context) -> None:
    """Once; where there is any meeting, nothing is added."""
    if ctx.session.scalar(select(exists().where(Meeting.id.is_not(None)))):
        return
    meetings, problems = load_demo_meetings()
    assert meetings is not None, problems
    ctx, numbers = replace(ctx, actor=FILLER), _numbers(ctx)
    for meeting in meetings.meetings:
        _add(ctx, meeting, numbers)


def _numbers(ctx: Context) -> Numbers:
    """Return those of the organisations of the demonstration, by their keys, in each territory."""
    register, problems = load_demo_register()
    assert register is not None, problems
    by_name: dict[str, dict[str, int]] = defaultdict(dict)
    rows = select(Organisation.name, Organisation.territory_key, Organisation.number)
    for name, place, number in ctx.session.execute(rows):
        by_name[name][place] = number
    return {
        organisation.key: by_name[organisation.name]
        for organisation in register.organisations
        if organisation.name in by_name
    }


def _add(ctx: Context, meeting: DemoMeeting, numbers: Numbers) -> None:
    is_held = bool(meeting.came or meeting.publics)
    description = Description(
        meeting.title, meeting.kind, meeting.place or "", meeting.phases, meeting.agenda or ""
    )
    meetings.add(
        ctx,
        territories=meeting.territories,
        seen_version=meetings.n_meetings(ctx, territories=meeting.territories),
        description=description,
        day=Day(meeting.on, is_held),
    )
    if not is_held:
        return
    number = {place: _last(ctx, place) for place in meeting.territories}
    for place in meeting.territories:
        _hold(ctx, place, number[place], meeting, numbers)
    first = meeting.territories[0]
    for decision in meeting.decisions:
        _decide(ctx, first, number[first], decision)
    for n, action in enumerate(meeting.actions, start=1):
        _ask(ctx, first, number[first], n, action, numbers)


def _last(ctx: Context, place: str) -> int:
    """The number there of the one that was just entered."""
    last = select(func.max(Meeting.number)).where(Meeting.territory_key == place)
    return ctx.session.scalars(last).one()


def _hold(ctx: Context, place: str, number: int, meeting: DemoMeeting, numbers: Numbers) -> None:
    """Of each territory, the organisations that stand in its register; publics of the first."""
    # Counted once: the same inhabitants would otherwise stand in two territories.
    publics = meeting.publics if place == meeting.territories[0] else ()
    held = Held(
        meeting.on,
        tuple(numbers[key][place] for key in meeting.came if place in numbers[key]),
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


def _decide(ctx: Context, place: str, number: int, decision: DemoDecision) -> None:
    decided = Decided(
        decision.text,
        decision.body,
        decision.basis or "",
        decision.effect or "",
        decision.phase or "",
    )
    seen = _seen(ctx, place, number)
    points.decide(ctx, territory=place, number=number, seen_version=seen, decided=decided)


def _ask(
    ctx: Context, place: str, number: int, n: int, action: DemoAction, numbers: Numbers
) -> None:
    owner = Owner(
        numbers[action.organisation][place] if action.organisation else None,
        action.actor_type or "",
    )
    asked = Asked(action.text, owner, action.due_on, action.phase or "")
    seen = _seen(ctx, place, number)
    points.ask(ctx, territory=place, number=number, seen_version=seen, asked=asked)
    if action.done_on:
        done = Followed(ActionStatus.DONE, action.done_on.first, "Fait (imaginaire).")
        seen = _seen(ctx, place, number)
        points.follow(
            ctx, territory=place, number=number, seen_version=seen, action=n, followed=done
        )
