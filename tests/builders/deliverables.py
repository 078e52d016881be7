"""A deliverable of Herstal: how it stands, and acts upon it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.deliverables import DeliverableStatus, Verdict
from domain.permissions import Actor
from queries.deliverables.list import deliverable_on
from queries.deliverables.states import DeliverableState
from queries.moment import Moment
from services.deliverables import deliverables, versions
from services.deliverables import review as deliverable_review
from services.deliverables.review import Decision, Finding, NewReservation
from tests.personas import ALINE, HUGO
from tests.worlds import NOW, World

KEY = "P07.protocole"
TODAY = Moment(NOW.date())
LINK = "https://exemple.be/protocole.pdf"
RESERVATION = NewReservation("joindre l’annexe", date(2026, 12, 15))
WITH_RESERVATION = Decision(DeliverableStatus.ACCEPTED_WITH_RESERVATIONS, "", (RESERVATION,))


def state(
    world: World, key: str = KEY, on: Moment = TODAY, actor: Actor = ALINE
) -> DeliverableState:
    return world.ask(actor, deliverable_on, territory="herstal", key=key, moment=on)


def act(
    world: World, actor: Actor, service: Callable[..., object], key: str = KEY, **said: Any
) -> None:
    """Act on the version that stands now, as someone does who just opened the page."""
    seen = said.pop("seen_version", state(world, key).version)
    world.do(actor, service, territory="herstal", deliverable=key, seen_version=seen, **said)


def hand_in(world: World, actor: Actor = HUGO, link: str = LINK) -> None:
    act(world, actor, versions.add_link, link=link)


def hand_over(world: World, actor: Actor = HUGO) -> None:
    hand_in(world, actor)
    act(world, actor, deliverables.submit)


def review(
    world: World, decision: Decision, verdict: Verdict = Verdict.MET, lead: Actor = ALINE
) -> None:
    """Begin, check every criterion alike, decide."""
    act(world, lead, deliverable_review.verify)
    findings = {one: Finding(verdict, "vu") for one in state(world).criteria}
    act(world, lead, deliverable_review.verify, findings=findings)
    act(world, lead, deliverable_review.verify, decision=decision)
